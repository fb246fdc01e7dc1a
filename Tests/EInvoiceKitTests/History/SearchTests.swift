import InvoiceCore
import Synchronization
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct SearchTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    private func query(_ text: String) throws -> InvoiceQuery {
        try InvoiceQuery(text, now: noon, offset: 0)
    }

    @Test(arguments: ["", "abc-3", "wave", "перезвонить", "state:sending", "amount>40", "nothing-like-it"])
    func `a streamed search finds what filtering finds`(text: String) async throws {
        let records = randomRecords(800, seed: 21)
        put(bytes(of: records), at: store.path)
        let query = try query(text)
        var found: [Invoice] = []
        var last: HistoryBatch?
        for try await batch in store.invoices(matching: query, limit: .max) {
            #expect(last?.isLast != true)
            found += batch.invoices
            #expect(batch.found == found.count)
            last = batch
        }
        #expect(found == invoices(of: records).filter { query.matches($0) })
        #expect(last?.isLast == true)
        #expect(last?.scannedBytes == last?.totalBytes)
    }

    @Test(arguments: [
        "since:2026-11-22T11:00:00Z until:2026-11-22T13:00:00Z", "amount>4 amount<6",
        "since:2026-11-22T11:00:00Z amount<6", "until:2026-11-22T13:00:00Z amount>4.99",
    ])
    func `a period or an amount is found however it is written`(text: String) async throws {
        func line(_ id: String, at: String, amount: String) -> String {
            #"{"v":1,"type":"invoice","id":"\#(id)","at":"\#(at)","payment_id":"\#(id)","currency":"wave-ci.xof","#
                + #""amount":"\#(amount)","description":"\"at\":\"2020-01-01T00:00:00.000Z\" \"amount\":\"9\""}"#
        }
        let inside = [
            line("A1", at: "2026-11-22T12:00:00.000Z", amount: "5"),
            line("A2", at: "2026-11-22T14:00:00.000+02:00", amount: "5.00"),
            line("A3", at: "2026-11-22 12:00:00.000Z", amount: "4.99999"),
            line(#"A\u0034"#, at: "2026-11-22T11:00:00Z", amount: "5"),
            #"{"amount":"5.5","currency":"wave-ci.xof","at":"2026-11-22T12:00:00.000Z","payment_id":"A5","id":"A5","#
                + #""type":"invoice","v":1}"#,
        ]
        let outside = [
            line("B1", at: "2026-11-22T10:59:59.999Z", amount: "4"),
            line("B2", at: "2026-11-22T13:00:00.000Z", amount: "6"),
            line("B3", at: "2025-11-22T12:00:00.000Z", amount: "3"),
            line("B4", at: "2027-11-22T12:00:00.000Z", amount: "12345678901234567890"),
        ]
        put((inside + outside).map { $0 + "\n" }.joined().utf8, at: store.path)
        let query = try query(text)
        var found: [Invoice] = []
        try await store.search(query) { batch in
            found += batch.invoices
            return true
        }
        let all = try store.newest(limit: 20).invoices
        #expect(all.count == 9)
        // Where two were created at one moment, the one that stands behind comes first: the order of `all`.
        #expect(found == all.filter(query.matches).sorted { $0.intent.createdAt > $1.intent.createdAt })
        #expect(found.count >= 4)
    }

    @Test(arguments: ["state:created", "state:sending", "state:unknown", "заказ", "100.50", "amount=100.50", "id:x1"])
    func `records of other programs are found however they are written`(text: String) async throws {
        let lines = [
            #"{"v": 1, "type": "invoice", "id": "X1", "at": "2026-11-22T12:00:00Z", "payment_id": "1", "#
                + #""currency": "visamaster.uah", "amount": "100.5", "description": "\u0437\u0430\u043a\u0430\u0437"}"#,
            #"{"v": 1, "type": "update", "id": "X1", "at": "2026-11-22T12:00:01Z", "event": "created", "#
                + #""tracking": "79DF-60B0-17F6"}"#,
            #"{"v": 1, "type": "invoice", "id": "X2", "at": "2026-11-22T12:00:02Z", "payment_id": "2", "#
                + #""currency": "visamaster.uah", "amount": "7"}"#,
            #"{"v": 1, "type": "invoice", "id": "X3", "at": "2026-11-22T12:00:03Z", "payment_id": "3", "#
                + #""currency": "visamaster.uah", "amount": "8"}"#,
            #"{"v": 1, "type": "update", "id": "X3", "at": "2026-11-22T12:00:04Z", "event": "unknown", "#
                + #""reason": "timeout"}"#,
        ]
        put(lines.map { $0 + "\n" }.joined().utf8, at: store.path)
        let query = try query(text)
        var found: [Invoice] = []
        try await store.search(query) { batch in
            found += batch.invoices
            return true
        }
        let all = try store.newest(limit: 9).invoices
        #expect(found == all.filter(query.matches))
        #expect(found.count == 1)
    }

    @Test func `a search of no history ends`() async throws {
        var batches = 0
        try await store.search(query("x")) { batch in
            #expect(batch.isLast)
            batches += 1
            return true
        }
        #expect(batches == 1)
        put([], at: store.path)
        try await store.search(query("x")) { batch in
            #expect(batch.isLast)
            batches += 1
            return true
        }
        #expect(batches == 2)
    }

    @Test func `a limit ends the search or lets it count on`() async throws {
        let records = randomRecords(800, seed: 22)
        put(bytes(of: records), at: store.path)
        let all = invoices(of: records)
        for countsOn in [false, true] {
            var found: [Invoice] = []
            var total = 0
            try await store.search(InvoiceQuery(), limit: 10, countsOn: countsOn) { batch in
                found += batch.invoices
                total = batch.found
                return true
            }
            #expect(found == Array(all.prefix(10)))
            #expect(total == (countsOn ? all.count : 10))
        }
    }

    @Test func `a search ends when its taker has enough or is cancelled`() async throws {
        put(bytes(of: randomRecords(3000, seed: 23)), at: store.path)
        var batches = 0
        try await store.search(InvoiceQuery()) { _ in
            batches += 1
            return false
        }
        #expect(batches == 1)
        let store = store
        let task = Task {
            try await store.search(InvoiceQuery()) { _ in
                withUnsafeCurrentTask { $0?.cancel() }
                return true
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `bad lines are told on the way`() async throws {
        put(bytes(of: [.invoice(intent(1))]) + "no record\n".utf8 + bytes(of: [.invoice(intent(2))]), at: store.path)
        var bad: [BadLine] = []
        try await store.search(InvoiceQuery()) { batch in
            bad += batch.badLines
            return true
        }
        #expect(bad.map(\.reason) == [.notJSON(at: 0)])
    }
}

@Suite struct OpenUpdatesTests {
    @Test func `updates come in the file's order, and those that may repeat their invoice even without it`() {
        var open = OpenUpdates()
        for (start, key, mayRepeat) in [(50, 1, false), (40, 2, true), (30, 1, false), (20, 2, false), (10, 3, false)] {
            open.add(LinePlace(start: start, length: 5), invoice: UInt64(key), mayRepeat: mayRepeat)
        }
        #expect(open.take(invoice: 1).map(\.start) == [30, 50])
        #expect(open.take(invoice: 1).isEmpty)
        #expect(open.hasRepeated)
        let repeated = open.takeRepeated()
        #expect(repeated.map(\.key) == [2] && repeated.first?.lines.map(\.start) == [20, 40])
        #expect(!open.hasRepeated)
        #expect(open.take(invoice: 3).map(\.start) == [10])
    }
}
