import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct ClosingTests {
    private func close(
        _ invoice: Invoice, by service: InvoiceService, confirmedBy typed: String? = nil
    ) async throws -> ClosingOutcome {
        await service.close(
            invoice.id, try Confirmation(typed, of: invoice.intent.amount, on: service.profile.kind))
    }

    private func missing(_ fixture: ServiceFixture) async throws -> Invoice {
        let unknown = try await fixture.createUnanswered()
        fixture.gateway.add(Replies.notFound)
        return try #require(await fixture.service.settle(unknown).notFound).invoice
    }

    @Test func `only what the gateway said it does not have is closed`() async throws {
        let fixture = ServiceFixture()
        let unknown = try await fixture.createUnanswered()
        #expect(try await close(unknown, by: fixture.service) == .notClosed(.notAskedYet))
        fixture.gateway.add(Replies.notFound)
        _ = await fixture.service.settle(unknown)
        guard case .closed(let closed) = try await close(unknown, by: fixture.service) else {
            Issue.record("not closed")
            return
        }
        #expect(closed.state == .closed)
        #expect(try fixture.stored(unknown) == closed)
        #expect(try await fixture.service.unsettled().isEmpty)
        #expect(await fixture.service.resend(closed) == .notSent(.wrongState(.closed)))
        #expect(try await close(closed, by: fixture.service) == .notClosed(.wrongState(.closed)))
    }

    @Test func `what another program sends again is not closed`() async throws {
        let arrived = Signal()
        let answered = Signal()
        let fixture = ServiceFixture()
        let missing = try await missing(fixture)
        fixture.gateway.add(holding(Replies.created, arrived, until: answered))
        let sending = Task { await fixture.service.resend(missing) }
        await arrived.wait()
        #expect(try await close(missing, by: fixture.another()) == .notClosed(.wrongState(.sending)))
        answered.send()
        #expect(await sending.value.created != nil)
    }

    @Test func `a callback asks about a closed one`() async throws {
        let fixture = ServiceFixture()
        let missing = try await missing(fixture)
        _ = try await close(missing, by: fixture.service)
        let noted = try #require(try await fixture.service.noteCallback(to: missing.id))
        fixture.gateway.add(Replies.status("PAYIN", #","amount":"100.5","currency":"visamaster.uah""#))
        guard case .report(let sent, _, _) = await fixture.service.statusAfterCallback(of: noted) else {
            Issue.record("not asked")
            return
        }
        #expect(sent.isReopened)
        #expect(try fixture.stored(missing).state == .created)
    }

    @Test func `what can't be recorded is not closed`() async throws {
        let fixture = ServiceFixture()
        let missing = try await missing(fixture)
        fixture.disk.refuseOnce()
        guard case .notClosed(.notRecorded) = try await close(missing, by: fixture.service) else {
            Issue.record("closed")
            return
        }
        #expect(try fixture.stored(missing).state == .unknown)
    }

    @Test func `a live profile wants its amount`() async throws {
        let fixture = ServiceFixture(.live)
        let missing = try await missing(fixture)
        let other = try Confirmation("100.50", of: missing.intent.amount, on: .test)
        guard case .notClosed(.notConfirmed) = await fixture.service.close(missing.id, other) else {
            Issue.record("closed")
            return
        }
        #expect(throws: Problem.notConfirmed(amount: missing.intent.amount)) {
            try Confirmation(nil, of: missing.intent.amount, on: .live)
        }
    }
}
