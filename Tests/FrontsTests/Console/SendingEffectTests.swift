import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing
import Wording

@testable import EInvoiceKit
@testable import Fronts
@testable import Screens

/// Sending for the console: what the screen is told of an outcome.
@Suite(.timeLimit(.minutes(10))) struct SendingEffectTests {
    @Test func `an outcome that could not be recorded is told with it`() async throws {
        let fixture = try ConsoleFixture()
        let prepared = try await prepare(fixture, paymentID: "1")
        fixture.gateway.fail(.hang, at: "einvoice/create", times: 1)
        let sending = fixture.newRequest()
        fixture.effects.run(.submit(sending, prepared, try word(for: prepared), draftID: "draft"))
        await fixture.gateway.untilRequests(1)
        try FileManager.default.moveItem(atPath: "\(fixture.folder)/shop", toPath: "\(fixture.folder)/away")
        try "no folder".write(toFile: "\(fixture.folder)/shop", atomically: false, encoding: .utf8)
        fixture.effects.run(.cancel(sending))
        let outcome = try await submitted(sending, fixture)
        guard case .unknown(let sent, _) = outcome, let failure = sent.recordFailure else {
            Issue.record("\(outcome)")
            return
        }
        #expect(wording.text(for: failure).hasPrefix("\(fixture.folder)/shop"))
    }

    @Test func `a recorded outcome needs no caution`() async throws {
        let fixture = try ConsoleFixture()
        let prepared = try await prepare(fixture, paymentID: "1")
        let sending = fixture.newRequest()
        fixture.effects.run(.submit(sending, prepared, try word(for: prepared), draftID: "draft"))
        let sent = try #require(try await submitted(sending, fixture).sent)
        #expect(sent == SentInvoice(invoice: sent.invoice))
        #expect(sent.invoice.state == .created)
    }

    @Test func `a rejected invoice that the gateway doesn't have stays rejected, and isn't offered to be sent again`()
        async throws
    {
        let fixture = try ConsoleFixture()
        fixture.gateway.fail(.reply(#"{"error":{"code":7,"message":"no"}}"#))
        let rejected = try await fixture.create("1")
        #expect(rejected.map(\.state) == [.rejected])
        let id = fixture.newRequest()
        fixture.effects.run(.settle(id, invoiceID: try #require(rejected.first).id))
        let result = try await fixture.next { event in
            if case .settled(id, _, let outcome) = event { outcome } else { nil }
        }
        guard case .notFound(let sent) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(sent.invoice.updates.last?.change == .notFound)
        #expect(sent.invoice.state == .rejected && !sent.invoice.isResendable)
    }

    private func prepare(_ fixture: ConsoleFixture, paymentID: String) async throws -> PreparedInvoice {
        var draft = InvoiceDraft()
        draft.currency = "visamaster.uah"
        draft.amount = "100.50"
        draft.paymentID = paymentID
        let id = fixture.newRequest()
        fixture.effects.run(.prepare(id, try draft.checked().get()))
        return try await fixture.next { event in
            if case .prepared(id, let prepared) = event { prepared } else { nil }
        }
    }

    private func word(for prepared: PreparedInvoice) throws -> Confirmation {
        try Confirmation(nil, of: prepared.request.amount, on: prepared.account.kind)
    }

    private func submitted(_ id: RequestID, _ fixture: ConsoleFixture) async throws -> CreateOutcome {
        try await fixture.next { event in if case .submitted(id, let outcome) = event { outcome } else { nil } }
    }
}
