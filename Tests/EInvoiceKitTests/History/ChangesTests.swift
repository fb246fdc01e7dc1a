import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct ChangesTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    @Test(arguments: 1...6)
    func `changes are what a whole reading shows`(seed: UInt64) throws {
        let records = randomRecords(200, seed: seed)
        let all = invoices(of: records)
        var random = Seeded(seed)
        let store = HistoryStore(folder: folder.path, disk: .unflushed, lockSeconds: 10)
        for _ in 0..<10 {
            let split = Int.random(in: 0...records.count, using: &random)
            put(bytes(of: Array(records[..<split])), at: store.path)
            let position = try store.position()
            for record in records[split...] {
                switch record {
                case .invoice(let intent): try store.record(intent)
                case .update(let update): try store.record(update)
                }
            }
            let changes = try store.changes(since: position)
            var touched: Set<String> = []
            var new: Set<String> = []
            for record in records[split...] {
                switch record {
                case .invoice(let intent):
                    touched.insert(intent.id)
                    new.insert(intent.id)
                case .update(let update): touched.insert(update.id)
                }
            }
            #expect(changes.invoices == all.filter { touched.contains($0.id) })
            #expect(changes.newIDs == new)
            #expect(changes.position == (try store.position()))
            #expect(try store.changes(since: changes.position).invoices.isEmpty)
        }
    }

    @Test func `a history that begins is a change from none`() throws {
        let position = try store.position()
        try store.record(intent(1))
        let changes = try store.changes(since: position)
        #expect(changes.invoices.map(\.id) == [intent(1).id])
        #expect(!changes.isReplaced)
    }

    @Test func `a file that was cut or exchanged or removed is read anew`() throws {
        put(bytes(of: (1...5).map { .invoice(intent($0)) }), at: store.path)
        let position = try store.position()
        put(bytes(of: [.invoice(intent(1))]), at: store.path)
        #expect(try store.changes(since: position).isReplaced)
        let shorter = try store.position()
        put(bytes(of: (1...5).map { .invoice(intent($0)) }), at: folder.file("other"))
        rename(folder.file("other"), store.path)
        let changes = try store.changes(since: shorter)
        #expect(changes.isReplaced)
        unlink(store.path)
        #expect(try store.changes(since: changes.position).isReplaced)
    }

    @Test func `a half written record is no change until it is whole`() throws {
        put(bytes(of: [.invoice(intent(1))]), at: store.path)
        let position = try store.position()
        let next = bytes(of: [.invoice(intent(2))])
        put(bytes(of: [.invoice(intent(1))]) + next.prefix(80), at: store.path)
        #expect(try store.changes(since: position).invoices.isEmpty)
        put(bytes(of: [.invoice(intent(1))]) + next, at: store.path)
        #expect(try store.changes(since: position).invoices.map(\.id) == [intent(2).id])
    }
}
