import Files
import Glibc
import InvoiceCore
import Synchronization

/// How far the index has read a file.
struct IndexedLog: Equatable {
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
    /// How many of them may still change, without test payments.
    var waiting: Int
    var unknownRecords: Int
    /// When the newest invoice was created that isn't a stray, in milliseconds.
    var newest: Int64

    /// How many bytes ``tail`` is about.
    static let tailLength = 4096
}

extension HistoryIndex {
    /// Takes in all that was appended up to now.
    func catchUp(
        _ database: Database, with store: HistoryStore
    ) throws(IndexFailure) -> (file: HistorySnapshot?, log: IndexedLog) {
        var file = try Self.reading { () throws(StorageProblem) in try HistorySnapshot.open(store) }
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
        let now = try takeIn(database, to: seen, of: store)
        if let file = now.file { note(file) }
        return now
    }

    private func takeIn(
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
                    file = try Self.reading { () throws(StorageProblem) in try HistorySnapshot.open(store) }
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
                try takePieces(database, of: file, &log)
                if log.end < file.end {
                    log.size = -1
                } else if try database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'by_amount'") == 0 {
                    try Self.failing { () throws(DatabaseError) in try database.run(Self.sorted) }
                }
            }
            try save(log, in: database)
            return (file, log)
        }
    }

    static func reading<Value>(_ body: () throws(StorageProblem) -> Value) throws(IndexFailure) -> Value {
        do throws(StorageProblem) { return try body() } catch { throw .history(error) }
    }

    /// What is known of the file at a path.
    func log(_ database: Database, _ path: String) throws(IndexFailure) -> IndexedLog? {
        try Self.failing { () throws(DatabaseError) in
            let row = try database.statement(
                """
                SELECT id, device, inode, seconds, nanoseconds, size, end, tail, invoices, waiting, unknown, newest
                FROM log WHERE path = ?
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
                invoices: Int(row.integer(8)), waiting: Int(row.integer(9)), unknownRecords: Int(row.integer(10)),
                newest: row.integer(11))
        }
    }

    private func begin(_ database: Database, _ path: String) throws(IndexFailure) -> IndexedLog {
        try Self.failing { () throws(DatabaseError) in
            let row = try database.statement(
                """
                INSERT INTO log (
                    path, device, inode, seconds, nanoseconds, size, end, tail, invoices, waiting, unknown, newest)
                VALUES (?, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0, ?)
                """)
            row.bind(text: path, at: 1)
            row.bind(integer: .min, at: 2)
            try row.run()
        }
        return IndexedLog(
            id: database.lastRowID, identity: HistorySnapshot.noFile.file, modified: ModificationTime(), size: -1,
            end: 0, tail: 0, invoices: 0, waiting: 0, unknownRecords: 0, newest: .min)
    }

    private func save(_ log: IndexedLog, in database: Database) throws(IndexFailure) {
        try Self.failing { () throws(DatabaseError) in
            let row = try database.statement(
                """
                UPDATE log SET device = ?, inode = ?, seconds = ?, nanoseconds = ?, size = ?, end = ?, tail = ?,
                    invoices = ?, waiting = ?, unknown = ?, newest = ?
                WHERE id = ?
                """)
            let values = [
                Int64(bitPattern: log.identity.device), Int64(bitPattern: log.identity.inode),
                Int64(log.modified.seconds), Int64(log.modified.nanoseconds), Int64(log.size), Int64(log.end),
                Int64(log.tail), Int64(log.invoices), Int64(log.waiting), Int64(log.unknownRecords), log.newest, log.id,
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
                \(Self.unsorted)
                INSERT INTO grams (grams) VALUES ('delete-all');
                DELETE FROM shared; DELETE FROM words; DELETE FROM invoice; DELETE FROM name; DELETE FROM bad; DELETE FROM orphan; DELETE FROM chunk;
                DELETE FROM log;
                """)
        }
    }
}

extension IndexedLog {
    /// True where the file is exactly as it was when it was last read to its end.
    func isUpToDate(with file: HistorySnapshot?) -> Bool {
        guard let file else { return end == 0 && identity == HistorySnapshot.noFile.file }
        return identity == file.identity && end == file.end && size == file.size && modified == file.modified
    }
}

/// Lines that are read while the transaction before theirs ends.
struct BegunPiece: Sendable {
    let file: FileIdentity
    let range: Range<Int>
    let piece: Ahead<HistoryPiece>

    /// True where these are the next lines to take in.
    func isNext(in file: HistorySnapshot, from start: Int, to end: Int) -> Bool {
        self.file == file.identity && range.lowerBound == start && range.upperBound <= end
    }
}

