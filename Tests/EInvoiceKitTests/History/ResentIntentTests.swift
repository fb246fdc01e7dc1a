import InvoiceCore
import Testing

@testable import EInvoiceKit

/// What is read of an invoice whose own line is on no disk, and that a later record repeats.
@Suite struct ResentIntentTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    private static let resent = repeating(5, .resent(lease: "01KBLEASE"))

    private static func repeating(_ number: Int, _ change: InvoiceUpdate.Change) -> InvoiceUpdate {
        var update = update(number, change)
        update.intent = intent(number)
        return update
    }
    private static let created = update(5, .created(tracking: "79DF-60B0", isSettled: true))
    /// The fifth invoice's own line is missing.
    private static let records: [HistoryEvent] = [
        .invoice(intent(1)), .update(update(5, .unknown(UnknownReason(.timeout)))), .update(update(5, .notFound)),
        .update(resent), .invoice(intent(9)),
    ]

    @Test func `the record reads as it was written, and no other line's beginning stands in it`() {
        for change in everyChange {
            let update = Self.repeating(5, change)
            let line = HistoryRecord.line(for: update)
            let read = line.dropLast().withUnsafeBufferPointer { HistoryRecord.decodeLine($0) }
            #expect(read.problem == nil && read.records.map(\.record) == [.update(update)])
            #expect(line.dropLast().withUnsafeBufferPointer { HistoryRecord.starts(in: $0).count == 1 })
        }
    }

    @Test(arguments: everyChange)
    func `whatever happened, one record alone tells the invoice, in the walk from the end and in the index`(
        change: InvoiceUpdate.Change
    ) throws {
        let update = Self.repeating(5, change)
        let whole = Invoice(intent: intent(5), updates: [update])
        put(bytes(of: [.invoice(intent(1)), .update(update)]), at: store.path)
        let start = HistoryPosition(file: try store.position().file, offset: 0)
        #expect(try store.newest(limit: 5).invoices == [Invoice(intent: intent(1)), whole])
        #expect(try store.changes(since: start).invoices.contains(whole))
        #expect(try store.all() == [whole, Invoice(intent: intent(1))])
        #expect(try store.verify().strayCount == 0)
    }

    @Test func `a former version's record of a sending is found by the walk, too`() throws {
        let line = String(decoding: HistoryRecord.line(for: Self.resent), as: UTF8.self)
        let members = line.split(separator: #","intent":"#)
        let intent = try #require(members.last?.split(separator: #","event":"resent","lease":"01KBLEASE""#).first)
        let former = #"\#(members[0]),"event":"resent","lease":"01KBLEASE","intent":\#(intent)}"#
        put(bytes(of: [.invoice(EInvoiceKitTests.intent(1))]) + Array("\(former)\n".utf8), at: store.path)
        #expect(try store.newest(limit: 5).invoices.map(\.id) == [1, 5].map { EInvoiceKitTests.intent($0).id })
        #expect(try store.all().first?.intent == EInvoiceKitTests.intent(5))
    }

    @Test func `the invoice is found from the record of its being sent again, wherever one looks`() async throws {
        put(bytes(of: Self.records + [.update(Self.created)]), at: store.path)
        let wanted = [9, 1, 5].map { intent($0).id }
        // By the time of its creation; read from the file's end, it comes last.
        #expect(try store.all().map(\.id) == [9, 5, 1].map { intent($0).id })
        let found = try store.invoice(id: intent(5).id)
        #expect(found.intent == intent(5) && found.state == .created && found.updates.count == 4)
        #expect(try store.invoice(id: intent(5).paymentID.text) == found)
        #expect(try store.invoice(id: "79DF-60B0") == found)
        #expect(try store.has(intent(5).paymentID))
        #expect(try store.all(try InvoiceQuery("state:created", now: noon, offset: 0)) == [found])
        #expect(try store.all(try InvoiceQuery("nowhere-to-be-found", now: noon, offset: 0)).isEmpty)
        for limit in 1...4 {
            var read: [String] = []
            var cursor: HistoryCursor?
            repeat {
                let page = try store.newest(limit: limit, before: cursor)
                read += page.invoices.map(\.id)
                cursor = page.next
            } while cursor != nil
            #expect(read == wanted)
        }
        var searched: [String] = []
        try await store.search(InvoiceQuery()) { batch in
            searched += batch.invoices.map(\.id)
            return true
        }
        #expect(searched == [9, 5, 1].map { intent($0).id })
    }

    @Test func `it is open until an outcome is told, and followed`() throws {
        put(bytes(of: Self.records), at: store.path)
        #expect(try store.unsettled().map(\.id) == [9, 5, 1].map { intent($0).id })
        #expect(try store.abandoned().map(\.lease).contains("01KBLEASE"))
        let position = try store.position()
        try store.record(Self.created)
        let changes = try store.changes(since: position)
        #expect(changes.invoices.map(\.id) == [intent(5).id] && changes.invoices.first?.state == .created)
        #expect(try store.unsettled().map(\.id) == [9, 1].map { intent($0).id })
    }

    @Test func `it counts as an invoice where the history is checked and repaired`() throws {
        put(bytes(of: Self.records) + Array("garbage\n".utf8), at: store.path)
        let report = try store.verify()
        #expect(report.invoices == 3 && report.updates == 3)
        // What stands before it belongs to nothing yet.
        #expect(report.strayCount == 2)
        _ = try store.repair(at: noon)
        #expect(try store.verify().isSound)
        #expect(try store.invoice(id: intent(5).id).state == .sending)
    }

    @Test func `where its own line is damaged that is told, and the invoice is there`() throws {
        var own = HistoryRecord.line(for: intent(5))
        own[own.count - 40] ^= 1
        put(own + bytes(of: Self.records), at: store.path)
        let page = try store.newest(limit: 10)
        #expect(page.invoices.map(\.id) == [9, 1, 5].map { intent($0).id })
        #expect(page.badLines.map(\.reason) == [.wrongCheckSum])
        #expect(try store.invoice(id: intent(5).paymentID.text).intent == intent(5))
    }

    @Test func `where its own line is there it is one invoice`() throws {
        put(bytes(of: [.invoice(intent(5))] + Self.records), at: store.path)
        #expect(try store.all().map(\.id) == [9, 5, 1].map { intent($0).id })
        #expect(try store.verify().strayCount == 0 && store.verify().invoices == 3)
    }

    @Test func `in an older history the record tells no invoice, and is read as before`() throws {
        let old = update(5, .resent(lease: "01KBLEASE"))
        #expect(!String(decoding: HistoryRecord.line(for: old), as: UTF8.self).contains("intent"))
        put(bytes(of: [.invoice(intent(1)), .update(old)]), at: store.path)
        #expect(try store.all().map(\.id) == [intent(1).id])
        #expect(try store.verify().strayCount == 1)
    }

    @Test func `an intent that a later version writes otherwise is passed over`() throws {
        let head = #"{"v":2,"type":"update","id":"\#(intent(1).id)","at":"2026-11-22T12:00:01.000Z","event":"resent""#
        for member in [#""intent":{"amount":"x"}"#, #""intent":7"#, #""intent":{"intent":{"intent":{}}}"#] {
            let line = Array("\(head),\(member)}\n".utf8)
            put(bytes(of: [.invoice(intent(1)), .update(update(1, .unsent("refused")))]) + line, at: store.path)
            #expect(try store.all().map(\.state) == [.sending])
        }
    }
}
