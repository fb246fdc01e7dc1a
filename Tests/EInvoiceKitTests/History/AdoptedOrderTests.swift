import InvoiceCore
import Synchronization
import Testing

@testable import EInvoiceKit

/// Adopted invoices stand at the file's end and were created long before: every list has them in their place.
@Suite(.timeLimit(.minutes(10))) struct AdoptedOrderTests {
    private let folder = TemporaryFolder()

    /// Own invoices, one a second, then adopted ones of the same time, then a few own ones.
    private func history(own: Int, adopted: Int, newer: Int) -> [HistoryEvent] {
        var random = Seeded(7)
        var records = (1...own).map { HistoryEvent.invoice(intent($0)) }
        for number in 0..<adopted {
            var new = intent(own + number + 1)
            new.adopt(made: noon.advanced(byMilliseconds: .random(in: 0..<Int64(own) * 1000, using: &random)))
            records.append(.invoice(new))
        }
        return records + (0..<newer).map { .invoice(intent(own + adopted + $0 + 1)) }
    }

    @Test(arguments: [(30, 5, 0), (30, 5, 3), (300, 250, 2), (40, 6000, 0), (8, 9, 0), (3, 0, 2)], [true, false])
    func `the newest and every page are in the order of creation`(
        counts: (own: Int, adopted: Int, newer: Int), onDisk: Bool
    ) throws {
        let bytes = EInvoiceKitTests.bytes(of: history(own: counts.own, adopted: counts.adopted, newer: counts.newer))
        put(bytes, at: folder.file("history.jsonl"))
        let store = HistoryStore(folder: folder.path, cache: onDisk ? folder.file("cache") : nil)
        let all = PlainReading(bytes).answer(InvoiceQuery())
        for limit in [1, 10, 24, 200] {
            let page = try store.lastCreated(limit: limit)
            #expect(page.invoices == Array(all.prefix(limit)), "\(limit)")
            #expect((page.next != nil || page.total.map { limit < $0 } ?? false) == (limit < all.count))
        }
        for start in stride(from: 0, to: min(600, all.count), by: 97) {
            #expect(try store.page(at: start, limit: 50).invoices == Array(all.dropFirst(start).prefix(50)))
        }
        #expect(try store.oldest(limit: 20).invoices == Array(all.suffix(20)))
    }

    @Test func `few adopted ones at the end need no index`() throws {
        put(EInvoiceKitTests.bytes(of: history(own: 900, adopted: 40, newer: 0)), at: folder.file("history.jsonl"))
        let store = HistoryStore(folder: folder.path, cache: folder.file("cache"))
        #expect(try store.lastCreated(limit: 30).invoices.count == 30)
        #expect(folder.read("cache/index.sqlite") == nil && store.index.known.withLock { $0 == nil })
    }
}
