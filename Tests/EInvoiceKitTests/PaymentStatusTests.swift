import EInvoiceKit
import InvoiceCore
import Testing

/// What the reply that starts a payment says is kept.
@Suite struct PaymentStatusTests {
    private let fixture = ServiceFixture()

    private func process(_ more: String) -> ScriptedTransport.Answer {
        reply(#"{"tracking":"79DF-60B0-17F6"\#(more)}"#)
    }

    @Test func `the status of the reply is the invoice's`() async throws {
        let invoice = try await fixture.createAnswered()
        fixture.gateway.add(process(#","status":"PAYIN""#))
        _ = await fixture.service.startPayment(invoice)
        #expect(try fixture.stored(invoice).report?.status.text == "PAYIN")
    }

    @Test func `where the reply says that money came, the sum is asked for at once, and nobody sees it paid without`()
        async throws
    {
        let invoice = try await fixture.createAnswered()
        fixture.gateway.add(
            process(#","status":"FINISHED""#),
            process(#","status":"FINISHED","amount":100.50,"currency":"visamaster.uah""#))
        let before = fixture.lines.count
        guard case .started(let sent, _) = await fixture.service.startPayment(invoice) else {
            Issue.record("not started")
            return
        }
        #expect(fixture.gateway.asked == ["create", "process", "status"])
        #expect(sent.invoice.advice == .byStatus(.finished))
        #expect(try fixture.stored(invoice) == sent.invoice)
        #expect(fixture.lines.count == before + 2)
        #expect(fixture.lines.dropLast().last?.contains(#""status":"FINISHED""#) == false)
    }

    @Test func `the start is recorded before the sum is asked for`() async throws {
        let invoice = try await fixture.createAnswered()
        let (arrived, answered) = (Signal(), Signal())
        let status = process(#","status":"FINISHED","amount":100.50,"currency":"visamaster.uah""#)
        fixture.gateway.add(
            process(#","status":"FINISHED","pay_link":"https://pay.example/1""#),
            holding(status, arrived, until: answered))
        let starting = Task { await fixture.service.startPayment(invoice) }
        await arrived.wait()
        let begun = try fixture.stored(invoice)
        #expect(begun.isPaymentStarted && begun.report == nil && begun.advice != .mismatch([.missing(.amount)]))
        answered.send()
        guard case .started(let sent, _) = await starting.value else {
            Issue.record("not started")
            return
        }
        #expect(sent.invoice.advice == .byStatus(.finished))
        #expect(try fixture.stored(invoice) == sent.invoice)
    }

    @Test func `a start that the disk refuses is recorded with the answer about the sum`() async throws {
        let invoice = try await fixture.createAnswered()
        let (arrived, answered) = (Signal(), Signal())
        let status = process(#","status":"FINISHED","amount":100.50,"currency":"visamaster.uah""#)
        fixture.gateway.add(process(#","status":"FINISHED""#), holding(status, arrived, until: answered))
        fixture.disk.fill()
        let starting = Task { await fixture.service.startPayment(invoice) }
        await arrived.wait()
        fixture.disk.free()
        answered.send()
        guard case .started(let sent, _) = await starting.value else {
            Issue.record("not started")
            return
        }
        #expect(sent.recordFailure == nil)
        #expect(try fixture.stored(invoice) == sent.invoice)
        #expect(sent.invoice.isPaymentStarted)
    }

    @Test func `without an answer about the sum nobody is told to hand over`() async throws {
        let invoice = try await fixture.createAnswered()
        fixture.gateway.add(process(#","status":"FINISHED","pay_link":"https://pay.example/1""#))
        guard case .started(let sent, let payment) = await fixture.service.startPayment(invoice) else {
            Issue.record("not started")
            return
        }
        #expect(payment.link == "https://pay.example/1")
        #expect(sent.invoice.advice == .mismatch([.missing(.amount), .missing(.currency)]))
        #expect(try fixture.stored(invoice) == sent.invoice)
    }

    @Test func `a final status stays, and what was known beside the status does too`() async throws {
        let invoice = try await fixture.createAnswered()
        fixture.gateway.add(
            process(#","status":"FINISHED","amount":100.50,"fee":1"#), process(#","status":"PAYIN""#),
            process(#","status":"CANCELED""#))
        _ = await fixture.service.refreshStatus(invoice)
        _ = await fixture.service.startPayment(invoice)
        let stored = try fixture.stored(invoice)
        #expect(stored.report?.status.text == "FINISHED")
        #expect(stored.report?.fee?.description == "1")
    }

    @Test func `a status that says no more than the reply did is still news where it tells the amount`() async throws {
        let invoice = try await fixture.createAnswered()
        fixture.gateway.add(process(#","status":"PAYIN""#), process(#","status":"PAYIN","amount":100.50"#))
        _ = await fixture.service.startPayment(invoice)
        guard case .report(_, _, isNew: true) = await fixture.service.refreshStatus(invoice) else {
            Issue.record("not recorded")
            return
        }
        #expect(try fixture.stored(invoice).report?.amount != nil)
    }

    @Test func `confirmations that grow are kept, and the same again adds no line`() async throws {
        let invoice = try await fixture.createAnswered()
        func coin(_ count: Int) -> ScriptedTransport.Answer {
            process(#","crypto":{"address":"3Haaz","current_confirmations":\#(count),"success_confirmations":4}"#)
        }
        fixture.gateway.add(coin(0), coin(3), coin(3))
        _ = await fixture.service.startPayment(invoice)
        _ = await fixture.service.startPayment(invoice, asksAnew: true)
        let lines = fixture.lines
        #expect(lines.last?.contains(#""address":"3Haaz""#) == true)
        #expect(lines.last?.contains(#""current_confirmations":3"#) == true)
        _ = await fixture.service.startPayment(invoice, asksAnew: true)
        #expect(fixture.lines == lines)
    }

    @Test func `another tracking number is said and doesn't take the first one's place`() async throws {
        let invoice = try await fixture.createAnswered()
        let other = reply(#"{"tracking":"0000-0000-0000","payment_id":"1001","status":"FINISHED"}"#)
        fixture.gateway.add(other, other)
        let lines = fixture.lines
        guard case .failed(.gateway(.unusable(let reason))) = await fixture.service.refreshStatus(invoice) else {
            Issue.record("believed")
            return
        }
        #expect(reason.detail == "HTTP 200: tracking 0000-0000-0000, not 79DF-60B0-17F6")
        guard case .failed(.gateway(.unusable(reason))) = await fixture.service.startPayment(invoice) else {
            Issue.record("believed")
            return
        }
        #expect(fixture.lines == lines)
    }

    @Test func `a card's number in a link is kept as the sender is`() async throws {
        let invoice = try await fixture.createAnswered { $0[.sender] = "4444111144441111" }
        fixture.gateway.add(process(#","pay_link":"https://pay.example/4444111144441111""#))
        guard case .started = await fixture.service.startPayment(invoice) else {
            Issue.record("not started")
            return
        }
        #expect(!fixture.historyText.contains("4444111144441111"))
    }
}
