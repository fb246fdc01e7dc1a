import Glibc
import InvoiceCore

/// How far the index has read a file.
struct IndexedLog {
    let id: Int64
    var identity: FileIdentity
    var modified: ModificationTime
    /// Of the file, in bytes, when it was last looked at.
    var size: Int
    /// Everything before this byte is in the index.
    var end: Int
    /// The check sum of the bytes just before ``end``.
    var tail: UInt32
    var invoices: Int
    var unknownRecords: Int
    /// When the newest invoice was created that isn't a stray, in milliseconds.
    var newest: Int64

    /// How many bytes ``tail`` is about.
    static let tailLength = 4096
}

extension HistoryIndex {
    /// So much of the file is taken in by one transaction: others see the index grow by it, and wait for no longer.
    private static let transactionBytes = 16 << 20
    /// So much is decoded at once.
    private static let chunkBytes = 3 << 20

    /// Takes in all that was appended up to now.
    func catchUp(
        _ database: Database, with store: HistoryStore
    ) throws(IndexFailure) -> (file: HistorySnapshot?, log: IndexedLog) {
        var file = try Self.reading { () throws(HistoryError) in try HistorySnapshot.open(store) }
        while true {
            let known = try extend(database, to: file, of: store)
            if known.log.end >= known.file?.end ?? 0 { return known }
            file = known.file
        }
    }

    /// Takes in what was appended to the file since, up to the size that was seen under its lock; a part at most.
    ///
    /// - Returns: the file as it was read, and what the index knows of it. Where its `end` is behind the file's there is more.
    func extend(
        _ database: Database, to seen: HistorySnapshot?, of store: HistoryStore
    ) throws(IndexFailure) -> (file: HistorySnapshot?, log: IndexedLog) {
        let path = store.path
        var file = seen
        if let log = try self.log(database, path), log.isUpToDate(with: file) { return (file, log) }
        return try database.transaction { () throws(IndexFailure) in
            var log: IndexedLog
            if let known = try self.log(database, path) {
                log = known
                // Another program may have read further than what was seen here, or the file that is in its place by now.
                if log.identity != file?.identity || log.end > file?.end ?? 0 {
                    file = try Self.reading { () throws(HistoryError) in try HistorySnapshot.open(store) }
                }
                if log.isUpToDate(with: file) { return (file, log) }
                if !(try isContinued(log, by: file, database)) {
                    if log.end > 0 { note(.rebuilt) }
                    try clear(database)
                    log = try begin(database, path)
                }
            } else {
                // Somebody put another history's index here.
                if try database.number("SELECT count(*) FROM log") > 0 {
                    note(.rebuilt)
                    try clear(database)
                }
                log = try begin(database, path)
            }
            if let file {
                log.identity = file.identity
                log.size = file.size
                log.modified = file.modified
                let start = log.end
                while log.end < file.end, log.end - start < Self.transactionBytes {
                    try takeChunk(database, of: file, &log)
                }
                if log.end < file.end { log.size = -1 }
            }
            try save(log, in: database)
            return (file, log)
        }
    }

    static func reading<Value>(_ body: () throws(HistoryError) -> Value) throws(IndexFailure) -> Value {
        do throws(HistoryError) { return try body() } catch { throw .history(error) }
    }

    /// What is known of the file at a path.
    func log(_ database: Database, _ path: String) throws(IndexFailure) -> IndexedLog? {
        try Self.failing { () throws(DatabaseError) in
            let row = try database.statement(
                """
                SELECT id, device, inode, seconds, nanoseconds, size, end, tail, invoices, unknown, newest FROM log
                WHERE path = ?
                """)
            defer { row.reset() }
            row.bind(text: path, at: 1)
            guard try row.step() else { return nil }
            return IndexedLog(
                id: row.integer(0),
                identity: FileIdentity(
                    device: UInt64(bitPattern: row.integer(1)), inode: UInt64(bitPattern: row.integer(2))),
                modified: ModificationTime(seconds: Int(row.integer(3)), nanoseconds: Int(row.integer(4))),
                size: Int(row.integer(5)), end: Int(row.integer(6)), tail: UInt32(truncatingIfNeeded: row.integer(7)),
                invoices: Int(row.integer(8)), unknownRecords: Int(row.integer(9)), newest: row.integer(10))
        }
    }

