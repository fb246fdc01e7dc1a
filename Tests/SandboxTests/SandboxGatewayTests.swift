import LoopbackServer
import TestGateway
import Testing

@testable import Sandbox

@Suite("Starting and stopping the sandbox", .timeLimit(.minutes(10)))
struct SandboxGatewayTests {
    @Test
    func `A port that is taken gives way to a free one only if that is allowed`() async throws {
        let first = try await SandboxGateway.start(SandboxConfiguration(port: 0))
        let second = try await SandboxGateway.start(SandboxConfiguration(port: first.port))
        #expect(second.port != first.port)
        #expect(second.baseURL == "http://127.0.0.1:\(second.port)")
        let page = LoopbackRequest(method: "GET", path: "/pay/style.css")
        let refused = try await overSocket(page, port: second.port, host: "evil.example:\(second.port)").status
        #expect(refused == 421)
        await #expect(throws: LoopbackError.addressInUse(port: first.port)) {
            try await SandboxGateway.start(SandboxConfiguration(port: first.port, takesAnyPort: false))
        }
        await first.stop()
        await second.stop()
    }

    @Test
    func `A stopped sandbox gives its port back`() async throws {
        try await ReservedPort.with { port in
            let first = try await SandboxGateway.start(SandboxConfiguration(port: port, takesAnyPort: false))
            await first.stop()
            let again = try await ReservedPort.regained {
                try await SandboxGateway.start(SandboxConfiguration(port: port, takesAnyPort: false))
            } while: {
                $0 as? LoopbackError == .addressInUse(port: port)
            }
            #expect(again.port == port)
            await again.stop()
        }
    }
}
