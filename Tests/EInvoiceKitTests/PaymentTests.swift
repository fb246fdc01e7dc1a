import EInvoiceKit
import Gateway
import History
import InvoiceCore
import Testing

@Suite(.timeLimit(.minutes(10))) struct PaymentTests {
    private let desk = Desk(.test, ScriptedTransport(Replies.created))

    private func created() async throws -> Invoice { try #require(try await desk.create().sent?.invoice) }

    private func coin(confirmations: Int, address: String = "3Haaz") -> ScriptedTransport.Answer {
        reply(
            """
            {"tracking":"79DF-60B0-17F6","status":"PAYIN",
             "crypto":{"address":"\(address)","current_confirmations":"\(confirmations)","success_confirmations":4}}
            """)
    }

    @Test func askedAgainItTellsTheConfirmationsOfNowAndAddsALineWhereTheyAreOthers() async throws {
        let invoice = try await created()
        desk.gateway.add(coin(confirmations: 0), coin(confirmations: 3))
        _ = await desk.service.startPayment(invoice)
        _ = await desk.service.startPayment(invoice)
        desk.gateway.add(coin(confirmations: 3), coin(confirmations: 3, address: "3Other"))
        let lines = desk.lines
        guard case .started(let sent, let payment) = await desk.service.startPayment(invoice) else {
            Issue.record("not started")
            return
        }
        #expect(payment.currentConfirmations == 3)
        #expect(payment.neededConfirmations == 4)
        #expect(try desk.stored(invoice) == sent.invoice)
        #expect(desk.lines == lines)
        _ = await desk.service.startPayment(invoice)
        #expect(desk.lines.count == lines.count + 1)
        #expect(desk.lines.last?.contains("3Other") == true)
    }

    @Test func neitherLinkNorFormIsNoFailure() async throws {
        let invoice = try await created()
        desk.gateway.add(reply(#"{"tracking":"79DF-60B0-17F6","status":"PAYIN"}"#))
        guard case .started(let sent, let payment) = await desk.service.startPayment(invoice) else {
            Issue.record("not started")
            return
        }
        #expect(payment.link == nil && payment.form == nil && payment.address == nil)
        #expect(sent.invoice.paymentLink == nil)
        #expect(sent.invoice.updates.count == 2)
    }
}
