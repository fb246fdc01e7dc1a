import EInvoiceKit
import Glibc
import InvoiceCore
import Testing

/// Counting a history's invoices while it is read.
@Suite(.timeLimit(.minutes(10))) struct HistoryStatisticsTests {
    static let noon = Timestamp("2026-11-22T12:00:00Z")!
    private let folder = TemporaryFolder()

    /// A history with an invoice for each of these moments, in this order in the file.
    private func history(_ moments: [Timestamp]) throws -> HistoryStore {
        let store = HistoryStore(folder: folder.path)
        let invoices = try moments.enumerated().map { number, moment in
            var intent = InvoiceIntent(
                id: "\(10_000 + number)", createdAt: moment, paymentID: PaymentID(recorded: "\(number)"),
                currency: "visamaster.uah", amount: try Amount("1.10"))
            // Long enough for the file to be read in several parts.
            intent[.description] = String(repeating: "tea ", count: 200)
            return Invoice(intent: intent)
        }
        try store.record(invoices)
        return store
    }

    private func days(_ count: Int64) -> Timestamp { Self.noon.advanced(byMilliseconds: -count * 86_400_000) }

    @Test func `a clock that was wrong for a while hides nothing before it`() async throws {
        let moments = (0..<60).map { _ in days(2) } + (0..<5000).map { _ in days(9000) } + (0..<60).map { _ in days(1) }
        let store = try history(moments)
        var query = InvoiceQuery()
        query.since = days(3)
        let counted = try await store.statistics(matching: query, offset: { _ in 0 })
        #expect(counted.statistics.total.count == 120)
        #expect(counted.statistics.total.sums["UAH"]?.total?.description == "132")
        #expect(counted.statistics.days.keys.sorted().map(\.date) == ["2026-11-20", "2026-11-21"])
        #expect(counted.fraction == 1)
    }

    @Test func `progress comes and may end the scan`() async throws {
        let store = try history((0..<200).map { _ in Self.noon })
        var parts = 0
        let counted = try await store.statistics(matching: InvoiceQuery(), offset: { _ in 0 }) { part in
            parts += 1
            return part.statistics.total.count < 10
        }
        #expect(parts == 1)
        #expect((10..<200).contains(counted.statistics.total.count))
    }

    @Test func `a replaced invoice counts as it is now`() async throws {
        let store = try history([Self.noon])
        let old = try #require(try store.newest(limit: 1).invoices.first)
        var new = old
        new.apply(InvoiceUpdate(id: old.id, at: Self.noon, change: .unknown(UnknownReason(.interrupted))))
        let counted = try await store.statistics(
            matching: InvoiceQuery(), replaced: [old.id: new], offset: { _ in 0 })
        #expect(counted.statistics.standings[.local(.unknown)]?.count == 1)
    }

    @Test func `every invoice is exported once and in order`() async throws {
        let store = try history((0..<150).map { days(Int64(150 - $0)) })
        var text = ""
        let rows = InvoiceRows(header: "id") { $0.id }
        let done = try await store.writeRows(rows, matching: InvoiceQuery()) { bytes, _ in
            text += String(decoding: bytes, as: UTF8.self)
            return true
        }
        #expect(done.invoices == 150)
        #expect(text == "id\n" + (0..<150).reversed().map { "\(10_000 + $0)\n" }.joined())
    }

    @Test func `an export never replaces the history`() async throws {
        let store = try history([Self.noon])
        symlink(store.path, folder.file("link.jsonl"))
        folder.write("x", to: "elsewhere/out.csv")
        let rows = InvoiceRows { $0.id }
        for path in [
            store.path, folder.file("link.jsonl"),
            "\(folder.path)/../\(folder.path.split(separator: "/").last!)/history.jsonl",
        ] {
            await #expect(throws: Problem.isOfHistory(path: path)) {
                try await store.export(matching: InvoiceQuery(), as: rows, to: path, mayOverwrite: true)
            }
        }
        _ = try await store.export(
            matching: InvoiceQuery(), as: rows, to: folder.file("elsewhere/out.csv"), mayOverwrite: true)
        #expect(folder.read("elsewhere/out.csv") == "10000\n")
        #expect(try store.newest(limit: 9).invoices.count == 1)
    }

    @Test func `whoever wants no more rows gets none`() async throws {
        let store = try history((0..<150).map { _ in Self.noon })
        var parts = 0
        _ = try await store.writeRows(InvoiceRows { $0.id }, matching: InvoiceQuery()) { _, _ in
            parts += 1
            return false
        }
        #expect(parts == 1)
    }
}
