import Glibc
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct InheritedSignalTests {
    @Test func `how a child ended is learned, whatever who started the program ignores`() async {
        await #expect(processExitsWith: .success) {
            signal(SIGCHLD, SIG_IGN)
            _ = Program.start(["--help"], [:])
            var action = sigaction()
            #expect(sigaction(SIGCHLD, nil, &action) == 0)
            #expect(action.__sigaction_handler.sa_handler == nil)
        }
    }
}
