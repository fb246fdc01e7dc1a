import EInvoiceKit
import Gateway
import History
import InvoiceCore
import Testing

/// What the reply that starts a payment says is kept.
@Suite struct PaymentStatusTests {
    private let desk = Desk(.test, ScriptedTransport(Replies.created))

    private func created() async throws -> Invoice { try #require(try await desk.create().sent?.invoice) }

    private func process(_ more: String) -> ScriptedTransport.Answer {
        reply(#"{"tracking":"79DF-60B0-17F6"\#(more)}"#)
    }

    @Test func `the status of the reply is the invoice's`() async throws {
        let invoice = try await created()
        desk.gateway.add(process(#","status":"PAYIN""#))
        _ = await desk.service.startPayment(invoice)
        #expect(try desk.stored(invoice).report?.status.text == "PAYIN")
    }

    @Test func `a final status stays, and what was known beside the status does too`() async throws {
        let invoice = try await created()
        desk.gateway.add(
            process(#","status":"FINISHED","amount":100.50,"fee":1"#), process(#","status":"PAYIN""#),
            process(#","status":"CANCELED""#))
        _ = await desk.service.refreshStatus(invoice)
        _ = await desk.service.startPayment(invoice)
        let stored = try desk.stored(invoice)
        #expect(stored.report?.status.text == "FINISHED")
        #expect(stored.report?.fee?.description == "1")
    }

    @Test func `a status that says no more than the reply did is still news where it tells the amount`() async throws {
        let invoice = try await created()
        desk.gateway.add(process(#","status":"PAYIN""#), process(#","status":"PAYIN","amount":100.50"#))
        _ = await desk.service.startPayment(invoice)
        guard case .report(_, _, isNew: true) = await desk.service.refreshStatus(invoice) else {
            Issue.record("not recorded")
            return
        }
        #expect(try desk.stored(invoice).report?.amount != nil)
    }

    @Test func `confirmations that grow are kept, and the same again adds no line`() async throws {
        let invoice = try await created()
        func coin(_ count: Int) -> ScriptedTransport.Answer {
            process(#","crypto":{"address":"3Haaz","current_confirmations":\#(count),"success_confirmations":4}"#)
        }
        desk.gateway.add(coin(0), coin(3), coin(3))
        _ = await desk.service.startPayment(invoice)
        _ = await desk.service.startPayment(invoice)
        let lines = desk.lines
        #expect(lines.last?.contains(#""address":"3Haaz""#) == true)
        #expect(lines.last?.contains(#""current_confirmations":3"#) == true)
        _ = await desk.service.startPayment(invoice)
        #expect(desk.lines == lines)
    }

    @Test func `another tracking number is said and doesn't take the first one's place`() async throws {
        let invoice = try await created()
        let other = reply(#"{"tracking":"0000-0000-0000","payment_id":"1001","status":"FINISHED"}"#)
        desk.gateway.add(other, other)
        let lines = desk.lines
        guard case .problem(.unusable(let reason)) = await desk.service.refreshStatus(invoice) else {
            Issue.record("believed")
            return
        }
        #expect(reason.detail == "HTTP 200: tracking 0000-0000-0000, not 79DF-60B0-17F6")
        guard case .problem(.unusable(reason)) = await desk.service.startPayment(invoice) else {
            Issue.record("believed")
            return
        }
        #expect(desk.lines == lines)
    }

    @Test func `a card's number in a link is kept as the sender is`() async throws {
        let invoice = try #require(try await desk.create { $0.sender = "4444111144441111" }.sent?.invoice)
        desk.gateway.add(process(#","pay_link":"https://pay.example/4444111144441111""#))
        guard case .started = await desk.service.startPayment(invoice) else {
            Issue.record("not started")
            return
        }
        #expect(!desk.historyText.contains("4444111144441111"))
    }
}
