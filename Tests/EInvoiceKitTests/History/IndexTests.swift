import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct IndexTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    @Test(arguments: 1...4)
    func `jumping anywhere shows what a plain reading shows`(seed: UInt64) async throws {
        let records = randomRecords(300, seed: seed)
        put(bytes(of: records), at: store.path)
        let all = invoices(of: records)
        let store = store
        try await store.buildIndex()
        #expect(try store.count() == all.count)
        for ordinal in [0, 1, all.count / 2, all.count - 3, all.count - 1, all.count, all.count + 9] {
            let page = try store.page(at: ordinal, limit: 5)
            #expect(page.invoices == Array(all.dropFirst(ordinal).prefix(5)), "\(ordinal)")
            #expect(page.total == all.count)
        }
        #expect(try store.oldest(limit: 7).invoices == Array(all.suffix(7)))
        #expect(try store.oldest(limit: 10_000).invoices == all)
    }

    @Test func `what is appended is indexed when it is asked for`() throws {
        let store = store
        #expect(try store.page(at: 0, limit: 3).invoices.isEmpty)
        try store.record(intent(1))
        #expect(try store.oldest(limit: 3).invoices.map(\.state) == [.sending])
        try store.record(update(1, .created(tracking: "T", isSettled: false)))
        try store.record(intent(2))
        #expect(try store.page(at: 0, limit: 3).invoices.map(\.id) == [intent(2).id, intent(1).id])
        #expect(try store.oldest(limit: 1).invoices.map(\.tracking) == ["T"])
        #expect(try store.count() == 2)
    }

    @Test func `a replaced file gets a new index`() throws {
        let store = store
        put(bytes(of: (1...9).map { .invoice(intent($0)) }), at: store.path)
        #expect(try store.page(at: 8, limit: 1).invoices.map(\.id) == [intent(1).id])
        put(bytes(of: [.invoice(intent(3))]), at: store.path)
        #expect(try store.page(at: 0, limit: 5).invoices.map(\.id) == [intent(3).id])
        #expect(try store.count() == 1)
    }

    @Test func `an unreadable invoice is told and not counted`() throws {
        var lines = (1...5).map { HistoryRecord.line(for: intent($0)) }
        lines[2][150] ^= 1
        put(lines.joined(), at: store.path)
        let store = store
        let page = try store.page(at: 1, limit: 3)
        #expect(page.invoices.map(\.id) == [4, 2, 1].map { intent($0).id })
        #expect(
            page.badLines == [
                BadLine(offset: lines[0].count + lines[1].count, length: lines[2].count - 1, reason: .wrongCheckSum)
            ])
        #expect(page.total == 4)
    }

    @Test func `records that a damaged newline joined are both there`() throws {
        var lines = (1...4).map { HistoryRecord.line(for: intent($0)) }
        lines[1][lines[1].count - 1] ^= 0x40
        put(lines.joined(), at: store.path)
        #expect(try store.page(at: 0, limit: 9).invoices.map(\.id) == [4, 3, 2, 1].map { intent($0).id })
    }

    @Test func `blocks that end in the middle of a line lose nothing`() async throws {
        let records = randomRecords(8000, seed: 9)
        let file = bytes(of: records)
        #expect(file.count > 2 << 20)
        put(file, at: store.path)
        let count = records.count { if case .invoice = $0 { true } else { false } }
        let store = store
        try await store.buildIndex()
        #expect(try store.count() == count)
        var ids: [String] = []
        try await store.search(InvoiceQuery()) { batch in
            ids += batch.invoices.map(\.id)
            return true
        }
        #expect(ids.count == count)
        #expect(ids == ids.sorted().reversed())
    }

    @Test func `updates mebibytes behind their invoices are found`() async throws {
        var records = (1...6000).map { HistoryEvent.invoice(intent($0)) }
        for number in 1...6000 where number % 3 == 0 {
            records.append(.update(update(number, .note("late \(number)"))))
            records.append(.update(update(number, .created(tracking: "T\(number)", isSettled: true))))
        }
        let file = bytes(of: records)
        #expect(file.count > 3 << 20)
        put(file, at: store.path)
        let all = invoices(of: records)
        let store = store
        try await store.buildIndex()
        for ordinal in [0, 700, 2999, 5500, 5950] {
            #expect(try store.page(at: ordinal, limit: 50).invoices == Array(all.dropFirst(ordinal).prefix(50)))
        }
        try store.record(update(2, .note("last")))
        #expect(try store.oldest(limit: 3).invoices.map(\.updates.count) == [2, 1, 0])
    }

    @Test func `a jump while the index is built counts each invoice once`() async throws {
        put(bytes(of: (1...12_000).map { .invoice(intent($0)) }), at: store.path)
        let store = store
        try await withThrowingTaskGroup(of: Int?.self) { group in
            for jumper in 0..<6 {
                group.addTask {
                    if jumper % 2 == 0 { try await store.buildIndex() }
                    return try store.oldest(limit: 1).total
                }
            }
            for try await total in group { #expect(total == 12_000) }
        }
        #expect(try store.oldest(limit: 2).invoices.map(\.id) == [intent(2).id, intent(1).id])
    }
}
