import LoopbackServer
import Testing

@Suite("Where the loopback caller connects to", .timeLimit(.minutes(10)))
struct LoopbackCallerAddressTests {
    @Test
    func `An address of this machine is called itself, not another one of it`() async throws {
        let server = try await LoopbackServer.start(
            port: 0, limits: .unhurried(), publicURL: "http://shop.example"
        ) { _ in
            .response(LoopbackResponse(status: 200))
        }
        for (host, status) in [
            ("127.0.0.1", 200), ("localhost", 200), ("shop.example", 200), ("127.0.0.2", nil), ("::1", nil),
        ] {
            let seen = await LoopbackCaller.get(port: server.port, host: host, target: "/", limit: .seconds(300))
            #expect(seen == status, "\(host)")
        }
        await server.stop()
    }

    @Test
    func `A redirect is an answer and no way on`() async throws {
        let elsewhere = try await LoopbackServer.start(port: 0, limits: .unhurried()) { _ in
            Issue.record("the redirect was followed")
            return .response(LoopbackResponse(status: 200))
        }
        let target = "http://127.0.0.1:\(elsewhere.port)/"
        let server = try await LoopbackServer.start(port: 0, limits: .unhurried()) { _ in
            .response(LoopbackResponse(status: 302, headers: [LoopbackHeader("Location", target)]))
        }
        #expect(await LoopbackCaller.get(port: server.port, target: "/", limit: .seconds(300)) == 302)
        await server.stop()
        await elsewhere.stop()
    }
}
