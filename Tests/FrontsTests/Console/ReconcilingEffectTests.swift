import EInvoiceKit
import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import Fronts
@testable import Screens

/// Comparing with the gateway's statement, and what is done with what it finds.
@Suite(.timeLimit(.minutes(10))) struct ReconcilingEffectTests {
    private func ended(_ event: AppEvent) -> ExportResult? {
        if case .exportEnded(_, let result) = event { result } else { nil }
    }

    /// Compares the time around now, and gives what is shown.
    private func reconcile(_ fixture: ConsoleFixture, as id: RequestID) async throws -> Reconciliation {
        let now = Timestamp.current
        fixture.effects.run(
            .reconcile(
                id, since: now.advanced(byMilliseconds: -3_600_000), until: now.advanced(byMilliseconds: 3_600_000)))
        return try await fixture.next { event in
            if case .reconciled(id, let result) = event { result } else { nil }
        }
    }

    /// A history with an invoice that is paid only there, and one that is missing here.
    private func fixture() async throws -> ConsoleFixture {
        let fixture = try ConsoleFixture()
        let now = LocalDateTime(Timestamp.current, offset: 0)
        fixture.gateway.setClock("\(now.date) \(now.clock)")
        try await fixture.create("1", "2")
        fixture.gateway.setStatuses(["FINISHED"], of: "1")
        fixture.gateway.add(paymentID: "9", currency: "tron", amount: "7")
        return fixture
    }

    @Test func `what differs is written whole and nothing is overwritten unasked`() async throws {
        let fixture = try await fixture()
        let result = try await reconcile(fixture, as: fixture.newRequest())
        #expect(result.differences.map(\.kinds) == [[.status], [.missingHere]])
        #expect((result.totals.here, result.totals.there, result.totals.missingHere) == (2, 3, 1))
        let path = "\(fixture.folder)/out.csv"
        let export = Effect.exportDifferences(fixture.newRequest(), result, path: path, mayOverwrite: false)
        fixture.effects.run(export)
        #expect(try await fixture.next(ended) == .written(invoices: 2, path: path, badLines: 0))
        #expect(try Exported.column("differences", at: path) == ["status", "missing_here"])
        fixture.effects.run(export)
        #expect(try await fixture.next(ended) == .failed(.fileExists(path: path)))
    }
}
