import LoopbackServer
import Testing

@testable import Sandbox

@Suite("Who may ask the sandbox", .timeLimit(.minutes(10)))
struct SandboxHostTests {
    private func withGateway(_ test: (SandboxGateway) async throws -> Void) async throws {
        let gateway = try await SandboxGateway.start(
            SandboxConfiguration(clientID: "1042", secret: SandboxBench.secret, port: 0), limits: .unhurried)
        do {
            try await test(gateway)
        } catch {
            await gateway.stop()
            throw error
        }
        await gateway.stop()
    }

    @Test
    func `A name of this machine with the port is taken, nothing else`() async throws {
        try await withGateway { gateway in
            let (request, port) = (SandboxBench.request("extrafields/list", "{}"), gateway.port)
            for host in ["127.0.0.1:\(port)", "localhost:\(port)", "LocalHost:\(port)", "[::1]:\(port)"] {
                #expect(try await overSocket(request, port: port, host: host).status == 200, "\(host)")
            }
            for host in [
                "evil.example:\(port)", "evil.example", "127.0.0.1.evil.example:\(port)", "127.0.0.1:\(port + 1)",
                "127.0.0.1", "localhost.:\(port)", "", "127.0.0.1:\(port)@evil.example", "xlocalhost:\(port)",
                "localhost:\(port), evil.example", "10.0.0.1:\(port)", "0.0.0.0:\(port)", "127.+1.0.1:\(port)",
            ] {
                let reply = try await overSocket(request, port: port, host: host)
                #expect(reply.status == 421 || reply.status == 400, "\(host)")
                let page = LoopbackRequest(method: "GET", path: "/pay/style.css")
                let status = try await overSocket(page, port: port, host: host).status
                #expect(status == 421 || status == 400, "\(host)")
            }
        }
    }

    @Test
    func `A page of another origin is refused, the own pay page isn't`() async throws {
        try await withGateway { gateway in
            let port = gateway.port
            var request = LoopbackRequest(method: "POST", path: "/pay/x", body: Array("action=pay".utf8))
            for origin in ["http://127.0.0.1:\(port)", "http://localhost:\(port)"] {
                request.headers = [LoopbackHeader("Origin", origin)]
                let status = try await overSocket(request, port: port).status
                #expect(status == 404, "\(origin)")
            }
            for origin in [
                "http://evil.example", "http://evil.example:\(port)", "null", "https://127.0.0.1:\(port)",
                "http://127.0.0.1", "http://127.0.0.1:\(port + 1)", "file://", "",
            ] {
                request.headers = [LoopbackHeader("Origin", origin)]
                let status = try await overSocket(request, port: port).status
                #expect(status == 403, "\(origin)")
            }
        }
    }

    @Test
    func `The pay page tells its origin to itself, and its path to nobody else`() async throws {
        try await withGateway { gateway in
            let page = try await overSocket(LoopbackRequest(method: "GET", path: "/pay/x"), port: gateway.port)
            #expect(page.header("Referrer-Policy") == "same-origin")
        }
    }
}
