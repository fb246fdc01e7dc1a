import EInvoiceKit
import InvoiceCore
import Testing

@Suite(.timeLimit(.minutes(10))) struct PaymentTests {
    let fixture = ServiceFixture()

    func coin(confirmations: Int, address: String = "3Haaz") -> ScriptedTransport.Answer {
        reply(
            """
            {"tracking":"79DF-60B0-17F6","status":"PAYIN",
             "crypto":{"address":"\(address)","current_confirmations":"\(confirmations)","success_confirmations":4}}
            """)
    }

    @Test func `asked again it tells the confirmations of now and adds a line where they are others`() async throws {
        let invoice = try await fixture.createAnswered()
        fixture.gateway.add(coin(confirmations: 0), coin(confirmations: 3))
        _ = await fixture.service.startPayment(invoice)
        _ = await fixture.service.startPayment(invoice, asksAnew: true)
        fixture.gateway.add(coin(confirmations: 3), coin(confirmations: 3, address: "3Other"))
        let lines = fixture.lines
        guard case .started(let sent, let payment) = await fixture.service.startPayment(invoice, asksAnew: true) else {
            Issue.record("not started")
            return
        }
        #expect(payment.currentConfirmations == 3)
        #expect(payment.neededConfirmations == 4)
        #expect(try fixture.stored(invoice) == sent.invoice)
        #expect(fixture.lines == lines)
        _ = await fixture.service.startPayment(invoice, asksAnew: true)
        #expect(fixture.lines.count == lines.count + 1)
        #expect(fixture.lines.last?.contains("3Other") == true)
    }

    @Test func `neither link nor form is no failure`() async throws {
        let invoice = try await fixture.createAnswered()
        fixture.gateway.add(reply(#"{"tracking":"79DF-60B0-17F6","status":"PAYIN"}"#))
        guard case .started(let sent, let payment) = await fixture.service.startPayment(invoice) else {
            Issue.record("not started")
            return
        }
        #expect(payment.link == nil && payment.form == nil && payment.address == nil)
        #expect(sent.invoice.paymentLink == nil)
        #expect(sent.invoice.updates.count == 2)
    }
}

extension PaymentTests {
    @Test(arguments: ["FINISHED", "FAILED", "PAYED"])
    func `a payment that has ended isn't started again`(word: String) async throws {
        let invoice = try await fixture.createAnswered()
        fixture.gateway.add(
            reply(
                #"{"tracking":"79DF-60B0-17F6","status":"\#(word)","amount":100.50,"currency":"visamaster.uah"}"#))
        _ = await fixture.service.refreshStatus(invoice)
        let lines = fixture.lines
        for asksAnew in [false, true] {
            let outcome = await fixture.service.startPayment(invoice, asksAnew: asksAnew)
            #expect(outcome == .failed(.paymentEnded(GatewayStatus(word))))
        }
        #expect(fixture.gateway.asked == ["create", "status"])
        #expect(fixture.lines == lines)
    }

    @Test func `a known link is told without a question`() async throws {
        let invoice = try await fixture.createAnswered()
        fixture.gateway.add(
            reply(#"{"tracking":"79DF-60B0-17F6","pay_link":"https://pay.example/1","status":"PAYIN"}"#))
        _ = await fixture.service.startPayment(invoice)
        guard case .started(let sent, let payment) = await fixture.service.startPayment(invoice) else {
            Issue.record("not told")
            return
        }
        #expect(payment.link == "https://pay.example/1")
        #expect(sent.invoice == (try fixture.stored(invoice)))
        #expect(fixture.gateway.asked == ["create", "process"])
    }
}
