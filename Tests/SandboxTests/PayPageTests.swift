import InvoiceCore
import JSON
import LoopbackServer
import Testing
import Wording

@testable import Sandbox

@Suite("The pay page", .timeLimit(.minutes(10)))
struct PayPageTests {
    private static let links =
        #""success_url":"https://shop.example/ok?a=1&b=2","fail_url":"https://shop.example/no""#

    private func body(_ rest: String = "") -> String {
        #"{"payment_id":1,"currency":"visamaster.uah","amount":100.5\#(rest.isEmpty ? "" : "," + rest)}"#
    }

    private func act(_ action: String, at path: String, on bench: SandboxBench) async throws -> SeenReply {
        try await bench.send(
            LoopbackRequest(method: "POST", path: path, query: "lang=fr", body: Array("action=\(action)".utf8)))
    }

    @Test(arguments: Transport.allCases)
    func `It shows the invoice and the three ways to end it, without a script`(transport: Transport) async throws {
        try await SandboxBench.run(transport) { bench in
            let path = try await bench.payPath(body(#""description":"Order 7""#), paymentID: "1")
            let page = try await bench.send(LoopbackRequest(method: "GET", path: path))
            #expect(page.status == 200)
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            #expect(page.header("Content-Security-Policy")?.hasPrefix("default-src 'none';") == true)
            #expect(page.header("Referrer-Policy") == "same-origin")
            #expect(page.header("Cache-Control") == "no-store")
            for part in [
                "100.50 UAH", "VisaMaster, UAH", "Order 7", "value=\"pay\"", "\"decline\"", "\"cancel\"", "viewport",
            ] {
                #expect(page.text.contains(part), "\(part)")
            }
            #expect(!page.text.contains("<script"))
            #expect(page.text.contains(PayPage.stylePath))
            let style = try await bench.send(LoopbackRequest(method: "GET", path: PayPage.stylePath))
            #expect(style.header("Content-Type") == "text/css; charset=utf-8")
        }
    }

    @Test(arguments: [
        ("pay", "FINISHED", "https://shop.example/ok?a=1&b=2"), ("decline", "FAILED", "https://shop.example/no"),
        ("cancel", "CANCELED", "https://shop.example/no"),
    ])
    func `An action ends the payment and leads on to the shop`(action: String, status: String, location: String)
        async throws
    {
        try await SandboxBench.run(.memory) { bench in
            let path = try await bench.payPath(body(Self.links), paymentID: "1")
            let reply = try await act(action, at: path, on: bench)
            #expect(reply.status == 303)
            #expect(reply.header("Location") == location)
            let told = try await bench.status("1")
            #expect(told["status"] == .string(status))
            #expect((told["error"] != nil) == (action == "decline"))
        }
    }

    @Test
    func `What has ended stays as it ended, whatever is pressed then`() async throws {
        try await SandboxBench.run(.memory) { bench in
            let path = try await bench.payPath(body(Self.links), paymentID: "1")
            _ = try await act("pay", at: path, on: bench)
            let again = try await act("cancel", at: path, on: bench)
            #expect(again.header("Location") == "https://shop.example/ok?a=1&b=2")
            #expect(try await bench.status("1")["status"] == .string("FINISHED"))
            let page = try await bench.send(LoopbackRequest(method: "GET", path: path))
            #expect(page.text.contains("href=\"https://shop.example/ok?a=1&amp;b=2\""))
            #expect(!page.text.contains("<form"))
        }
    }

    @Test
    func `Without addresses of the shop the page itself tells the end, in the same language`() async throws {
        try await SandboxBench.run(.memory) { bench in
            let path = try await bench.payPath(body(), paymentID: "1")
            let reply = try await act("pay", at: path, on: bench)
            #expect(reply.header("Location") == path + "?lang=fr")
            let page = try await bench.send(LoopbackRequest(method: "GET", path: path, query: "lang=fr"))
            #expect(page.text.contains("Payé"))
        }
    }

    @Test
    func `Text of the invoice stays text`() async throws {
        try await SandboxBench.run(.memory) { bench in
            let hostile = #""description":"</dd><script>alert('1')</script>&\u001b\u009b""#
            let path = try await bench.payPath(body(hostile), paymentID: "1")
            let page = try await bench.send(LoopbackRequest(method: "GET", path: path))
            #expect(
                page.text.contains("&lt;/dd&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;\u{fffd}\u{fffd}"))
            #expect(!page.text.contains("<script"))
        }
    }

    @Test
    func `A link of nobody is 404 and repeats nothing of it; other methods and actions are refused`() async throws {
        try await SandboxBench.run(.memory) { bench in
            let unknown = try await bench.send(LoopbackRequest(method: "GET", path: "/pay/%22%3Cb"))
            #expect(unknown.status == 404)
            #expect(!unknown.text.contains("%22"))
            let path = try await bench.payPath(body(), paymentID: "1")
            #expect(try await bench.send(LoopbackRequest(method: "PUT", path: path)).status == 405)
            #expect(try await act("steal", at: path, on: bench).status == 400)
            #expect(try await bench.status("1")["status"] == .string("PAYIN"))
        }
    }

    @Test
    func `Getting the page changes nothing`() async throws {
        try await SandboxBench.run(.memory) { bench in
            let path = try await bench.payPath(body(), paymentID: "1")
            _ = try await bench.send(LoopbackRequest(method: "GET", path: path, query: "action=pay"))
            #expect(try await bench.status("1")["status"] == .string("PAYIN"))
        }
    }

    @Test(
        arguments: [
            (nil, [], LanguageCode.english), ("lang=uk", ["fr"], .ukrainian), ("x=1&lang=ru", [], .russian),
            ("lang=de", ["fr"], .french), (nil, ["de-DE,de;q=0.9,uk;q=0.5,ru;q=0.7"], .russian),
            (nil, ["FR-ca, en;q=0.8"], .french), (nil, ["fr;q=0, de"], .english), (nil, ["*", "uk"], .ukrainian),
            (nil, [";;,,q="], .english), (nil, ["fr;q=x, ru;q=0.001"], .russian),
        ] as [(String?, [String], LanguageCode)])
    func `The language is the one asked for, else the best that the browser takes, else English`(
        query: String?, accepted: [String], expected: LanguageCode
    ) {
        #expect(LanguageCode.chosen(query: query, accepted: accepted) == expected)
    }

    @Test
    func `Every language says in its own words that no money moves`() {
        for language in LanguageCode.allCases {
            let others = LanguageCode.allCases.filter { $0 != language }
            #expect(others.allSatisfy { $0.texts.payNotice != language.texts.payNotice })
        }
    }

    @Test(arguments: [
        ("a=b", "b"), ("x=1&a=c+d%21", "c d!"), ("a=%D0%B0", "а"), ("a=%zz%4", "%zz%4"), ("a", ""),
        ("a=b=c", "b=c"),
    ])
    func `Form fields are decoded`(text: String, value: String) {
        #expect(FormFields(text)["a"] == value)
    }
}
