import Glibc
import Testing

@testable import EInvoiceKit

@Suite struct PrivateFileTests {
    @Test(.timeLimit(.minutes(10))) func `a pipe in the place of a file is waited for by nobody`() throws {
        let folder = TemporaryFolder()
        #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
        // With somebody at its other end, who says nothing.
        let other = open(folder.file("pipe"), O_RDWR)
        defer { close(other) }
        #expect(throws: FileFailure(code: EINVAL, words: "it is a pipe or a socket, and no file")) {
            try PrivateFile.read(folder.file("pipe"), limit: 10)
        }
        #expect(PrivateFile.text(of: folder.file("pipe")) == nil)
        #expect(PrivateFile.isNoFile(folder.file("pipe")) && !PrivateFile.isNoFile(folder.file("nothing")))
        var options = SettingsOptions()
        options.configPath = folder.file("pipe")
        let settings = Settings.inspect(environment: ["HOME": folder.path], options: options)
        #expect(settings.problems.count == 1)
    }
}
