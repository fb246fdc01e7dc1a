import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct ReadingTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    @Test(arguments: 1...8)
    func `pages from the end are what a plain reading gives`(seed: UInt64) throws {
        let records = randomRecords(300, seed: seed)
        put(bytes(of: records), at: store.path)
        let expected = invoices(of: records)
        for limit in [1, 7, 50, 1000] {
            var read: [Invoice] = []
            var cursor: HistoryCursor?
            repeat {
                let page = try store.newest(limit: limit, before: cursor)
                #expect(page.invoices.count == limit || page.next == nil)
                read += page.invoices
                cursor = page.next
            } while cursor != nil
            #expect(read == expected)
        }
        #expect(try store.all() == expected)
    }

    /// Random ones, and a finished payment that was declared as recalculated.
    private func records(_ seed: UInt64) -> [HistoryEvent] {
        var report = StatusReport(status: GatewayStatus("FINISHED"))
        report.currency = "visamaster.uah"
        report.amount = Amount(coefficient: 5000, scale: 0)
        report.isRecalculated = true
        let changes: [InvoiceUpdate.Change] = [
            .created(tracking: "79DF-60B0-17F6", isSettled: false), .status(report),
        ]
        return randomRecords(300, seed: seed) + [.invoice(intent(1000))]
            + changes.map { .update(update(1000, $0)) }
    }

    @Test(arguments: 1...4)
    func `searching the bytes finds what filtering invoices finds`(seed: UInt64) throws {
        let records = records(seed)
        put(bytes(of: records), at: store.path)
        let all = invoices(of: records)
        for text in searches {
            let query = try InvoiceQuery(text, now: noon, offset: 0)
            let found = try store.all(query)
            let expected = all.filter { query.matches($0) }
            #expect(found.map(\.id) == expected.map(\.id), "\(text)")
            #expect(found == expected, "\(text)")
        }
    }

    @Test func `every search of the test hits something somewhere`() throws {
        let all = (1...4).flatMap { invoices(of: records(UInt64($0))) }
        let hitless = try searches.filter { text in
            let query = try InvoiceQuery(text, now: noon, offset: 0)
            return !all.contains { query.matches($0) }
        }
        #expect(hitless == ["nowhere-to-be-found"])
    }

    @Test func `the same character is found however it is written`() throws {
        var composed = intent(1)
        composed[.description] = "Андрій"
        var decomposed = intent(2)
        decomposed[.description] = "АНДРІИ\u{306} cafe\u{301}"
        put(bytes(of: [.invoice(composed), .invoice(decomposed)]), at: store.path)
        for (text, count) in [("андрій", 2), ("андріи\u{306}", 2), ("CAFÉ", 1), ("cafe", 1), ("cafè", 0)] {
            let query = try InvoiceQuery(text, now: noon, offset: 0)
            #expect(try store.all(query).count == count, "\(text)")
        }
    }

    @Test func `a body is left when the caller has enough`() throws {
        put(bytes(of: (1...20).map { .invoice(intent($0)) }), at: store.path)
        var seen = 0
        try store.find(InvoiceQuery()) { _ in
            seen += 1
            return seen < 3
        }
        #expect(seen == 3)
    }

    @Test func `a cursor of a file that is gone is refused`() throws {
        put(bytes(of: (1...9).map { .invoice(intent($0)) }), at: store.path)
        let cursor = try #require(try store.newest(limit: 3).next)
        put([], at: store.path)
        #expect(throws: StorageProblem.replacedMeanwhile(path: store.path)) {
            try store.newest(limit: 3, before: cursor)
        }
    }

    @Test func `a folder in the file's place is named`() throws {
        try ProfileFolder.make(store.path)
        #expect(throws: StorageProblem.notAFile(path: store.path)) { try store.newest(limit: 3) }
    }

    private let searches = [
        "abc-3", "ABC-3 заказ", "ПОПОВНЕННЯ №4", "zoë", "\"x\\y\"", "x\\y", "nowhere-to-be-found", "wave", "côte",
        "uah",
        "xof", "sending", "end", "s", "created", "unknown", "rejected", "unsent", "state:sending", "state:created",
        "state:unknown state:unsent", "state:rejected", "status:payed_recalc", "status:новый", "currency:eth",
        "currency:xof", "currency:later", "amount>20", "amount<3.5 wave", "since:2026-11-22T12:01:00Z",
        "until:2026-11-22T12:00:30Z", "id:1763812800000012", "id:17638128000000", "id:79df-60b0-17f6", "id:79df",
        "status:rejected", "status:unsent",
        "status:sending", "status:created", "status:pa",

        "amount=2.5", "amount=2.50 amount=3", "sum", "not", "other", "mismatch", "status:mismatch", "status:other",
        "status:НОВЫЙ", "перезвонить",
        "🕊", "a12@", "2.50",
        "exists", "pay.example", "https://pay", "444411", "created abc", "30 s", "",
    ]
}

/// The file that holds these records.
func bytes(of records: [HistoryEvent]) -> [UInt8] {
    records.flatMap { record in
        switch record {
        case .invoice(let intent): HistoryRecord.line(for: intent)
        case .update(let update): HistoryRecord.line(for: update)
        }
    }
}