    private func begin(_ database: Database, _ path: String) throws(IndexFailure) -> IndexedLog {
        try Self.failing { () throws(DatabaseError) in
            let row = try database.statement(
                """
                INSERT INTO log (path, device, inode, seconds, nanoseconds, size, end, tail, invoices, unknown, newest)
                VALUES (?, 0, 0, 0, 0, -1, 0, 0, 0, 0, ?)
                """)
            row.bind(text: path, at: 1)
            row.bind(integer: .min, at: 2)
            try row.run()
        }
        return IndexedLog(
            id: database.lastRowID, identity: HistorySnapshot.noFile.file, modified: ModificationTime(), size: -1,
            end: 0, tail: 0, invoices: 0, unknownRecords: 0, newest: .min)
    }

    private func save(_ log: IndexedLog, in database: Database) throws(IndexFailure) {
        try Self.failing { () throws(DatabaseError) in
            let row = try database.statement(
                """
                UPDATE log SET device = ?, inode = ?, seconds = ?, nanoseconds = ?, size = ?, end = ?, tail = ?,
                    invoices = ?, unknown = ?, newest = ?
                WHERE id = ?
                """)
            let values = [
                Int64(bitPattern: log.identity.device), Int64(bitPattern: log.identity.inode),
                Int64(log.modified.seconds), Int64(log.modified.nanoseconds), Int64(log.size), Int64(log.end),
                Int64(log.tail), Int64(log.invoices), Int64(log.unknownRecords), log.newest, log.id,
            ]
            for (index, value) in values.enumerated() { row.bind(integer: value, at: index + 1) }
            try row.run()
        }
    }

    private func clear(_ database: Database) throws(IndexFailure) {
        try Self.failing { () throws(DatabaseError) in
            // Contentless tables forget everything by a command of their own.
            try database.run(
                """
                INSERT INTO grams (grams) VALUES ('delete-all');
                DELETE FROM words; DELETE FROM invoice; DELETE FROM name; DELETE FROM bad; DELETE FROM orphan; DELETE FROM chunk;
                DELETE FROM log;
                """)
        }
    }

    /// True where the file is the one that was read, and longer at most.
    private func isContinued(
        _ log: IndexedLog, by file: HistorySnapshot?, _ database: Database
    ) throws(IndexFailure) -> Bool {
        guard let file else { return log.end == 0 }
        if log.end == 0 { return true }
        guard log.identity == file.identity, log.end <= file.end else { return false }
        do throws(HistoryError) {
            let tail = try file.read(max(0, log.end - IndexedLog.tailLength)..<log.end)
            guard tail.withUnsafeBytes(CheckSum.crc32) == log.tail else { return false }
            // Changed, and not longer: someone wrote into the middle of it.
            if log.size == file.size, log.modified != file.modified {
                return try hasSums(try sums(database, log), file)
            }
            return true
        } catch {
            throw .history(error)
        }
    }

    private typealias Chunk = (range: Range<Int>, sum: UInt32)

    private func sums(_ database: Database, _ log: IndexedLog) throws(HistoryError) -> [Chunk] {
        var chunks: [Chunk] = []
        do throws(DatabaseError) {
            let row = try database.statement("SELECT start, end, sum FROM chunk WHERE log = ? ORDER BY start")
            defer { row.reset() }
            row.bind(integer: log.id, at: 1)
            while try row.step() {
                let (start, end) = (Int(row.integer(0)), Int(row.integer(1)))
                guard start <= end else { return [] }
                chunks.append((start..<end, UInt32(truncatingIfNeeded: row.integer(2))))
            }
        } catch {
            return []
        }
        return chunks
    }

