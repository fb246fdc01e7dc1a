import JSON
import LoopbackServer
import Testing

@testable import Sandbox

@Suite("Callbacks", .serialized, .timeLimit(.minutes(10)))
struct SandboxCallbackTests {
    /// A listener that answers the first calls with these statuses, and 200 from then on.
    private func withListener(
        _ statuses: [Int] = [], _ test: (Int, AsyncStream<LoopbackRequest>) async throws -> Void
    ) async throws {
        let (calls, call) = AsyncStream.makeStream(of: LoopbackRequest.self)
        let counter = Counter()
        let server = try await LoopbackServer.start(port: 0, limits: .unhurried) { request in
            let number = await counter.next()
            call.yield(request)
            return .response(LoopbackResponse(status: number < statuses.count ? statuses[number] : 200))
        }
        do {
            try await test(server.port, calls)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    private actor Counter {
        private var count = 0

        func next() -> Int {
            defer { count += 1 }
            return count
        }
    }

    private func body(_ amount: Int, port: Int) -> String {
        #"{"payment_id":1,"currency":"tron","amount":\#(amount),"status_url":"http://127.0.0.1:\#(port)/cb?t=x"}"#
    }

    @Test(arguments: Transport.allCases)
    func `A payment that settles by itself is called back without anybody asking`(transport: Transport) async throws {
        try await withListener { port, calls in
            try await SandboxBench.run(transport, callbackWaits: [.zero]) { bench in
                _ = try await bench.post("einvoice/create", body(1000, port: port))
                _ = try await bench.post("einvoice/process", #"{"payment_id":1}"#)
                var arrivals = calls.makeAsyncIterator()
                let call = try #require(await arrivals.next())
                #expect(call.method == "GET")
                #expect(call.path == "/cb")
                #expect(call.query == "t=x")
                #expect(call.body.isEmpty)
                #expect(call.values("DPAY_SECURE").isEmpty)
                #expect(try await bench.status("1")["status"] == .string("FINISHED"))
            }
        }
    }

    @Test
    func `A callback that finds no good answer is tried again`() async throws {
        try await withListener([500, 404]) { port, calls in
            try await SandboxBench.run(.memory, callbackWaits: [.zero, .zero, .zero]) { bench in
                let path = try await bench.payPath(body(5, port: port), paymentID: "1")
                _ = try await bench.send(LoopbackRequest(method: "POST", path: path, body: Array("action=pay".utf8)))
                var count = 0
                for await _ in calls {
                    count += 1
                    if count == 3 { break }
                }
                #expect(count == 3)
            }
        }
    }

    @Test(arguments: [
        ("http://127.0.0.1:80/x", true), ("http://localhost/", true), ("http://LOCALHOST:1", true),
        ("http://[::1]:8080/a?b", true), ("http://127.1.2.3/", true), ("http://127.0.0.1.example/", false),
        ("http://example.org/", false), ("http://10.0.0.1/", false), ("http://169.254.169.254/", false),
        ("http://0.0.0.0/", false), ("http://localhost.example/", false), ("http://[::ffff:10.0.0.1]/", false),
        ("http://127.0.0.256/", false),
    ])
    func `Only plain HTTP to this machine is called`(url: String, isLoopback: Bool) throws {
        #expect(try #require(ParsedURL(url)).isLoopback == isLoopback)
    }

    @Test(arguments: [
        "", "http://", "http:///x", "//x", "x", "https//x", "http://a b/", "http://x:0/", "http://x:65536/",
        "http://x:a/", "http://x:+80/", "http://user@x/", "javascript:alert(1)", "http://x\r\ny", "http://[::1",
    ])
    func `What is no web address is none`(url: String) {
        #expect(ParsedURL(url) == nil)
    }

    @Test
    func `An address is taken apart as it is written`() throws {
        let address = try #require(ParsedURL("HTTPS://Shop.Example:444?a=b#c"))
        #expect(address.isSecure)
        #expect(address.host == "shop.example")
        #expect(address.port == 444)
        #expect(address.target == "/?a=b")
        #expect(try #require(ParsedURL("http://[::1]:8080/x")).host == "::1")
        #expect(try #require(ParsedURL("http://x")).target == "/")
    }
}
