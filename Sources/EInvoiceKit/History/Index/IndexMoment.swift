import InvoiceCore

/// The index as it is at one moment, for as long as this lives: what others write to it meanwhile isn't seen.
///
/// An index in memory has no such moments; each question is answered by what it is then.
final class IndexMoment {
    let log: IndexedLog
    private let store: HistoryStore
    private let seen: HistorySnapshot
    private let connection: HistoryIndex.Connection?

    /// Takes in a part of what the index hasn't read yet; ``isWhole`` tells whether that was all.
    init(_ store: HistoryStore, _ file: HistorySnapshot) throws(IndexFailure) {
        let index = store.index
        let connection = try index.take()
        do throws(IndexFailure) {
            let known = try Self.known(store, file, connection)
            guard let file = known.file else { throw .moved }
            seen = file
            log = known.log
        } catch {
            if let connection { index.giveBack(connection) }
            throw error
        }
        self.store = store
        self.connection = connection
    }

    private static func known(
        _ store: HistoryStore, _ file: HistorySnapshot, _ connection: HistoryIndex.Connection?
    ) throws(IndexFailure) -> (file: HistorySnapshot?, log: IndexedLog) {
        let index = store.index
        guard let database = connection?.database else {
            return try index.withMemory { database throws(IndexFailure) in
                try index.extend(database, to: file, of: store)
            }
        }
        let known = try index.extend(database, to: file, of: store)
        guard known.log.end >= known.file?.end ?? 0 else { return known }
        return try index.beginMoment(database, of: store, known.file)
    }

    deinit {
        guard let connection else { return }
        // Only what was read is ended; nothing is begun where more is to be read first.
        if isWhole { try? connection.database.run("COMMIT") }
        store.index.giveBack(connection)
    }

    /// True where the index has all of the file.
    var isWhole: Bool { log.end >= seen.end }
    /// How far the index has read the file.
    var end: Int { log.end }

    /// Asks the index, and gives the file as the answer fits it.
    func with<Value>(
        _ body: (Database, HistorySnapshot) throws(IndexFailure) -> Value
    ) throws(IndexFailure) -> Value {
        if let connection { return try body(connection.database, seen) }
        return try store.index.withMemory { database throws(IndexFailure) in
            guard let log = try store.index.log(database, store.path) else { throw .moved }
            return try body(database, try store.index.file(seen, fitting: log, of: store))
        }
    }
}

extension HistoryIndex {
    /// Answers a question by the index as it is at one moment, with all of the file in it.
    func atOneMoment<Value>(
        of store: HistoryStore, _ body: (Database, HistorySnapshot?, IndexedLog) throws(IndexFailure) -> Value
    ) throws(StorageProblem) -> Value {
        try with { database throws(IndexFailure) in
            let known = try catchUp(database, with: store)
            let (file, log) = try beginMoment(database, of: store, known.file)
            // Only what was read is ended.
            defer { try? database.run("COMMIT") }
            return try body(database, file, log)
        }
    }

    /// Begins to see the index as it is now, which has all of the file, until `COMMIT`. Others may have read further since, or
    /// begun to build it anew.
    fileprivate func beginMoment(
        _ database: Database, of store: HistoryStore, _ file: HistorySnapshot?
    ) throws(IndexFailure) -> (file: HistorySnapshot?, log: IndexedLog) {
        try Self.failing { () throws(DatabaseError) in try database.run("BEGIN") }
        do throws(IndexFailure) {
            guard let log = try log(database, store.path) else { throw .moved }
            guard let file else {
                if log.end > 0 { throw .moved }
                return (nil, log)
            }
            let now = try self.file(file, fitting: log, of: store)
            // It is being built anew.
            if log.end < now.end { throw .moved }
            return (now, log)
        } catch {
            // Only what was read is ended.
            try? database.run("ROLLBACK")
            throw error
        }
    }

    /// The file, at least as long as the index has read it.
    fileprivate func file(
        _ seen: HistorySnapshot, fitting log: IndexedLog, of store: HistoryStore
    ) throws(IndexFailure) -> HistorySnapshot {
        if log.identity == seen.identity, log.end <= seen.end { return seen }
        let now = try Self.reading { () throws(StorageProblem) in try HistorySnapshot.open(store) }
        guard let now, now.identity == log.identity, log.end <= now.end else { throw .moved }
        return now
    }
}