    /// True where every stretch of the file is as it was when it was read.
    private func hasSums(_ chunks: [Chunk], _ file: HistorySnapshot) throws(HistoryError) -> Bool {
        if chunks.isEmpty { return false }
        let areRight = try onAllProcessors(chunks.count) { index throws(HistoryError) in
            var (position, sum) = (chunks[index].range.lowerBound, UInt32(0))
            while position < chunks[index].range.upperBound {
                let next = min(position + Self.chunkBytes, chunks[index].range.upperBound)
                sum = try file.read(position..<next).withUnsafeBytes { CheckSum.crc32($0, after: sum) }
                position = next
            }
            return sum == chunks[index].sum
        }
        return areRight.allSatisfy { $0 }
    }
}

extension IndexedLog {
    /// True where the file is exactly as it was when it was last read to its end.
    fileprivate func isUpToDate(with file: HistorySnapshot?) -> Bool {
        guard let file else { return end == 0 && identity == HistorySnapshot.noFile.file }
        return identity == file.identity && end == file.end && size == file.size && modified == file.modified
    }
}

/// A record that was read, and where it stands.
private enum ReadLine: Sendable {
    case record(HistoryRecord, LinePlace)
    case bad(LinePlace)
}

extension HistoryIndex {
    /// Takes in the next lines.
    private func takeChunk(
        _ database: Database, of file: HistorySnapshot, _ log: inout IndexedLog
    ) throws(IndexFailure) {
        let start = log.end
        let bytes = try Self.reading { () throws(HistoryError) in try Self.lines(of: file, from: start) }
        let parts = Self.parts(of: bytes)
        let read = try Self.reading { () throws(HistoryError) in
            try onAllProcessors(parts.count) { index throws(HistoryError) in
                Self.decode(bytes, parts[index], startingAt: start)
            }
        }
        try add(read, to: database, of: file, &log)
        log.end = start + bytes.count
        try addSum(of: bytes, at: start, to: database, log)
        let tail =
            bytes.count >= IndexedLog.tailLength || start == 0
            ? Array(bytes.suffix(IndexedLog.tailLength))
            : try Self.reading { () throws(HistoryError) in
                try file.read(max(0, log.end - IndexedLog.tailLength)..<log.end)
            }
        log.tail = tail.withUnsafeBytes(CheckSum.crc32)
    }

    /// Whole lines from a byte on, about as many as are read at once; a longer one whole.
    private static func lines(of file: HistorySnapshot, from start: Int) throws(HistoryError) -> [UInt8] {
        var end = min(file.end, start + chunkBytes)
        var bytes = try file.read(start..<end)
        while end < file.end {
            if let newline = bytes.lastIndex(of: UInt8(ascii: "\n")) { return Array(bytes[...newline]) }
            let next = min(file.end, end + chunkBytes)
            bytes += try file.read(end..<next)
            end = next
        }
        return bytes
    }

