import LoopbackServer
import Testing

@Suite("Under which names a server answers", .timeLimit(.minutes(10)))
struct LoopbackHostsTests {
    private func answer(_ fields: (Int) -> String, publicURL: String?) async throws -> String {
        let server = try await LoopbackServer.start(port: 0, limits: .unhurried(), publicURL: publicURL) {
            _ in
            .response(LoopbackResponse(status: 200))
        }
        let request = "GET / HTTP/1.1\r\n\(fields(server.port))Connection: close\r\n\r\n"
        let text: String
        do {
            text = try await exchange(server.port, request).text
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
        return String(text.dropFirst("HTTP/1.1 ".count).prefix(3))
    }

    @Test(arguments: ["hooks.example", "Hooks.Example", "hooks.example:443", "hooks.example:8420"])
    func `A public name is taken with any port, whatever its case`(host: String) async throws {
        let fields = { (_: Int) in "Host: \(host)\r\n" }
        #expect(try await answer(fields, publicURL: "https://HOOKS.example/shop") == "200")
        #expect(try await answer(fields, publicURL: "https://hooks.example:8443") == "200")
        #expect(try await answer(fields, publicURL: nil) == "421")
    }

    @Test(arguments: [
        "hooks.example.evil.example", "xhooks.example", "hooks.example:x", "hooks.example/", "hooks.example@evil",
        "hooks.example:443:1", "hooks.example evil",
    ])
    func `Names that only look like the public one are refused`(host: String) async throws {
        let status = try await answer({ _ in "Host: \(host)\r\n" }, publicURL: "https://hooks.example/shop")
        #expect(status == "421" || status == "400")
    }

    @Test
    func `Without a name, or with two, it is 400`() async throws {
        #expect(try await answer({ _ in "" }, publicURL: nil) == "400")
        #expect(try await answer({ "Host: localhost:\($0)\r\nHost: localhost:\($0)\r\n" }, publicURL: nil) == "400")
    }

    @Test(arguments: [
        ("https://hooks.example", "200"), ("https://hooks.example:8443", "200"), ("https://evil.example", "403"),
        ("null", "403"), ("https://hooks.example.evil.example", "403"), ("https://hooks.example/x", "403"),
    ])
    func `A page's origin is this machine's or the public one`(origin: String, status: String) async throws {
        let fields = { (port: Int) in "Host: 127.0.0.1:\(port)\r\nOrigin: \(origin)\r\n" }
        #expect(try await answer(fields, publicURL: "https://hooks.example/shop") == status)
    }
}
