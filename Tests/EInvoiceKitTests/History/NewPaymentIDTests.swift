import Files
import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

/// Whether a payment id is taken is known at once, also of what the index hasn't read, and without writing to it.
@Suite(.timeLimit(.minutes(10))) struct NewPaymentIDTests {
    private let folder = TemporaryFolder()

    private func store(_ disk: DiskCalls = .system, onDisk: Bool = true) -> HistoryStore {
        HistoryStore(
            folder: folder.path, disk: disk, lockSeconds: 10, cache: onDisk ? folder.file("cache") : nil)
    }

    private func intent(_ number: Int, _ paymentID: String) -> InvoiceIntent {
        var intent = EInvoiceKitTests.intent(number)
        intent.paymentID = PaymentID(recorded: paymentID)
        return intent
    }

    private func user(of paymentID: String, _ store: HistoryStore) throws -> String? {
        try InvoiceService.user(of: PaymentID(recorded: paymentID), in: store)?.id
    }

    /// How much of the file the index hasn't read, in bytes.
    private func behind(_ store: HistoryStore) throws -> Int {
        let end = try store.index.with { database throws(IndexFailure) in
            Int(try database.number("SELECT end FROM log WHERE path = ?", store.path))
        }
        return try #require(FileStatus(path: store.path)?.size) - end
    }

    /// A history whose lines have no check sums.
    private func begin(_ count: Int) {
        let lines = (1...count).map { number in
            let text = String(decoding: HistoryRecord.line(for: intent(number, "first-\(number)")), as: UTF8.self)
            return text.split(separator: ",\"crc\"")[0] + "}\n"
        }
        put(lines.joined().utf8, at: store().path)
    }

    /// Somebody writes into the first line: its payment id is another one.
    private func edit() throws {
        let text = String(decoding: contents(store().path).prefix(4096), as: UTF8.self)
        let place = try #require(text.firstRange(of: "first-1\""))
        let file = open(store().path, O_RDWR | O_CLOEXEC)
        defer { close(file) }
        #expect(pwrite(file, "other-1", 7, off_t(text.utf8.distance(from: text.startIndex, to: place.lowerBound))) == 7)
    }

    @Test(arguments: [true, false])
    func `what the index has not read is found and the index stays as it is`(onDisk: Bool) throws {
        let store = store(onDisk: onDisk)
        begin(20)
        #expect(try user(of: "new", store) == nil)
        let ids = ["typed", "a\"b", "back\\slash", "é", "заказ-7", "🕊", "1763812800000001"]
        for (number, id) in ids.enumerated() {
            #expect(try user(of: id, store) == nil, "\(id)")
            try store.record(intent(100 + number, id))
        }
        let unread = try behind(store)
        #expect(unread > 0)
        for id in ["type", "yped", "Typed", "a", "b", "e\u{301}", "payment_id"] {
            #expect(try user(of: id, store) == nil, "\(id)")
        }
        #expect(try behind(store) == unread)
        for (number, id) in ids.enumerated() {
            #expect(try user(of: id, store) == intent(100 + number, id).id, "\(id)")
            // It was taken in for that.
            try store.record(intent(200 + number, "later-\(number)"))
        }
        #expect(try user(of: "first-7", store) == intent(7, "").id)
    }

    @Test func `an invoice that a later record tells whole has its payment id`() throws {
        let store = store()
        begin(20)
        #expect(try user(of: "new", store) == nil)
        var update = update(99, .created(tracking: "T", isSettled: false))
        update.intent = intent(99, "lost")
        try store.record(update)
        #expect(try user(of: "new", store) == nil)
        #expect(try behind(store) > 0)
        #expect(try user(of: "lost", store) == update.id)
    }

    @Test func `what became of an invoice behind the index decides`() throws {
        let store = store()
        try store.record(intent(1, "a"))
        #expect(try user(of: "a", store) == intent(1, "a").id)
        try store.record(update(1, .unsent("connection refused")))
        #expect(try user(of: "a", store) == nil)
        try store.record(update(1, .resent(lease: nil)))
        #expect(try user(of: "a", store) == intent(1, "a").id)
    }

    @Test func `many records are taken in`() throws {
        let store = store()
        begin(20)
        var most = 0
        for number in 1...200 {
            #expect(try user(of: "typed-\(number)", store) == nil)
            try store.record(intent(100 + number, "typed-\(number)"))
            most = max(most, try behind(store))
        }
        #expect((16 * 1024...40 * 1024).contains(most))
    }

    @Test func `what other programs wrote is read as it is meant`() throws {
        let store = store()
        begin(20)
        for (number, escaped) in ["\\u0061-1", "a\\u002d2"].enumerated() {
            #expect(try user(of: "new", store) == nil)
            let line = HistoryRecord.line(for: intent(100 + number, "b"))
            let text = String(decoding: line, as: UTF8.self).replacing("\"b\"", with: "\"\(escaped)\"")
            let file = open(store.path, O_WRONLY | O_APPEND | O_CLOEXEC)
            defer { close(file) }
            let bytes = Array((text.split(separator: ",\"crc\"")[0] + "}\n").utf8)
            #expect(write(file, bytes, bytes.count) == bytes.count)
            // What is written here later doesn't make that one known.
            if number == 1 { try store.record(intent(200, "own")) }
            #expect(try user(of: "a-\(number + 1)", store) == intent(100 + number, "").id)
        }
    }

    @Test(arguments: [false, true])
    func `a payment id that was written into an old line is found`(isRecordedLater: Bool) throws {
        // Far longer than what is compared each time.
        begin(4000)
        let store = store()
        #expect(try user(of: "other-1", store) == nil)
        try store.record(intent(5000, "typed"))
        // Nothing of this is kept in the index.
        #expect(try user(of: "other-1", store) == nil)
        #expect(try behind(store) > 0)
        try edit()
        if isRecordedLater { try store.record(intent(5001, "typed-2")) }
        #expect(try user(of: "other-1", store) == intent(1, "").id)
        #expect(try user(of: "first-1", store) == nil)
        #expect(store.takeIndexNotices() == [.rebuilt])
        #expect(try user(of: "typed", store) == intent(5000, "").id)
    }

    @Test func `another file in its place is read anew`() throws {
        begin(20)
        let store = store()
        #expect(try user(of: "new", store) == nil)
        try store.record(intent(100, "typed"))
        put(HistoryRecord.line(for: intent(1, "new")), at: store.path + ".new")
        rename(store.path + ".new", store.path)
        #expect(try user(of: "new", store) == intent(1, "").id)
        #expect(try user(of: "typed", store) == nil)
    }

    @Test func `an index of a file that was in its place meanwhile is not believed`() throws {
        begin(20)
        let store = store()
        #expect(try user(of: "new", store) == nil)
        rename(store.path, store.path + ".own")
        put((1...30).map { HistoryRecord.line(for: intent($0, "elsewhere-\($0)")) }.joined(), at: store.path)
        #expect(try user(of: "first-7", self.store()) == nil)
        rename(store.path + ".own", store.path)
        #expect(try user(of: "first-7", store) == intent(7, "").id)
    }

    @Test func `an index that another program begins to build anew is not believed`() throws {
        let store = store()
        let first = HistoryRecord.line(for: intent(1, "first"))
        let text = String(decoding: HistoryRecord.line(for: intent(2, "a-1")), as: UTF8.self)
        let second = (text.split(separator: ",\"crc\"")[0] + "}\n").replacing("a-1", with: "\\u0061-1")
        put(first + second.utf8, at: store.path)
        #expect(try user(of: "new", store) == nil)
        let sum = first.withUnsafeBytes(CheckSum.crc32)
        try self.store().index.with { database throws(IndexFailure) in
            try HistoryIndex.failing { () throws(DatabaseError) in
                try database.run(
                    """
                    DELETE FROM invoice WHERE number = 2;
                    UPDATE log SET end = \(first.count), tail = \(sum), size = -1, invoices = 1
                    """)
            }
        }
        #expect(try user(of: "a-1", store) == intent(2, "").id)
    }

    @Test func `an index that was removed or damaged is built anew`() throws {
        begin(20)
        let first = store()
        #expect(try user(of: "new", first) == nil)
        try first.record(intent(100, "typed"))
        let path = try #require(first.index.path)
        for end in ["", "-wal", "-shm"] { unlink(path + end) }
        for store in [first, store()] {
            #expect(try user(of: "new", store) == nil)
            #expect(try user(of: "typed", store) == intent(100, "").id)
            #expect(try user(of: "first-7", store) == intent(7, "").id)
        }
        let second = store()
        try second.index.with { database throws(IndexFailure) in
            try HistoryIndex.failing { () throws(DatabaseError) in try database.checkpoint() }
        }
        try second.record(intent(101, "typed-2"))
        put([UInt8](repeating: 0x5a, count: 64 * 1024), at: path)
        for store in [second, store()] {
            #expect(try user(of: "typed-2", store) == intent(101, "").id)
            #expect(try user(of: "typed", store) == intent(100, "").id)
            #expect(try user(of: "new", store) == nil)
        }
    }

    @Test func `a record that was taken back is nobody's`() throws {
        begin(20)
        let disk = FullableDisk()
        let (store, other) = (store(disk.calls), store(disk.calls))
        #expect(try user(of: "new", store) == nil)
        try store.record(intent(100, "typed"))
        for (number, writer) in [store, other, store].enumerated() {
            disk.refuseFlush()
            #expect(throws: StorageProblem.self) { try writer.record(intent(101, "taken-back")) }
            #expect(try user(of: "taken-back", store) == nil)
            try store.record(intent(200 + number, "later-\(number)"))
            #expect(try user(of: "taken-back", store) == nil)
        }
        #expect(try user(of: "typed", store) == intent(100, "").id)
        #expect(store.takeIndexNotices().isEmpty)
    }

    @Test func `a record that could not be taken back has its payment id`() throws {
        begin(20)
        let disk = FullableDisk()
        let store = store(disk.calls)
        #expect(try user(of: "new", store) == nil)
        disk.breakDown()
        #expect(throws: StorageProblem.self) { try store.record(intent(100, "left")) }
        disk.mend()
        #expect(try user(of: "left", store) == intent(100, "").id)
    }
}
