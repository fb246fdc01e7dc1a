import InvoiceCore

/// The index as it is at one moment, for as long as this lives: what others write to it meanwhile isn't seen.
///
/// An index in memory has no such moments; each question is answered by what it is then.
final class IndexMoment {
    let file: HistorySnapshot
    let log: IndexedLog
    private let index: HistoryIndex
    private let connection: HistoryIndex.Connection?

    /// Takes in a part of what the index hasn't read yet; ``isWhole`` tells whether that was all.
    init(_ store: HistoryStore, _ seen: HistorySnapshot) throws(IndexFailure) {
        let index = store.index
        self.index = index
        let connection = try index.take()
        do throws(IndexFailure) {
            let known = try Self.known(store, seen, connection)
            guard let file = known.file else { throw .stale }
            self.file = file
            log = known.log
            self.connection = connection
        } catch {
            if let connection { index.giveBack(connection) }
            throw error
        }
    }

    private static func known(
        _ store: HistoryStore, _ seen: HistorySnapshot, _ connection: HistoryIndex.Connection?
    ) throws(IndexFailure) -> (file: HistorySnapshot?, log: IndexedLog) {
        let index = store.index
        guard let database = connection?.database else {
            return try index.withMemory { database throws(IndexFailure) in
                try index.extend(database, to: seen, of: store)
            }
        }
        let known = try index.extend(database, to: seen, of: store)
        guard known.log.end >= known.file?.end ?? 0 else { return known }
        try HistoryIndex.failing { () throws(DatabaseError) in try database.run("BEGIN") }
        do throws(IndexFailure) {
            // The first question begins the moment; the file may be another one by now.
            guard let now = try index.log(database, store.path), now.identity == known.file?.identity else {
                throw .stale
            }
            return (known.file, now)
        } catch {
            // Only what was read is ended.
            try? database.run("ROLLBACK")
            throw error
        }
    }

    deinit {
        guard let connection else { return }
        // Only what was read is ended.
        if isWhole { try? connection.database.run("COMMIT") }
        index.giveBack(connection)
    }

    /// True where the index has all of the file.
    var isWhole: Bool { log.end >= file.end }
    /// How far the index has read the file.
    var end: Int { log.end }

    func with<Value>(_ body: (Database) throws(IndexFailure) -> Value) throws(IndexFailure) -> Value {
        guard let connection else { return try index.withMemory(body) }
        return try body(connection.database)
    }
}
