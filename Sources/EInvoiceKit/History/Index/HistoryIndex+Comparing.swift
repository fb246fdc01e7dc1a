import InvoiceCore

// How a file is told from one that was changed otherwise than by appending.
//
// A file that is replaced, cut, or written into without getting longer is noticed at the next look: its inode, size or
// modification time has changed. If something is appended after such an edit and before the next look, only a part of the file
// is compared at each look, the newest 64 KiB and some other stretches, so that a short history is compared whole, and a long
// one in the course of time. An edit in the same tick of the file system's clock as the last look isn't noticed (some
// milliseconds; none since Linux 6.13).
// ``HistoryStore/checkIndex()`` compares everything.
//
// The question whether a payment id is new doesn't bring the index to the file's end while only this process has written to
// the file since it was compared: inode, size and modification time are those after the last own record (``KnownFile``).
// Otherwise the index is brought to the end; where only the time differs, all of the file is compared.

extension HistoryIndex {
    /// The file is compared in stretches of this length; the last one is shorter.
    private static let stretchBytes = 64 * 1024
    /// The number of stretches compared where the file has grown: less than a millisecond's work.
    private static let stretchesAtOnce = 4

    /// A stretch of the file, and the check sum that it had when it was read.
    typealias Stretch = (range: Range<Int>, sum: UInt32)

    /// True where the file is the one that was read, and longer at most.
    func isContinued(
        _ log: IndexedLog, by file: HistorySnapshot?, _ database: Database
    ) throws(IndexFailure) -> Bool {
        guard let file else { return log.end == 0 }
        if log.end == 0 { return true }
        guard try hasEnd(log, in: file) else { return false }
        let isSameLength = log.size == file.size && log.modified != file.modified || isEdited(file)
        return try hasSums(isSameLength ? nil : Self.some(ofStretchesBefore: log.end), database, log, file)
    }

    /// True where the file has the same bytes as before just before the end of what was read, and a new line begins there.
    func hasEnd(_ log: IndexedLog, in file: HistorySnapshot) throws(IndexFailure) -> Bool {
        guard log.identity == file.identity, log.end <= file.end else { return false }
        let newline = UInt8(ascii: "\n")
        let (tail, next) = try Self.reading { () throws(StorageProblem) in
            (
                try file.read(max(0, log.end - IndexedLog.tailLength)..<log.end),
                try file.read(log.end..<min(log.end + 1, file.end))
            )
        }
        guard tail.withUnsafeBytes(CheckSum.crc32) == log.tail else { return false }
        // The last line lacked its end, and somebody went on with it.
        if tail.last != newline, let next = next.first, next != newline { return false }
        return true
    }

    /// Throws ``IndexFailure/stale`` unless all of the file that was read is still as it was.
    func compare(_ database: Database, with store: HistoryStore) throws(IndexFailure) {
        let file = try Self.reading { () throws(StorageProblem) in try HistorySnapshot.open(store) }
        guard let file, let log = try log(database, store.path) else { return }
        // The next look notices a file that was replaced or cut.
        guard log.identity == file.identity, log.end <= file.end else { return }
        guard try hasSums(nil, database, log, file) else { throw .stale }
    }

    /// The starts of the stretches to compare: the last one, and others by chance.
    private static func some(ofStretchesBefore end: Int) -> [Int] {
        let count = (end + stretchBytes - 1) / stretchBytes
        if count <= stretchesAtOnce { return (0..<count).map { $0 * stretchBytes } }
        let others = (1..<stretchesAtOnce).map { _ in Int.random(in: 0..<(count - 1)) }
        return (others + [count - 1]).map { $0 * stretchBytes }
    }

    /// True where the stretches that start at these bytes, or all, are as they were when they were read.
    private func hasSums(
        _ starts: [Int]?, _ database: Database, _ log: IndexedLog, _ file: HistorySnapshot
    ) throws(IndexFailure) -> Bool {
        let stretches = try Self.failing { () throws(DatabaseError) in
            var stretches: [Stretch] = []
            let condition = starts == nil ? "start >= ?" : "start = ?"
            let row = try database.statement(
                "SELECT start, end, sum FROM chunk WHERE log = ? AND \(condition) ORDER BY start")
            for start in starts ?? [0] {
                row.bind(integer: log.id, at: 1)
                row.bind(integer: Int64(start), at: 2)
                while try row.step() {
                    let (start, end) = (Int(row.integer(0)), Int(row.integer(1)))
                    if start < end { stretches.append((start..<end, UInt32(truncatingIfNeeded: row.integer(2)))) }
                }
            }
            return stretches
        }
        guard stretches.count >= starts?.count ?? 1, stretches.allSatisfy({ $0.range.upperBound <= file.end }) else {
            return false
        }
        return try Self.reading { () throws(StorageProblem) in
            try onAllProcessors(stretches.count) { index throws(StorageProblem) in
                try file.read(stretches[index].range).withUnsafeBytes(CheckSum.crc32) == stretches[index].sum
            }.allSatisfy { $0 }
        }
    }

    /// Keeps the check sums of stretches in the place of those that they go on with.
    func add(_ stretches: [Stretch], to database: Database, _ log: IndexedLog) throws(IndexFailure) {
        try Self.failing { () throws(DatabaseError) in
            let row = try database.statement("INSERT OR REPLACE INTO chunk (log, start, end, sum) VALUES (?, ?, ?, ?)")
            for stretch in stretches {
                row.bind(integer: log.id, at: 1)
                row.bind(integer: Int64(stretch.range.lowerBound), at: 2)
                row.bind(integer: Int64(stretch.range.upperBound), at: 3)
                row.bind(integer: Int64(stretch.sum), at: 4)
                try row.run()
            }
        }
    }

    /// The check sum of the last stretch up to the end of what was read; nil where that is full.
    func sumOfLastStretch(_ database: Database, _ log: IndexedLog) throws(IndexFailure) -> UInt32? {
        let start = log.end / Self.stretchBytes * Self.stretchBytes
        return try Self.failing { () throws(DatabaseError) in
            let row = try database.statement("SELECT sum FROM chunk WHERE log = ? AND start = ? AND end = ?")
            defer { row.reset() }
            for (index, value) in [log.id, Int64(start), Int64(log.end)].enumerated() {
                row.bind(integer: value, at: index + 1)
            }
            return try row.step() ? UInt32(truncatingIfNeeded: row.integer(0)) : nil
        }
    }

    /// The check sums of all stretches that end or begin in these bytes of the file.
    ///
    /// - Parameter known: of what stands before them in the first stretch; it is read where it isn't known.
    static func sums(
        of bytes: [UInt8], at start: Int, after known: UInt32?, in file: HistorySnapshot
    ) throws(StorageProblem) -> [Stretch] {
        var first = start / stretchBytes * stretchBytes
        let before = known == nil ? try file.read(first..<start) : []
        var sum = known ?? before.withUnsafeBytes(CheckSum.crc32)
        var stretches: [Stretch] = []
        var position = 0
        while position < bytes.count {
            let next = min(bytes.count, first + stretchBytes - start)
            sum = bytes[position..<next].withUnsafeBytes { CheckSum.crc32($0, after: sum) }
            stretches.append((first..<(start + next), sum))
            (position, first, sum) = (next, start + next, 0)
        }
        return stretches
    }
}
