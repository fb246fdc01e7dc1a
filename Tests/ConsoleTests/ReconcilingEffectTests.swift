import EInvoiceKit
import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import Console
@testable import Screens

/// Comparing with the gateway's statement, and what is done with what it finds.
@Suite(.timeLimit(.minutes(10))) struct ReconcilingEffectTests {
    private func ended(_ event: AppEvent) -> ExportResult? {
        if case .exportEnded(_, let result) = event { result } else { nil }
    }

    /// Compares the time around now, and gives what is shown.
    private func reconcile(_ desk: ConsoleDesk, as id: RequestID) async throws -> ReconcileResult {
        let now = Timestamp.current
        desk.effects.run(
            .reconcile(
                id, since: now.advanced(byMilliseconds: -3_600_000), until: now.advanced(byMilliseconds: 3_600_000)))
        return try await desk.next { event in
            if case .reconciled(id, let result) = event { result } else { nil }
        }
    }

    /// A desk with an invoice that is paid only there, and one that is missing here.
    private func desk() async throws -> ConsoleDesk {
        let desk = try ConsoleDesk()
        let now = CivilTime(Timestamp.current, offset: 0)
        desk.gateway.setClock("\(now.date) \(now.clock)")
        try await desk.create("1", "2")
        desk.gateway.setStatuses(["FINISHED"], of: "1")
        desk.gateway.add(paymentID: "9", currency: "tron", amount: "7")
        return desk
    }

    @Test func whatDiffersIsWrittenWholeAndNothingIsOverwrittenUnasked() async throws {
        let desk = try await desk()
        let found = desk.newRequest()
        let result = try await reconcile(desk, as: found)
        #expect(result.rows.map(\.kinds) == [[.status], [.missingHere]])
        #expect((result.tally.here, result.tally.there, result.tally.missingHere) == (2, 3, 1))
        let path = "\(desk.folder)/out.csv"
        let export = Effect.exportDifferences(desk.newRequest(), found: found, path: path, mayOverwrite: false)
        desk.effects.run(export)
        #expect(try await desk.next(ended) == .written(invoices: 2, path: path, badLines: 0))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "difference\nstatus\nmissing_here\n")
        desk.effects.run(export)
        #expect(try await desk.next(ended) == .exists(path: path))
    }

    @Test func anOlderComparisonIsNoMoreExported() async throws {
        let desk = try await desk()
        let old = desk.newRequest()
        _ = try await reconcile(desk, as: old)
        _ = try await reconcile(desk, as: desk.newRequest())
        let path = "\(desk.folder)/out.csv"
        desk.effects.run(.exportDifferences(desk.newRequest(), found: old, path: path, mayOverwrite: false))
        guard case .failed(let text) = try await desk.next(ended) else {
            Issue.record("written")
            return
        }
        #expect(text.contains("compared anew"))
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
