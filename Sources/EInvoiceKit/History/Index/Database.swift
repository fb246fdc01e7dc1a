import CSQLite
import Files
import Glibc

/// A SQLite database in which damage is seen; see `CheckedPages.c`.
///
/// Used by one thread at a time. Any number of them, in this process and in others, can have one file open.
final class Database {
    enum Place: Sendable, Hashable {
        case file(String)
        case memory
    }

    enum Value: Sendable, Hashable {
        case null
        case integer(Int64)
        case text(String)
        case blob([UInt8])
    }

    let connection: DatabaseConnection
    private var statements: [String: Statement] = [:]
    /// Each search makes SQL of its own, and a console runs for days.
    private static let keptStatements = 64

    /// Opens the database, or makes it: for its owner alone (0600), with a write-ahead log.
    ///
    /// - Parameter busyMilliseconds: how long this and every later statement waits for another connection's lock.
    init(_ place: Place, busyMilliseconds: Int = 10_000) throws(DatabaseError) {
        try DatabaseLibrary.loaded.get()
        let wait = busyMilliseconds * 1000
        switch place {
        case .memory:
            connection = try DatabaseConnection(":memory:", waitMicroseconds: wait)
        case .file(let path):
            let end = SystemTime.monotonic() + Int64(wait)
            let file = DatabaseFile(path)
            connection = try file.open(until: end) { isNew throws(DatabaseError) in
                let connection = try DatabaseConnection(file.path, waitMicroseconds: wait)
                try Self.useLog(connection, file, isNew: isNew, until: end)
                return connection
            }
        }
        // secure_delete: nothing is deleted here whose content must not be found in the file.
        try run(
            """
            PRAGMA synchronous = NORMAL; PRAGMA temp_store = \(place == .memory ? "MEMORY" : "FILE"); PRAGMA cache_size = -4096;
            PRAGMA journal_size_limit = 8388608; PRAGMA secure_delete = OFF
            """)
    }

    /// Removes the database's files, as when it is damaged.
    static func remove(_ path: String, busyMilliseconds: Int = 10_000) throws(DatabaseError) {
        try DatabaseFile(path).remove(until: SystemTime.monotonic() + Int64(busyMilliseconds) * 1000)
    }

    /// One or more statements without values.
    func run(_ sql: String) throws(DatabaseError) {
        try connection.run(sql)
    }

    /// A statement that is prepared once and kept by its text. One that is in the middle of its rows is left alone: another
    /// one of the same text is given then.
    func statement(_ sql: String) throws(DatabaseError) -> Statement {
        if let kept = statements[sql], !kept.isActive { return kept }
        let statement = try Statement(connection, sql)
        if statements.count >= Self.keptStatements { statements = statements.filter { $0.value.isActive } }
        if statements[sql] == nil { statements[sql] = statement }
        return statement
    }

    var lastRowID: Int64 { sqlite.pointee.last_insert_rowid(connection.handle) }

    private static func useLog(
        _ connection: DatabaseConnection, _ file: DatabaseFile, isNew: Bool, until end: Int64
    ) throws(DatabaseError) {
        guard sqlite.pointee.db_readonly(connection.handle, "main") == 0 else {
            throw .cannotWrite(errno: access(file.path, W_OK) == 0 ? EROFS : errno, file.path)
        }
        guard let mark = try file.mark() else { throw .damaged("its log is missing") }
        if isNew {
            // A power cut may damage the new file; that is seen, and the index built anew.
            try connection.run("PRAGMA synchronous = OFF; PRAGMA page_size = \(einvoice_sqlite_page_size)")
            var reserved = Int32(einvoice_sqlite_reserved)
            try connection.check(
                sqlite.pointee.file_control(connection.handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved))
            // Before the log is used: the log can be missing whole.
            try connection.run("PRAGMA application_id = \(mark)")
        }
        var isKept: Int32 = 1
        try connection.check(sqlite.pointee.file_control(connection.handle, "main", SQLITE_FCNTL_PERSIST_WAL, &isKept))
        let mode = try Statement(connection, "PRAGMA journal_mode = WAL")
        while true {
            do throws(DatabaseError) {
                // Without shared memory SQLite stays with the mode that it has.
                guard try mode.step(), mode.text(0) == "wal" else { throw .noSharedMemory }
                break
            } catch {
                // SQLite doesn't wait by itself for one that closes the database.
                guard error == .busy, SystemTime.monotonic() < end else { throw error }
                usleep(500)
            }
        }
        mode.reset()
        let known = try Statement(connection, "PRAGMA application_id")
        // Looked at again: one that was deleted before SQLite opened it is another one now.
        guard try known.step(), known.integer(0) == mark, try file.mark() == mark else {
            throw isNew ? .noSharedMemory : .damaged("its log is another one")
        }
    }
}

extension DatabaseConnection {
    func run(_ sql: String) throws(DatabaseError) {
        try check(sqlite.pointee.exec(handle, sql, nil, nil, nil))
    }
}
