import Files
import Glibc
import InvoiceCore
import Synchronization

/// An index over the history's file, in a SQLite database: which invoices meet a query, how many there are, and where
/// in the file each of them stands.
///
/// It is disposable: the file is the truth, writers never wait for the index, and whoever reads it first brings it up to the
/// file's end. Where it can't be kept on the disk it is in memory, for this process alone.
final class HistoryIndex: Sendable {
    /// Where it is kept; nil in memory.
    let path: String?
    let portions: Portions
    private let state: Mutex<State>
    /// The index in memory. Locked as long as a thread uses it: of all that a thread can wait for at another one, the simulated world
    /// knows this lock alone.
    private let inMemory = Mutex<Connection?>(nil)
    private let notices = Mutex(Notices())
    /// The file that the index surely fits.
    let known = Mutex<KnownFile?>(nil)
    /// What is read already of the lines behind those of the last transaction.
    let begun = Mutex<BegunPiece?>(nil)

    private struct Notices {
        /// Noticed and not told yet.
        var waiting: [IndexNotice] = []
        /// Hears each notice at once.
        var listener: (@Sendable (IndexNotice) -> Void)?
    }

    private struct State {
        var isInMemory: Bool
        var idle: [Connection] = []
        /// Counted up when the file was given up; connections to the former one are closed when they come back.
        var generation = 0
    }

    /// `@unchecked Sendable`: one thread uses it at a time, the one that has taken it out or one that it waits for.
    struct Connection: @unchecked Sendable {
        let database: Database
        let generation: Int
    }

    /// How much is done at once; of the file, in bytes.
    struct Portions: Sendable {
        /// Read by one transaction: others see the index grow by as much, and wait no longer than it takes.
        var transaction = 32 << 20
        /// Read into memory at once; a longer line is read whole.
        var piece = 5 << 18
        var smallestPiece = 256 << 10
        /// The number of pieces read while another one is written.
        var piecesAhead = 2
        /// Up to so many invoices one connection looks at the texts; beyond, two do.
        var countedByOne = 20_000
    }

    init(path: String?, portions: Portions = Portions()) {
        self.path = path
        self.portions = portions
        state = Mutex(State(isInMemory: path == nil))
    }

    /// The notices that nobody has taken yet.
    func takeNotices() -> [IndexNotice] {
        notices.withLock { notices in
            defer { notices.waiting = [] }
            return notices.waiting
        }
    }

    /// Has each thing told once, as soon as it is noticed.
    func tellNotices(to listener: @escaping @Sendable (IndexNotice) -> Void) {
        notices.withLock { $0.listener = listener }
    }

    func note(_ notice: IndexNotice) {
        let listener = notices.withLock { notices -> (@Sendable (IndexNotice) -> Void)? in
            if notices.waiting.contains(notice) { return nil }
            notices.waiting.append(notice)
            return notices.listener
        }
        listener?(notice)
    }

    /// Lets `body` use a connection alone; does it again where the index was damaged, after building a new one, and where it
    /// can't be kept, in memory.
    func with<Value>(_ body: (Database) throws(IndexFailure) -> Value) throws(StorageProblem) -> Value {
        for _ in 0..<4 {
            let connection: Connection?
            do throws(IndexFailure) {
                connection = try take()
                if let connection {
                    defer { giveBack(connection) }
                    return try body(connection.database)
                }
                return try withMemory(body)
            } catch {
                try recover(from: error)
            }
        }
        throw .noIndex("it is damaged again and again")
    }

    /// A connection to the file, which the caller gives back; nil where the index is in memory.
    func take() throws(IndexFailure) -> Connection? {
        let (idle, generation, isInMemory) = state.withLock { ($0.idle.popLast(), $0.generation, $0.isInMemory) }
        if isInMemory { return nil }
        if let idle { return idle }
        guard let path else { return nil }
        do throws(StorageProblem) {
            try ProfileFolder.make(Folder.parent(of: path))
        } catch {
            throw .database(.cannotWrite(errno: error.systemError ?? 0, path))
        }
        let database = try Self.open(.file(path))
        return Connection(database: database, generation: generation)
    }

