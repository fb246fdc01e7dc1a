import Files
import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

/// The index tells what a plain reading of the file tells, whatever happened to the file since it was looked at last.
@Suite(.timeLimit(.minutes(10))) struct IndexTruthTests {
    private let folder = TemporaryFolder()

    private func store(onDisk: Bool) -> HistoryStore {
        HistoryStore(folder: folder.file("data"), cache: onDisk ? folder.file("cache") : nil)
    }

    private func begin(_ bytes: [UInt8]) {
        mkdir(folder.file("data"), 0o700)
        put(bytes, at: folder.file("data/history.jsonl"))
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>, [true, false])
    func `every question is answered as a plain reading answers it`(seed: UInt64, onDisk: Bool) async throws {
        let history = OddHistory(220, seed: seed)
        begin(history.bytes)
        let store = store(onDisk: onDisk)
        let reading = PlainReading(history.bytes)
        var questions = Questions(reading, seed: seed)
        for text in Questions.fixed + questions.random(60) { try expectTruth(store, reading, text) }
        for (limit, text) in questions.random(15).enumerated() {
            try await expectTruthOfStream(store, reading, text, limit: limit * 4)
        }
        try expectPages(store, reading)
        #expect(store.takeIndexNotices().isEmpty)
    }

    @Test(arguments: 11...12 as ClosedRange<UInt64>, [true, false])
    func `an index that grew in steps tells what one built at once tells`(seed: UInt64, onDisk: Bool) throws {
        let history = OddHistory(200, seed: seed)
        var random = Seeded(seed)
        begin([])
        let store = store(onDisk: onDisk)
        var end = 0
        while end < history.bytes.count {
            // Also in the middle of a line, as a program leaves it that dies.
            let isWhole = Int.random(in: 0..<4, using: &random) > 0
            end = min(history.bytes.count, end + Int.random(in: 1..<9000, using: &random))
            if isWhole { end = history.bytes[end...].firstIndex(of: 0x0a).map { $0 + 1 } ?? history.bytes.count }
            append(history.bytes[(FileStatus(path: store.path)?.size ?? 0)..<end], to: store.path)
            let reading = PlainReading(contents(store.path))
            var questions = Questions(reading, seed: seed &+ UInt64(end))
            for text in ["", "sort:created", "sort:amount", "is:unknown"] + questions.random(4) {
                try expectTruth(store, reading, text)
            }
            try expectPages(store, reading)
        }
        let reading = PlainReading(history.bytes)
        for text in Questions.fixed { try expectTruth(store, reading, text) }
        #expect(store.takeIndexNotices().isEmpty)
    }

    @Test(arguments: 15...17 as ClosedRange<UInt64>, [true, false])
    func `a history that is read in many pieces is the one that is read in one`(seed: UInt64, onDisk: Bool) throws {
        let history = OddHistory(400, seed: seed)
        begin(history.bytes)
        let portions = HistoryIndex.Portions(
            transaction: 9000, piece: 1500, smallestPiece: 200, piecesAhead: 3, countedByOne: 0)
        let store = HistoryStore(
            folder: folder.file("data"), disk: .system, lockSeconds: 10, cache: onDisk ? folder.file("cache") : nil,
            portions: portions)
        let reading = PlainReading(history.bytes)
        var questions = Questions(reading, seed: seed)
        for text in Questions.fixed + questions.random(20) { try expectTruth(store, reading, text) }
        try expectPages(store, reading)
        // The sums of all pieces are those of the file: an edit in its middle is seen.
        var bytes = history.bytes
        bytes[bytes.count / 2] ^= 1
        put(bytes, at: store.path)
        var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
        utimensat(AT_FDCWD, store.path, &times, 0)
        try expectPages(store, PlainReading(bytes))
    }

    @Test(arguments: 21...22 as ClosedRange<UInt64>, [true, false])
    func `what was repaired, replaced, cut or edited is seen`(seed: UInt64, onDisk: Bool) throws {
        let history = OddHistory(150, seed: seed)
        var random = Seeded(seed)
        begin(history.bytes)
        let store = store(onDisk: onDisk)
        var moment = time(nil) + 10
        func look(_ what: Comment) throws {
            // A clock that ticks seldom may give two states of a file one time.
            var times = [timespec(tv_sec: moment, tv_nsec: 0), timespec(tv_sec: moment, tv_nsec: 0)]
            utimensat(AT_FDCWD, store.path, &times, 0)
            moment += 1
            let reading = PlainReading(contents(store.path))
            var questions = Questions(reading, seed: seed &+ UInt64(moment))
            for text in ["", "sort:amount", "is:unknown"] + questions.random(8) {
                try expectTruth(store, reading, text, what)
            }
            try expectPages(store, reading)
        }
        try look("as it was")
        for _ in 0..<12 {
            let bytes = contents(store.path)
            switch Int.random(in: 0..<7, using: &random) {
            case 0:
                _ = try store.repair(at: noon.advanced(byMilliseconds: Int64(moment) * 1000))
                try look("repaired")
            case 1:
                put(OddHistory(120, seed: random.next()).bytes, at: folder.file("data/new"))
                rename(folder.file("data/new"), store.path)
                try look("replaced")
            case 2:
                put(OddHistory(130, seed: random.next()).bytes, at: store.path)
                try look("written over")
            case 3:
                truncate(store.path, Int.random(in: 0...bytes.count, using: &random))
                try look("cut")
            case 4 where bytes.count > 2:
                var edited = bytes
                edited[Int.random(in: 0..<(bytes.count - 1), using: &random)] ^= 1
                put(edited, at: store.path)
                try look("a byte is another one")
            case 5:
                let place = Int.random(in: 0...bytes.count, using: &random)
                put(bytes[..<place] + Array("  new  ".utf8) + bytes[place...], at: store.path)
                try look("longer in the middle")
            default:
                append(OddHistory(20, seed: random.next()).bytes, to: store.path)
                try look("appended")
            }
        }
        unlink(store.path)
        #expect(try store.all().isEmpty && store.count() == 0)
        try store.record(intent(7))
        #expect(try store.all().map(\.id) == [intent(7).id] && store.count() == 1)
    }

    /// A byte of the history is another one: the line that it stands in can't be read any more.
    private func damage(_ path: String, at offset: Int) {
        let file = open(path, O_RDWR | O_CLOEXEC)
        precondition(file >= 0)
        defer { close(file) }
        var byte: UInt8 = 0
        precondition(pread(file, &byte, 1, off_t(offset)) == 1)
        byte ^= 1
        precondition(pwrite(file, &byte, 1, off_t(offset)) == 1)
    }

    @Test(arguments: [true, false])
    func `an edit in place is seen although more was appended since`(onDisk: Bool) throws {
        begin(bytes(of: (1...60).map { .invoice(intent($0)) }))
        let store = store(onDisk: onDisk)
        #expect(try store.count() == 60)
        for (turn, offset) in [150, 9000, 20_000].enumerated() {
            damage(store.path, at: offset)
            try store.record(intent(100 + turn))
            // A list would meet the line.
            #expect(try store.count() == 60)
            let reading = PlainReading(contents(store.path))
            for text in ["", "sort:amount", "zoe", "-zoe"] { try expectTruth(store, reading, text) }
            try expectPages(store, reading)
            #expect(store.takeIndexNotices() == [.rebuilt])
        }
    }

    // Much more than is looked at each time.
    @Test func `an edit in place far back is seen at last`() throws {
        begin(bytes(of: (1...1000).map { .invoice(intent($0)) }))
        let store = store(onDisk: true)
        #expect(FileStatus(path: store.path).map { $0.size > 5 * 64 * 1024 } == true)
        #expect(try store.count() == 1000)
        damage(store.path, at: 150)
        var turns = 0
        repeat {
            turns += 1
            try store.record(intent(20_000 + turns))
        } while try store.count() == 1000 + turns && turns < 200
        #expect(turns < 200)
        #expect(try store.count() == 999 + turns)
        #expect(store.takeIndexNotices() == [.rebuilt])
    }

    @Test func `the whole file is compared with the index`() throws {
        begin(bytes(of: (1...60).map { .invoice(intent($0)) }))
        let store = store(onDisk: true)
        try store.checkIndex()
        #expect(FileStatus(path: folder.file("cache")) == nil)
        #expect(try store.count() == 60)
        try store.record(intent(100))
        try store.checkIndex()
        #expect(store.takeIndexNotices().isEmpty)
        damage(store.path, at: 150)
        try store.checkIndex()
        #expect(store.takeIndexNotices() == [.rebuilt])
        #expect(try store.count() == 60)
        #expect(store.takeIndexNotices().isEmpty)
    }

    @Test(arguments: ["\n", "x\n", " \n", "}\n", "x", #"{"v":1}"# + "\n", "second"], [true, false])
    func `a last line that somebody else goes on with is read anew`(more: String, hasCheckSum: Bool) throws {
        func line(_ number: Int) -> [UInt8] {
            var line = HistoryRecord.line(for: intent(number))
            // Older ones, and those of other programs, have none.
            if !hasCheckSum {
                let text = String(decoding: line, as: UTF8.self)
                line = Array((text.split(separator: ",\"crc\"")[0] + "}\n").utf8)
            }
            return line
        }
        begin(line(1) + line(2) + line(3).dropLast())
        for onDisk in [true, false] {
            let store = store(onDisk: onDisk)
            #expect(try store.count() == 3)
        }
        let store = store(onDisk: false)
        #expect(try store.count() == 3)
        append(more == "second" ? line(4) : Array(more.utf8), to: store.path)
        for store in [store, self.store(onDisk: true)] {
            let reading = PlainReading(contents(store.path))
            for text in ["", "sort:created", "zoe"] { try expectTruth(store, reading, text) }
            let new = HistoryStore(folder: folder.file("data"))
            #expect(try store.page(at: 0, limit: 9).badLines == new.page(at: 0, limit: 9).badLines)
        }
        // A program of ours ends the line first.
        begin(line(1) + line(2).dropLast())
        #expect(try self.store(onDisk: true).count() == 2)
        _ = self.store(onDisk: true).takeIndexNotices()
        try store.record(intent(5))
        let again = self.store(onDisk: true)
        try expectTruth(again, PlainReading(contents(store.path)), "")
        #expect(again.takeIndexNotices().isEmpty)
    }

    @Test func `a query with very many terms has an answer`() throws {
        begin(OddHistory(16, seed: 5).bytes)
        let store = store(onDisk: true)
        let reading = PlainReading(contents(store.path))
        for count in [200, 1200] {
            let numbers = (0..<count).map { "\($0)" }
            try expectTruth(store, reading, numbers.map { "id:\($0)" }.joined(separator: " "))
            try expectTruth(store, reading, numbers.map { "-x\($0)" }.joined(separator: " "))
            try expectTruth(store, reading, numbers.map { _ in "zoe" }.joined(separator: " "))
            try expectTruth(store, reading, numbers.map { "account:\($0)" }.joined(separator: " "))
            try expectTruth(store, reading, numbers.map { "amount=\($0)" }.joined(separator: " "))
        }
    }

    @Test func `an index of another history tells nothing of this one`() throws {
        begin(bytes(of: (1...40).map { .invoice(intent($0)) }))
        mkdir(folder.file("other"), 0o700)
        let other = HistoryStore(folder: folder.file("other"), cache: folder.file("others"))
        put(bytes(of: (101...150).map { .invoice(intent($0)) }), at: other.path)
        #expect(try other.count() == 50)
        let store = store(onDisk: true)
        let (from, to) = (try #require(other.index.path), try #require(store.index.path))
        mkdir(folder.file("cache"), 0o700)
        put(contents(from), at: to)
        put(contents(from + "-wal"), at: to + "-wal")
        let reading = PlainReading(contents(store.path))
        for text in ["", "sort:created", "101", "zoe"] { try expectTruth(store, reading, text) }
        try expectPages(store, reading)
        #expect(store.takeIndexNotices() == [.rebuilt])
    }

    @Test func `words in a period are found in their order however far back it lies`() throws {
        // More than are looked at in one stretch.
        let intents = (1...5000).map { number in
            var intent = intent(number)
            intent[.description] = number % 3 == 0 ? "spring \(number)" : "autumn \(number)"
            if [7, 300, 301, 4990].contains(number) { intent[.description] = "spring needle" }
            // Some stand behind later ones.
            if number % 1000 == 0 { intent.createdAt = intent.createdAt.advanced(byMilliseconds: -3_000_500) }
            return intent
        }
        begin(bytes(of: intents.map { .invoice($0) }))
        let store = store(onDisk: false)
        let newest = intents.sorted { $0.createdAt > $1.createdAt }
        for (first, last) in [(nil, 4997), (5, 4600), (299, 302), (nil, 3), (9, 2), (7000, 8000)] {
            for word in ["spring", "needle"] {
                var query = try Questions.query(word)
                let (since, until) = (first.map { intent($0).createdAt }, intent(last).createdAt)
                (query.since, query.until) = (since, until)
                let wanted = newest.filter {
                    $0[.description]?.firstRange(of: word) != nil && $0.createdAt >= since ?? $0.createdAt
                        && $0.createdAt < until
                }
                let found = try store.all(query).map(\.id)
                #expect(found == wanted.map(\.id), "\(word) \(first ?? 0)…\(last)")
                #expect(try store.count(query) == wanted.count)
            }
        }
        let all = try store.all(try Questions.query("needle"))
        #expect(all.map { $0.id.suffix(4) } == ["4990", "0301", "0300", "0007"])
    }

    /// What stands before the last part of many addresses is in the index once.
    @Test(arguments: [
        "success", "s/1", "/12", "ess/12", "https://shop.example/côté/success/12", "é/success/300", "e/success/300",
        "é/x/7", "/x/7", "/", "/x", "shop.example/côté/x", "success/1 x/1", "-s/1", "s/absent", "x/", "t/é/42", "é/42",
    ])
    func `a word that begins in the folder of an address is found`(text: String) throws {
        let intents = (1...400).map { number in
            var intent = intent(number)
            intent[.successURL] = "https://shop.example/côté/success/\(number)"
            intent[.failURL] = number % 2 == 0 ? "https://shop.example/é/x/\(number)" : "http://other.test/é/\(number)"
            return intent
        }
        let bytes = bytes(of: intents.map { .invoice($0) })
        begin(bytes)
        let store = store(onDisk: false)
        #expect(try store.count() == 400)
        try expectTruth(store, PlainReading(bytes), text)
    }

    // Comparing

    private func expectTruth(
        _ store: HistoryStore, _ reading: PlainReading, _ text: String, _ what: Comment? = nil
    ) throws {
        let query = try Questions.query(text)
        let wanted = reading.answer(query)
        let found = try store.all(query)
        let note: Comment = "\(text.prefix(80)) \(what?.rawValue ?? "")"
        #expect(found.map(Name.init) == wanted.map(Name.init), note)
        let isEqual = found == wanted
        #expect(isEqual, note)
        #expect(try store.count(query) == wanted.count, note)
    }

    private func expectTruthOfStream(
        _ store: HistoryStore, _ reading: PlainReading, _ text: String, limit: Int
    ) async throws {
        let query = try Questions.query(text)
        let wanted = reading.answer(query)
        var found: [Invoice] = []
        var total = 0
        try await store.search(query, limit: limit, countsOn: true) { batch in
            found += batch.invoices
            total = batch.found
            return true
        }
        #expect(found == Array(wanted.prefix(limit)) && total == wanted.count, "\(text)")
    }

    private func expectPages(_ store: HistoryStore, _ reading: PlainReading) throws {
        let all = reading.answer(InvoiceQuery())
        #expect(try store.count() == all.count)
        for ordinal in [0, 1, all.count / 3, all.count - 2, all.count, all.count + 5] where ordinal >= 0 {
            let page = try store.page(at: ordinal, limit: 7)
            #expect(page.invoices == Array(all.dropFirst(ordinal).prefix(7)), "at \(ordinal)")
        }
        #expect(try store.oldest(limit: 9).invoices == Array(all.suffix(9)))
    }

    private func append(_ bytes: some Collection<UInt8>, to path: String) {
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT, 0o600)
        precondition(file >= 0)
        defer { close(file) }
        let bytes = Array(bytes)
        precondition(bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count)
    }
}

/// What tells one invoice from another in a failure's words.
private struct Name: Hashable, CustomStringConvertible {
    let description: String

    init(_ invoice: Invoice) {
        description = "\(invoice.id.suffix(4)) \(invoice.intent.paymentID) \(invoice.updates.count)"
    }
}