extension HistoryIndex {
    /// Takes in the next lines, as many as go into one transaction.
    private func takePieces(
        _ database: Database, of file: HistorySnapshot, _ log: inout IndexedLog
    ) throws(IndexFailure) {
        guard log.end < file.end else { return }
        let end = min(file.end, log.end + portions.transaction)
        let size = max(portions.smallestPiece, min(portions.piece, (end - log.end) / 4))
        var ranges: [Range<Int>] = []
        // While one is written, others are read.
        var ahead: [Ahead<HistoryPiece>] = []
        if let begun = begun.withLock({ $0.take() }), begun.isNext(in: file, from: log.end, to: end) {
            ranges = [begun.range]
            ahead = [begun.piece]
        }
        ranges += try Self.reading { () throws(StorageProblem) in
            try HistoryPiece.ranges(in: file, from: ranges.last?.upperBound ?? log.end, to: end, bytes: size)
        }
        let known = try sumOfLastStretch(database, log)
        for (index, range) in ranges.enumerated() {
            let piece: HistoryPiece
            if ahead.isEmpty {
                piece = try Self.reading { () throws(StorageProblem) in try HistoryPiece(file, range, after: known) }
            } else {
                let first = ahead.removeFirst()
                piece = try Self.reading { () throws(StorageProblem) in try first.value() }
            }
            for next in ranges[(index + 1)...].dropFirst(ahead.count).prefix(portions.piecesAhead - ahead.count) {
                ahead.append(Ahead { () throws(StorageProblem) in try HistoryPiece(file, next, after: nil) })
            }
            try add(piece, to: database, of: file, &log)
            try add(piece.sums, to: database, log)
        }
        // A long file goes on in the next transaction.
        guard log.end < file.end else { return }
        let next = try Self.reading { () throws(StorageProblem) in
            try HistoryPiece.ranges(in: file, from: log.end, to: min(file.end, log.end + size), bytes: size)
        }
        guard let next = next.first else { return }
        let piece = Ahead { () throws(StorageProblem) in try HistoryPiece(file, next, after: nil) }
        begun.withLock { $0 = BegunPiece(file: file.identity, range: next, piece: piece) }
    }

    /// Joins the updates to earlier invoices with them and writes the rows.
    private func add(
        _ piece: HistoryPiece, to database: Database, of file: HistorySnapshot, _ log: inout IndexedLog
    ) throws(IndexFailure) {
        let writer = try RowWriter(database)
        var changed: [Int64: [LinePlace]] = [:]
        /// The lines of invoices whose own line is nowhere, by the place of the item that tells them whole.
        var told: [Int: [LinePlace]] = [:]
        var placeOfID: [String: Int] = [:]
        for (index, item) in piece.items.enumerated() {
            switch item {
            case .invoice: break
            case .bad(let place): try writer.addBad(place, of: log)
            case .update(let id, let isWhole, let place):
                if let known = placeOfID[id] {
                    told[known, default: []].append(place)
                } else if let number = try writer.number(of: id) {
                    changed[number, default: []].append(place)
                } else if isWhole {
                    placeOfID[id] = index
                    told[index] = try writer.takeOrphans(of: id, in: log) + [place]
                } else {
                    try writer.addOrphan(id, place, of: log)
                }
            }
        }
        // In their order: what is written to `grams` before the last number costs a flush.
        let numbers = changed.keys.sorted()
        var places: [[LinePlace]] = []
        for number in numbers {
            let known = try writer.known(number)
            places.append(known.lines + changed[number, default: []])
            if known.countsAsWaiting { log.waiting -= 1 }
        }
        for (number, row) in zip(numbers, try rows(of: file, at: places)) {
            try writer.change(number, to: row)
            if row.countsAsWaiting { log.waiting += 1 }
        }
        let whole = told.sorted { $0.key < $1.key }
        let rowsOfItems = Dictionary(
            uniqueKeysWithValues: zip(whole.map(\.key), try rows(of: file, at: whole.map(\.value))))
        let isShared = try writer.share(piece.shared)
        for (index, item) in piece.items.enumerated() {
            var row: InvoiceRow
            if case .invoice(let found) = item {
                row = found
                if !isShared { row.ownTexts = nil }
            } else if let found = rowsOfItems[index] {
                row = found
            } else {
                continue
            }
            let isStray = row.created < log.newest
            if !isStray { log.newest = row.created }
            try writer.insert(row, of: log, isStray: isStray)
            log.invoices += 1
            if row.countsAsWaiting { log.waiting += 1 }
        }
        log.unknownRecords += piece.unknownRecords
        log.end = piece.range.upperBound
        log.tail = piece.tail
    }

    private func rows(of file: HistorySnapshot, at places: [[LinePlace]]) throws(IndexFailure) -> [InvoiceRow] {
        let rows = try Self.reading { () throws(StorageProblem) in try file.rows(at: places) }
        guard let rows else { throw .stale }
        return rows
    }
}