    /// Stretches of whole lines, about as many as there are processors.
    private static func parts(of bytes: [UInt8]) -> [Range<Int>] {
        let wanted = bytes.count < 256 * 1024 ? 1 : 4
        var parts: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let goal = min(bytes.count, start + max(1, bytes.count / wanted))
            let newline = bytes[(goal - 1)...].firstIndex(of: UInt8(ascii: "\n"))
            let end = newline.map { $0 + 1 } ?? bytes.count
            parts.append(start..<end)
            start = end
        }
        return parts
    }

    private static func decode(_ bytes: [UInt8], _ part: Range<Int>, startingAt offset: Int) -> [ReadLine] {
        bytes.withUnsafeBufferPointer { buffer in
            var lines: [ReadLine] = []
            var start = part.lowerBound
            while start < part.upperBound, let base = buffer.baseAddress {
                let rest = part.upperBound - start
                let newline = memchr(base + start, 0x0a, rest)
                let length = newline.map { UnsafeRawPointer($0) - UnsafeRawPointer(base + start) } ?? rest
                defer { start += length + 1 }
                if length == 0 { continue }
                let place = LinePlace(start: offset + start, length: length)
                guard length <= HistoryStore.longestLine else {
                    lines.append(.bad(place))
                    continue
                }
                let decoded = HistoryRecord.decodeLine(UnsafeBufferPointer(start: base + start, count: length))
                if decoded.problem != nil { lines.append(.bad(place)) }
                for (range, record) in decoded.records {
                    lines.append(
                        .record(record, LinePlace(start: place.start + range.lowerBound, length: range.count)))
                }
            }
            return lines
        }
    }

    private func addSum(
        of bytes: [UInt8], at start: Int, to database: Database, _ log: IndexedLog
    ) throws(IndexFailure) {
        try Self.failing { () throws(DatabaseError) in
            let last = try database.statement(
                "SELECT start, end, sum FROM chunk WHERE log = ? ORDER BY start DESC LIMIT 1")
            last.bind(integer: log.id, at: 1)
            var (first, sum) = (Int64(start), UInt32(0))
            // Short stretches are joined with the one before.
            if try last.step(), last.integer(1) == Int64(start), Int64(start) - last.integer(0) < Self.chunkBytes / 2 {
                (first, sum) = (last.integer(0), UInt32(truncatingIfNeeded: last.integer(2)))
            }
            last.reset()
            let row = try database.statement("INSERT OR REPLACE INTO chunk (log, start, end, sum) VALUES (?, ?, ?, ?)")
            row.bind(integer: log.id, at: 1)
            row.bind(integer: first, at: 2)
            row.bind(integer: Int64(log.end), at: 3)
            row.bind(integer: Int64(bytes.withUnsafeBytes { CheckSum.crc32($0, after: sum) }), at: 4)
            try row.run()
        }
    }

    /// Joins the updates with their invoices and writes the rows.
    private func add(
        _ parts: [[ReadLine]], to database: Database, of file: HistorySnapshot, _ log: inout IndexedLog
    ) throws(IndexFailure) {
        var new: [(invoice: Invoice, lines: [LinePlace])] = []
        var placeOfID: [String: Int] = [:]
        var changed: [Int64: [LinePlace]] = [:]
        var order: [Int64] = []
        let writer = try RowWriter(database)
        for part in parts {
            for line in part {
                switch line {
                case .record(.invoice(let intent), let place):
                    placeOfID[intent.id] = new.count
                    new.append((Invoice(intent: intent), [place]))
                case .record(.update(let update), let place):
                    if let index = placeOfID[update.id] {
                        new[index].invoice.apply(update)
                        new[index].lines.append(place)
                    } else if let number = try writer.number(of: update.id) {
                        if changed[number] == nil { order.append(number) }
                        changed[number, default: []].append(place)
                    } else if let intent = update.resentIntent {
                        let lines = try writer.takeOrphans(of: update.id, in: log) + [place]
                        guard let invoice = try Self.reading({ () throws(HistoryError) in try file.invoice(at: lines) })
                        else { throw .stale }
                        placeOfID[intent.id] = new.count
                        new.append((invoice, lines))
                    } else {
                        try writer.addOrphan(update.id, place, of: log)
                    }
                case .record(.unknown, _): log.unknownRecords += 1
                case .bad(let place): try writer.addBad(place, of: log)
                }
            }
        }
        for number in order { try writer.change(number, adding: changed[number] ?? [], from: file) }
        var place = 0
        while place < new.count {
            let next = min(new.count, place + Self.rowsAtOnce)
            for row in try Self.rows(of: new[place..<next]) {
                let created = row.invoice.intent.createdAt.milliseconds
                let isStray = created < log.newest
                if !isStray { log.newest = created }
                try writer.insert(row, of: log, isStray: isStray)
                log.invoices += 1
            }
            place = next
        }
    }

    /// Few, because their texts are in memory together.
    private static let rowsAtOnce = 512

    /// What is kept of these invoices; folding their texts takes longer than decoding them.
    private static func rows(
        of invoices: ArraySlice<(invoice: Invoice, lines: [LinePlace])>
    ) throws(IndexFailure) -> [InvoiceRow] {
        let size = max(32, (invoices.count + 3) / 4)
        let parts = stride(from: invoices.startIndex, to: invoices.endIndex, by: size).map {
            $0..<min(invoices.endIndex, $0 + size)
        }
        return try reading { () throws(HistoryError) in
            try onAllProcessors(parts.count) { part throws(HistoryError) in
                invoices[parts[part]].map { InvoiceRow($0.invoice, lines: $0.lines) }
            }
        }.flatMap { $0 }
    }
}
