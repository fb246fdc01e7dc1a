import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

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
        fixture.effects.run(.submit(sending, prepared: prepared, confirmation: nil, draftID: "draft"))
        await fixture.gateway.untilRequests(1)
        try FileManager.default.moveItem(atPath: "\(fixture.folder)/shop", toPath: "\(fixture.folder)/away")
        try "no folder".write(toFile: "\(fixture.folder)/shop", atomically: false, encoding: .utf8)
        fixture.effects.run(.cancel(sending))
        let (result, cautions) = try await submitted(sending, fixture)
        guard case .unknown = result, case .notRecorded(let reason)? = cautions.first else {
            Issue.record("\(result) \(cautions)")
            return
        }
        #expect(reason.hasPrefix("\(fixture.folder)/shop"))
    }

    @Test func `a recorded outcome needs no caution`() async throws {
        let fixture = try ConsoleFixture()
        let prepared = try await prepare(fixture, paymentID: "1")
        let sending = fixture.newRequest()
        fixture.effects.run(.submit(sending, prepared: prepared, confirmation: nil, draftID: "draft"))
        let (result, cautions) = try await submitted(sending, fixture)
        #expect(result.invoice?.state == .created)
        #expect(cautions.isEmpty)
    }

    @Test func `a rejected invoice that the gateway doesn't have stays rejected, and isn't offered to be sent again`()
        async throws
    {
        let fixture = try ConsoleFixture()
        fixture.gateway.fail(.reply(#"{"error":{"code":7,"message":"no"}}"#))
        let rejected = try await fixture.create("1")
        #expect(rejected.map(\.state) == [.rejected])
        let id = fixture.newRequest()
        fixture.effects.run(.settle(id, invoiceID: "1"))
        let result = try await fixture.next { event in
            if case .settled(id, _, let result, _) = event { result } else { nil }
        }
        guard case .rejected(let invoice) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(invoice.updates.last?.change == .notFound)
    }

    @Test func `what the gateway has otherwise than was asked for is a caution`() async throws {
        let fixture = try ConsoleFixture()
        var sent = SentInvoice(invoice: try #require(try await fixture.create("1").first))
        #expect(sent.cautions.isEmpty)
        sent.differences = [.amount(asked: sent.invoice.intent.amount, found: try Amount("15"))]
        #expect(sent.cautions == [.mismatch("DON'T HAND OVER: 15.00 UAH, not the 100.50 UAH asked for.")])
    }

    private func prepare(_ fixture: ConsoleFixture, paymentID: String) async throws -> RequestID {
        var draft = InvoiceDraft()
        draft.currency = "visamaster.uah"
        draft.amount = "100.50"
        draft.paymentID = paymentID
        let id = fixture.newRequest()
        fixture.effects.run(.prepare(id, draft))
        return try await fixture.next { event in
            if case .prepared(id, _) = event { id } else { nil }
        }
    }

    private func submitted(
        _ id: RequestID, _ fixture: ConsoleFixture
    ) async throws -> (SubmissionResult, [OutcomeCaution]) {
        try await fixture.next { event in
            if case .submitted(id, let result, let cautions) = event { (result, cautions) } else { nil }
        }
    }
}