    func giveBack(_ connection: Connection) {
        state.withLock { state in
            if connection.generation == state.generation, !state.isInMemory, state.idle.count < 4 {
                state.idle.append(connection)
            }
        }
    }

    /// The same with the index in memory, once no other thread uses it.
    func withMemory<Value>(_ body: (Database) throws(IndexFailure) -> Value) throws(IndexFailure) -> Value {
        try inMemory.withLock { kept throws(IndexFailure) in
            if kept == nil {
                kept = Connection(database: try Self.open(.memory), generation: 0)
            }
            guard let kept else { throw .stale }
            return try body(kept.database)
        }
    }

    /// Makes the next try possible.
    /// - Throws: the failure that no further try mends.
    func recover(from failure: IndexFailure) throws(StorageProblem) {
        switch failure {
        case .history(let error): throw error
        // The next try looks at the file that is there by now.
        case .moved: return
        case .stale, .database(.damaged):
            note(.rebuilt)
            discard()
        case .database(.full), .database(.cannotWrite), .database(.noSharedMemory), .database(.busy):
            guard state.withLock({ !$0.isInMemory }) else { throw .noIndex("\(failure)") }
            note(.inMemory)
            state.withLock { state in
                state.isInMemory = true
                state.idle = []
                state.generation += 1
            }
        case .database(.missingLibrary(let text)): throw .noIndex(text)
        case .database(.other(_, let text)): throw .noIndex(text)
        }
    }

    /// Gives up what there is: the next use builds a new one.
    private func discard() {
        inMemory.withLock { $0 = nil }
        state.withLock { state in
            state.idle = []
            state.generation += 1
        }
        guard let path, !state.withLock({ $0.isInMemory }) else { return }
        do throws(DatabaseError) {
            try Database.remove(path)
        } catch {
            state.withLock { $0.isInMemory = true }
            note(.inMemory)
        }
    }

    private static func open(_ place: Database.Place) throws(IndexFailure) -> Database {
        let database = try failing { () throws(DatabaseError) in
            try Database(place)
        }
        try prepare(database)
        return database
    }

    /// Makes the tables where there are none.
    private static func prepare(_ database: Database) throws(IndexFailure) {
        func found() throws(IndexFailure) -> Int64 {
            try database.number("PRAGMA user_version")
        }
        if try found() == version { return }
        try database.transaction { () throws(IndexFailure) in
            switch try found() {
            case Int64(version): return
            case 0: try failing { () throws(DatabaseError) in try database.run(schema) }
            default: throw .stale
            }
        }
    }

    static func failing<Value>(_ body: () throws(DatabaseError) -> Value) throws(IndexFailure) -> Value {
        do throws(DatabaseError) { return try body() } catch { throw .database(error) }
    }
}

/// Why the index gives no answer.
enum IndexFailure: Error {
    case database(DatabaseError)
    case history(StorageProblem)
    /// It doesn't fit the file.
    case stale
    /// Another file took this one's place meanwhile.
    case moved
}

extension Database {
    /// Runs `body` as one change that others see whole or not at all.
    func transaction<Value>(_ body: () throws(IndexFailure) -> Value) throws(IndexFailure) -> Value {
        try HistoryIndex.failing { () throws(DatabaseError) in try run("BEGIN IMMEDIATE") }
        do throws(IndexFailure) {
            let value = try body()
            try HistoryIndex.failing { () throws(DatabaseError) in try run("COMMIT") }
            return value
        } catch {
            // The error is thrown; SQLite may have taken the change back by itself.
            try? run("ROLLBACK")
            throw error
        }
    }

    /// The first column of the first row, or 0.
    func number(_ sql: String, _ texts: String...) throws(IndexFailure) -> Int64 {
        try HistoryIndex.failing { () throws(DatabaseError) in
            let statement = try statement(sql)
            defer { statement.reset() }
            for (index, text) in texts.enumerated() { statement.bind(text: text, at: index + 1) }
            return try statement.step() ? statement.integer(0) : 0
        }
    }
}
