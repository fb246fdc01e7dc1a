import Files
import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct DamageTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    private func lines(_ count: Int) -> [[UInt8]] {
        (1...count).flatMap { number in
            [
                HistoryRecord.line(for: intent(number)),
                HistoryRecord.line(for: update(number, .created(tracking: "T-\(number)", isSettled: false))),
            ]
        }
    }

    @Test func `a last record cut at any byte costs only itself and is set aside`() throws {
        let before = Array(lines(3).joined())
        let last = HistoryRecord.line(for: intent(4))
        for cut in 0...last.count {
            let folder = TemporaryFolder()
            let store = HistoryStore(folder: folder.path, disk: .unflushed, lockSeconds: 10)
            put(before + last[..<cut], at: store.path)
            let isWhole = cut >= last.count - 1
            let page = try store.newest(limit: 10)
            let old = [3, 2, 1].map { intent($0).id }
            #expect(page.invoices.map(\.id) == (isWhole ? [intent(4).id] : []) + old, "cut at \(cut)")
            #expect(page.torn == (isWhole || cut == 0 ? nil : TornTail(offset: before.count, length: cut)))
            #expect(page.badLines.isEmpty)

            try store.record(intent(5))
            let after = try store.newest(limit: 10)
            #expect(after.invoices.map(\.id) == [intent(5).id] + page.invoices.map(\.id), "cut at \(cut)")
            #expect(after.torn == nil)
            #expect(after.badLines.isEmpty)
            let kept = isWhole ? Array(last) : []
            #expect(contents(store.path) == before + kept + HistoryRecord.line(for: intent(5)), "cut at \(cut)")
            let aside = String(decoding: contents(folder.file("history.torn.jsonl")), as: UTF8.self)
            if isWhole || cut == 0 {
                #expect(aside.isEmpty)
            } else {
                #expect(aside.hasPrefix("{\"v\":1,\"type\":\"torn\",\"at\":\"2026-11-22T12:00:05.000Z\""))
                #expect(aside.contains("\"offset\":\(before.count)"))
            }
        }
    }

    @Test func `what is set aside is kept byte for byte`() throws {
        put(Array(lines(1).joined()) + [0x7b, 0xff, 0x00], at: store.path)
        try store.record(intent(2))
        let aside = String(decoding: contents(folder.file("history.torn.jsonl")), as: UTF8.self)
        #expect(aside.contains("\"base64\":\"e/8A\""))
    }

    @Test func `a flipped bit costs at most its own record`() throws {
        let lines = lines(20)
        let whole = Array(lines.joined())
        var owners: [Int] = []
        for (index, line) in lines.enumerated() { owners += Array(repeating: index, count: line.count) }
        var random = Seeded(3)
        for _ in 0..<1000 {
            let bit = Int.random(in: 0..<whole.count * 8, using: &random)
            var damaged = whole
            damaged[bit / 8] ^= 1 << (bit % 8)
            put(damaged, at: store.path)
            let owner = owners[bit / 8]
            let page = try store.newest(limit: 100)
            let found = Dictionary(uniqueKeysWithValues: page.invoices.map { ($0.id, $0) })
            let wrong = (1...20).filter { number in
                let isIntentHit = owner == (number - 1) * 2
                let isUpdateHit = owner == (number - 1) * 2 + 1
                // What is shown is true, and only what was hit is missing.
                guard let invoice = found[intent(number).id] else { return !isIntentHit }
                return invoice.intent != intent(number)
                    || !isIntentHit && !isUpdateHit && invoice.tracking != "T-\(number)"
            }
            #expect(wrong.isEmpty, "bit \(bit)")
            #expect(contents(store.path) == damaged)
        }
    }

    @Test func `an unreadable line in the middle is told with its place and reason`() throws {
        let lines = lines(3)
        let bad = Array("{\"v\":1,\"type\":\"invoice\",\"id\":\"half\n".utf8)
        put(lines[0] + lines[1] + bad + Array(lines[2...].joined()), at: store.path)
        let page = try store.newest(limit: 10)
        #expect(page.invoices.map(\.tracking) == ["T-3", "T-2", "T-1"])
        let offset = lines[0].count + lines[1].count
        #expect(
            page.badLines == [BadLine(offset: offset, length: bad.count - 1, reason: .notJSON(at: bad.count - 1))])
    }

    @Test func `blank lines and other line ends do no harm`() throws {
        let lines = lines(2)
        let dos = lines[0].dropLast() + [0x0d, 0x0a]
        put([0x0a, 0x0a] + dos + lines[1] + [0x0a] + lines[2] + lines[3], at: store.path)
        let page = try store.newest(limit: 10)
        #expect(page.invoices.map(\.tracking) == ["T-2", "T-1"])
        #expect(page.badLines.isEmpty)
    }

    @Test func `a file of no history is read as bad lines`() throws {
        var random = Seeded(5)
        let noise = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &random) } + [0x0a]
        put(noise, at: store.path)
        let page = try store.newest(limit: 10)
        #expect(page.invoices.isEmpty)
        #expect(!page.badLines.isEmpty)
        #expect(page.next == nil)
    }

    @Test func `a line without end is read past`() throws {
        let lines = lines(2)
        let endless = [UInt8](repeating: 0x61, count: 3 << 20) + [0x0a]
        put(lines[0] + lines[1] + endless + lines[2] + lines[3], at: store.path)
        let page = try store.newest(limit: 10)
        #expect(page.invoices.map(\.tracking) == ["T-2", "T-1"])
        #expect(page.badLines.map(\.length) == [3 << 20])
    }

    @Test func `an end that is no half record stays where it is`() throws {
        let endless = [UInt8](repeating: 0x61, count: HistoryStore.longestLine + 1)
        put(lines(1).joined() + endless, at: store.path)
        #expect(try store.newest(limit: 3).torn?.length == endless.count)
        try store.record(intent(2))
        let page = try store.newest(limit: 3)
        #expect(page.invoices.map(\.id) == [intent(2).id, intent(1).id])
        #expect(page.badLines.map(\.length) == [endless.count])
        #expect(FileStatus(path: folder.file("history.torn.jsonl")) == nil)
    }
}
