import EInvoiceKit
import InvoiceCore
import Testing

@Suite(.timeLimit(.minutes(10))) struct FollowingTests {
    private let fixture = ServiceFixture()

    @Test func `a status is recorded when it is new`() async throws {
        let invoice = try await fixture.createAnswered()
        let payin = reply(#"{"tracking":"79DF-60B0-17F6","payment_id":"1001","status":"PAYIN"}"#)
        fixture.gateway.add(payin, payin)
        guard case .report(let sent, let report, isNew: true) = await fixture.service.refreshStatus(invoice) else {
            Issue.record("no new report")
            return
        }
        #expect(report.status.text == "PAYIN")
        #expect(try fixture.stored(invoice) == sent.invoice)
        let before = fixture.lines
        let asked = try #require(sent.invoice.askedAt)
        fixture.pass(minutes: 3)
        guard case .report(let again, _, isNew: false) = await fixture.service.refreshStatus(invoice) else {
            Issue.record("new again")
            return
        }
        #expect(fixture.lines == before)
        // The status is as old as the last answer.
        #expect(again.invoice.askedAt == asked.advanced(byMilliseconds: 180_000))
        #expect(fixture.gateway.bodies.last == #"{"payment_id":1001,"tracking":"79DF-60B0-17F6"}"#)
    }

    @Test func `a note keeps of the card that pays only the first and last digits`() async throws {
        let invoice = try await fixture.createAnswered { $0[.sender] = "4444111144441111" }
        let noted = try await fixture.service.addNote(
            "Anna pays by 4444 1111 4444 1111, not 5555555555554444", to: invoice)
        #expect(noted.notes == ["Anna pays by 4444 11•••••• 1111, not 5555555555554444"])
        #expect(!fixture.historyText.contains("4444 1111 4444"))
    }

    @Test func `what is not created is settled and not followed`() async throws {
        let unknown = try await ServiceFixture().createUnanswered()
        #expect(await fixture.service.refreshStatus(unknown).isHistoryUnreadable)
        let own = try await fixture.createAnswered("1002")
        let second = try await fixture.createUnanswered("1003")
        #expect(own.state == .created)
        #expect(await fixture.service.refreshStatus(second) == .failed(.wrongState(.unknown)))
        #expect(await fixture.service.startPayment(second) == .failed(.wrongState(.unknown)))
    }

    @Test func `a problem is told and changes nothing`() async throws {
        let invoice = try await fixture.createAnswered()
        let before = fixture.lines
        fixture.gateway.add(Replies.notFound)
        let rejection = GatewayRejection(code: "401", message: "Payment not found")
        #expect(
            await fixture.service.refreshStatus(invoice)
                == .failed(.gateway(.rejected(rejection))))
        #expect(await fixture.service.refreshStatus(invoice) == .failed(.gateway(.unreachable("connection refused"))))
        #expect(fixture.lines == before)
    }

    @Test func `starting the payment gives link form and address`() async throws {
        let invoice = try await fixture.createAnswered()
        fixture.gateway.add(
            reply(
                """
                {"tracking":"79DF-60B0-17F6","pay_link":"https://pay.example/1","pay_form":"<form>","status":"PAYIN",
                 "crypto":{"address":"3Haaz","current_confirmations":"1","success_confirmations":4}}
                """))
        guard case .started(let sent, let payment) = await fixture.service.startPayment(invoice) else {
            Issue.record("not started")
            return
        }
        #expect(payment.link == "https://pay.example/1")
        #expect(payment.form == "<form>")
        #expect(payment.address == "3Haaz")
        #expect([payment.currentConfirmations, payment.neededConfirmations] == [1, 4])
        #expect(payment.status?.text == "PAYIN")
        #expect(sent.invoice.paymentLink == "https://pay.example/1")
        #expect(try fixture.stored(invoice) == sent.invoice)
    }

    @Test func `a note is kept`() async throws {
        let invoice = try await fixture.createAnswered()
        let noted = try await fixture.service.addNote("called the merchant", to: invoice)
        #expect(noted.notes == ["called the merchant"])
        #expect(try fixture.stored(invoice).notes == ["called the merchant"])
        fixture.folder.replaceWithFile("shop")
        await #expect(throws: Problem.self) { try await fixture.service.addNote("more", to: invoice) }
    }
}

extension StatusOutcome {
    fileprivate var isHistoryUnreadable: Bool {
        if case .failed(.historyUnreadable) = self { true } else { false }
    }
}
