import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct CardInReplyTests {
    private static let card = "4444111144441111"
    private static let body = #"{"amount":1,"payment_id":1,"sender":"4444111144441111"}"#

    /// How a gateway may repeat the number in its JSON.
    static let forms = [
        "4444 1111 4444 1111", "4444\u{a0}1111\u{202f}4444\u{2007}1111", "4444-1111–4444.1111",
        "4444111144441111\u{301}",
        #"\u0034\u0034\u0034\u0034111144441111"#, "4444\u{200b}111144441111", "４４４４１１１１４４４４１１１１", "٤٤٤٤١١١١٤٤٤٤١١١١",
        "%34%34%34%34111144441111", "&#52;444111144441111", #"4444\u00a01111\u00a04444\u00a01111"#,
        "4444 (bank) 1111 (zone) 4444 (last) 1111",
    ]

    /// The digits of everything in the text, escapes undone.
    private func digits(_ text: String) -> String {
        var text = text
        for (sign, plain) in [(#"\u0034"#, "4"), (#"\u00a0"#, " "), ("%34", "4"), ("&#52;", "4")] {
            text = text.split(separator: sign, omittingEmptySubsequences: false).joined(separator: plain)
        }
        return String(
            text.unicodeScalars.compactMap { $0.properties.numericType == .decimal ? $0.properties.numericValue : nil }
                .map { Character("\(Int($0))") })
    }

    /// Which card paid is known of no row of a statement, and of no number that is looked up.
    @Test func `a reason of another's payment has no card's number, and its own id stays`() async throws {
        let id = "5425233430109903"
        let row = """
            {"payment_id":"\(id)","tracking":"79DF-60B0-17F6","status":"FAILED",\
            "error":{"code":5,"message":"\(id): card 4444 1111 4444 1111 was declined"}}
            """
        let hidden = "\(id): card 4444 11•••••• 1111 was declined"
        let asked = GatewayClient(account: .test, transport: OneAnswer(row))
        let status = try await asked.status(paymentID: PaymentID(recorded: id)).result.get()
        #expect(status.reason?.message == hidden)
        let day = LocalDateTime(Timestamp(milliseconds: 0), offset: 0)
        let statement = GatewayClient(account: .test, transport: OneAnswer(#"{"list":[\#(row)]}"#))
        #expect(try await statement.statement(from: day, to: day).result.get().map(\.reason?.message) == [hidden])
    }

    /// Whoever paid may have taken another card, or the request named a phone.
    @Test(arguments: [nil, "+380501234567", "wallet@example.com", "543111••••••0006"], forms.dropLast())
    func `a reason has no other card's number either, nor has what is kept of the reply`(
        sender: String?, form: String
    ) async throws {
        let id = "5425233430109903"
        let error = #"{"code":"\#(form)","message":"\#(id): card \#(form) is stolen"}"#
        let client = GatewayClient(
            account: .test, transport: OneAnswer(#"{"payment_id":"\#(id)","status":"FAILED","error":\#(error)}"#))
        let answer = await client.status(paymentID: PaymentID(recorded: id), sender: sender)
        let report = try answer.result.get()
        let reply = try #require(answer.exchange?.reply)
        for text in [report.reason?.message ?? "", report.reason?.code ?? "", reply] {
            #expect(!digits(text).contains(Self.card), "\(text)")
            #expect(text.unicodeScalars.contains("•"), "\(text)")
        }
        #expect(report.paymentID == id && report.reason?.message.hasPrefix("\(id): card ") == true)
        let refusing = GatewayClient(account: .test, transport: OneAnswer(#"{"error":\#(error)}"#))
        let refused = await refusing.create(
            body: ZeroizingBytes(["{}".utf8]), paymentID: PaymentID(recorded: id),
            card: sender.flatMap { _ in CardNumber("5431111111110006") })
        guard case .failure(.rejected(let said)) = refused.result else {
            Issue.record("\(refused)")
            return
        }
        for text in [said.message, refused.exchange?.reply ?? ""] {
            #expect(!digits(text).contains(Self.card) && text.contains(id), "\(text)")
        }
    }

    @Test func `a page instead of a reply has no card's number, and the payment's own id stays`() async throws {
        let id = "5425233430109903"
        let client = GatewayClient(account: .test, transport: OneAnswer("<p>\(id): card 4444111144441111</p>"))
        let answer = await client.status(paymentID: PaymentID(recorded: id))
        #expect(answer.exchange?.reply == "<p>\(id): card 444411••••••1111</p>")
    }

    @Test(arguments: forms)
    func `a rejection has the number whole neither in its words nor in the reply`(form: String) async throws {
        let transport = OneAnswer(#"{"error":{"code":"\#(form)","message":"Bad sender \#(form)."}}"#)
        let answer = await GatewayClient(account: .test, transport: transport).create(body: Self.body)
        guard case .failure(.rejected(let said)) = answer.result, let exchange = answer.exchange else {
            Issue.record("\(answer)")
            return
        }
        for text in [said.message, said.code ?? "", exchange.reply] {
            #expect(!digits(text).contains(Self.card), "\(text)")
            #expect(text.unicodeScalars.contains("•"), "\(text)")
        }
    }

    @Test(arguments: [
        #"{"error":{"message":"no"},"bin":"444411","middle":"114444","last":"1111"}"#,
        #"{"error":{"message":"no"},"pan_1":"4444","pan_2":"1111","pan_3":"4444","pan_4":"1111"}"#,
        #"{"error":{"message":"no"},"pan":["4444","1111","4444","1111"]}"#,
        #"{"error":{"message":"no"},"4444111144441111":1}"#,
    ])
    func `a number in parts is not kept whole`(reply: String) async throws {
        let transport = OneAnswer(reply)
        let answer = await GatewayClient(account: .test, transport: transport).create(body: Self.body)
        guard case .failure(.rejected) = answer.result, let exchange = answer.exchange else {
            Issue.record("\(answer)")
            return
        }
        #expect(exchange.reply.unicodeScalars.contains("•"), "\(exchange.reply)")
    }

    @Test(arguments: forms.dropLast())
    func `links, forms and statuses have the number nowhere whole, by its mask alone`(form: String) async throws {
        let reply = #"""
            {"pay_link":"https://pay.example/\#(form)","pay_form":"<form>\#(form)</form>","status":"X\#(form)",
            "crypto":{"address":"\#(form)"},"tracking":"79DF-60B0-17F6","payment_id":"1"}
            """#
        let client = GatewayClient(account: .test, transport: OneAnswer(reply))
        let paid = await client.process(
            paymentID: PaymentID(recorded: "1"), tracking: "79DF-60B0-17F6", sender: "444411••••••1111")
        guard case .success(let payment) = paid.result, let exchange = paid.exchange else {
            Issue.record("\(paid)")
            return
        }
        let texts = [payment.link, payment.form, payment.address, payment.status?.text, exchange.reply]
        for text in texts.map({ $0 ?? "" }) { #expect(!digits(text).contains(Self.card), "\(text)") }
    }

    @Test func `a status has the number nowhere whole, and what names the payment stays`() async throws {
        let reply = #"""
            {"status":"FAILED","error":{"message":"Card 4444 1111 4444 1111 is stolen"},"amount":"1111.44",
            "created":"4444-1111-4444-1111","tracking":"4444-1111-4444-1111","payment_id":4444111144441111}
            """#
        let client = GatewayClient(account: .test, transport: OneAnswer(reply))
        let answer = await client.status(paymentID: PaymentID(recorded: "4444111144441111"), sender: "444411••••••1111")
        guard case .success(let report) = answer.result else {
            Issue.record("\(answer)")
            return
        }
        #expect(report.reason?.message == "Card 4444 11•••••• 1111 is stolen")
        #expect(report.created == "4444-11••••••-1111")
        #expect(report.tracking == "4444-1111-4444-1111" && report.paymentID == "4444111144441111")
        #expect(report.amount?.description == "1111.44")
    }

    @Test func `a number across the place where a reply is cut is hidden, however long it is written`() async throws {
        let number = Self.card.map { "\\u003\($0)" }.joined(separator: "     ")
        let reply = #"{"x":""# + String(repeating: " ", count: 16_280) + number + #"","error":"no"}"#
        let client = GatewayClient(account: .test, transport: OneAnswer(reply))
        let exchange = try #require(await client.create(body: Self.body).exchange)
        #expect(exchange.reply.unicodeScalars.contains("•"))
        #expect(exchange.isTruncated)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a reply made to be slow to look through is not`() async {
        for sign in ["\\", "\"", "\\\"", "%", "&", "&#", "\\u0034", "4", "4444111144441111 ", "444411"] {
            let text = String(repeating: sign, count: 200_000 / sign.utf8.count)
            let transport = OneAnswer(bytes: Array(text.utf8))
            _ = await GatewayClient(account: .test, transport: transport).create(body: Self.body)
            #expect(transport.requests.count == 1)
        }
    }

    @Test func `a message piled up with marks is cut by its scalars`() async {
        let pile = "a" + String(repeating: "\u{301}", count: 5000)
        let client = GatewayClient(account: .test, transport: OneAnswer(#"{"error":"\#(pile)"}"#))
        let answer = await client.create(
            body: ZeroizingBytes(["{}".utf8]), paymentID: PaymentID(recorded: "1"), card: nil)
        guard case .failure(.rejected(let said)) = answer.result else {
            Issue.record("\(answer)")
            return
        }
        #expect(said.message.unicodeScalars.count == 1001)
    }
}
