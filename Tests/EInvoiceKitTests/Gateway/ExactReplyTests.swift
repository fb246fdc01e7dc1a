import InvoiceCore
import JSON
import Testing

@testable import EInvoiceKit

@Suite struct ExactReplyTests {
    @Test func `a payment id in other bytes belongs to another payment`() async {
        let reply = #"{"tracking":"79DF-60B0-17F6","payment_id":"cafe\#u{301}"}"#
        let client = GatewayClient(account: .test, transport: OneAnswer(reply))
        let answer = await client.create(
            body: ZeroizingBytes(["{}".utf8]), paymentID: PaymentID(recorded: "caf\u{e9}"), card: nil)
        guard case .failure(.unusable) = answer.result else {
            Issue.record("\(answer)")
            return
        }
    }

    @Test func `a proxy's password is hidden before a mark too`() {
        let address = "http://user:topsecret@\u{301}host"
        let shown = ProxyCredentials.hidden(in: "Bad proxy '\(address)'") { $0 == "HTTPS_PROXY" ? address : nil }
        #expect(!shown.contains("topsecret"))
    }

    @Test func `a list of an extra field's choices ends at commas, whatever follows them`() {
        let list = try? JSONValue(parsing: Array("[{\"name\":\"a\",\"values\":\"x,\u{301}y, z \"}]".utf8))
        #expect(list.map { ExtraFieldReading($0).rules.first?.choices } == ["x", "\u{301}y", "z"])
        let codes = try? JSONValue(parsing: Array("[{\"name\":\"a\",\"currency\":\"x,\u{301}y\"}]".utf8))
        #expect(codes.map { ExtraFieldReading($0).rules.first?.currencies } == ["x", "\u{301}y"])
    }
}
