import Files
import Glibc
import InvoiceCore
import JSON
import Synchronization

/// Remembers which payment ids the rows of a batch got: `batches/<key>.jsonl` in the profile's folder, named by the file's
/// content, so that the same content goes on where it was.
///
/// Its first line says what it is of. Each other one is on the disk before any of its rows is sent: the number of its first row
/// and an id a row, in the file's order, or null for a row that names its own. Nothing of a row's content is in it.
///
/// One program has it at a time, by a lock on the file.
final class BatchJournal: Sendable {
    private struct Open: ~Copyable {
        /// As it was found; all that counts of it is in ``file`` too. It is read while the rows pass.
        let old: Descriptor
        var lines: ForwardLines
        var ids: ArraySlice<String?> = []
        /// Rows that have passed.
        var rows = 0
        /// Locked.
        let file: NewFile
    }
    private let open: Mutex<Open>

    let path: String
    /// Rows that it has from earlier runs.
    let rowCount: Int
    /// When an earlier run was done with all of them.
    let finishedAt: String?

    private static let version = 1
    /// In the place of a name where the content came by a pipe.
    private static let unnamed = "-"

    /// Opens or makes the journal of a content, and brings all that is in it to the disk: what an earlier program wrote may
    /// never have got there.
    ///
    /// - Throws: ``InvoiceCore/BatchFailure``, or that it can't be written.
    init(in profile: String, key: String, name: String?, at moment: Timestamp) throws(Problem) {
        let folder = Self.folder(in: profile)
        let path = "\(folder)/\(key).jsonl"
        let old: Descriptor
        do throws(FileFailure) {
            try Folder.make(folder)
            try PrivateFile.removeLitter(in: folder)
            old = try Self.locked(path)
        } catch {
            throw error.code == EWOULDBLOCK ? .batch(.isRunning) : .notRecorded(StorageProblem(error))
        }
        guard let size = old.status()?.size else { throw .notRecorded(.cannotRead(path: path, errno: errno)) }
        let file: NewFile
        do throws(FileFailure) {
            file = try NewFile(named: NewFile.draftName(for: path, suffix: "tmp"))
        } catch {
            throw .notRecorded(StorageProblem(error))
        }
        let kept = try Self.copy(old, path, size: size, to: file)
        do throws(FileFailure) {
            if !kept.hasHeader { try file.put(Self.header(name, at: moment)) }
            // Who has opened the old file finds that the name isn't its own any more, and this one locked.
            let problem = file.file.lock(seconds: 0)
            guard problem == 0 else { throw FileFailure(.lock, path, code: problem) }
            try file.finish()
            try file.replace(path)
            try Folder.flushNames(above: folder, on: Folder.flushNames(in: folder))
        } catch {
            throw .notRecorded(StorageProblem(error))
        }
        self.path = path
        rowCount = kept.rows
        finishedAt = kept.finishedAt
        open = Mutex(Open(old: old, lines: ForwardLines(path: path, size: size), file: file))
    }

    private static func folder(in profile: String) -> String { "\(profile)/batches" }

    /// The file with its lock; fails with `EWOULDBLOCK` where another program has it.
    private static func locked(_ path: String) throws(FileFailure) -> Descriptor {
        // The name may go to another file between opening and locking: now and then, but not for ever.
        for _ in 0..<100 {
            guard let file = Descriptor(path: path, flags: O_RDWR | O_CREAT) else { throw FileFailure(.open, path) }
            guard let status = file.status(), status.isRegular else { throw FileFailure(.open, path, code: ESPIPE) }
            let problem = file.lock(seconds: 0)
            guard problem == 0 else { throw FileFailure(.lock, path, code: problem) }
            if FileStatus(path: path)?.identity == status.identity { return file }
        }
        throw FileFailure(.lock, path, code: EWOULDBLOCK)
    }

    // MARK: The rows' ids

    /// What the next rows, so many, have from an earlier run; fewer, or none, behind the last of these. An id is nil where
    /// the row names its own.
    func known(_ count: Int) throws(Problem) -> [String?] {
        try open.withLock { open throws(Problem) in
            var ids: [String?] = []
            while ids.count < count, open.rows + ids.count < rowCount {
                if open.ids.isEmpty {
                    let line = try Self.reading { () throws(StorageProblem) in try open.lines.line(of: open.old) }
                    guard let line else { break }
                    guard case .ids(_, let more)? = Line(line, open.lines) else { continue }
                    open.ids = more[...]
                }
                let part = open.ids.prefix(count - ids.count)
                ids += part
                open.ids = open.ids.dropFirst(part.count)
            }
            open.rows += ids.count
            return ids
        }
    }

    /// Records the ids of the next rows, in their order. When it returns, they are on the disk.
    func record(_ ids: [String?]) throws(StorageProblem) {
        if ids.isEmpty { return }
        try open.withLock { open throws(StorageProblem) in
            var line = JSONWriter.line()
            line.member("first", open.rows + 1)
            line.name("ids")
            line.beginArray()
            for id in ids {
                if let id { line.string(id) } else { line.null() }
            }
            line.endArray()
            try Self.append(line, to: open.file)
            open.rows += ids.count
        }
    }

    /// Notes that every row has its end.
    func finish(at moment: Timestamp) throws(StorageProblem) {
        if finishedAt != nil { return }
        try open.withLock { open throws(StorageProblem) in
            var line = JSONWriter.line()
            line.member("done", moment.description)
            try Self.append(line, to: open.file)
        }
    }

    private static func append(_ line: consuming JSONWriter, to file: NewFile) throws(StorageProblem) {
        let bytes = line.endedLine()
        try StorageProblem.of { () throws(FileFailure) in
            try file.put(bytes)
            try file.finish()
        }
    }

    // MARK: Lines

    private static func header(_ name: String?, at moment: Timestamp) -> [UInt8] {
        var line = JSONWriter.line()
        line.member("v", version)
        line.member("file", name ?? unnamed)
        line.member("at", moment.description)
        return line.endedLine()
    }

    private enum Line {
        case header(file: String, at: String)
        case ids(first: Int, [String?])
        case done(at: String)

        /// Nil for a line that can't be read.
        init?(_ bytes: UnsafeBufferPointer<UInt8>) {
            guard HistoryRecord.hasRightCheckSum(bytes), let value = try? JSONValue(parsing: Array(bytes)) else {
                return nil
            }
            if value["v"]?.integer == BatchJournal.version, let file = value["file"]?.string,
                let moment = value["at"]?.string
            {
                self = .header(file: file, at: moment)
            } else if let first = value["first"]?.integer, let ids = value["ids"]?.array {
                self = .ids(first: first, ids.map(\.string))
            } else if let moment = value["done"]?.string {
                self = .done(at: moment)
            } else {
                return nil
            }
        }

        init?(_ line: ForwardLines.Line, _ lines: borrowing ForwardLines) {
            guard line.isEnded, let found = lines.withBytes(of: line, { Self($0) }) ?? nil else { return nil }
            self = found
        }
    }

    private struct Kept {
        var hasHeader = false
        var rows = 0
        var finishedAt: String?
    }

    /// Copies what counts. A last line that was torn is left out: a flush never confirmed it, so no row of it was sent. Any other
    /// line that can't be read is damage: its rows would get other ids.
    private static func copy(
        _ old: borrowing Descriptor, _ path: String, size: Int, to file: NewFile
    ) throws(Problem) -> Kept {
        var kept = Kept()
        var lines = ForwardLines(path: path, size: size)
        var unread: Int?
        while let line = try reading({ () throws(StorageProblem) in try lines.line(of: old) }) {
            if let unread { throw .batch(.journalDamaged(path: path, line: unread)) }
            switch Line(line, lines) {
            case .header? where line.number == 1: kept.hasHeader = true
            case .ids(kept.rows + 1, let ids)? where kept.hasHeader: kept.rows += ids.count
            case .done(let moment)? where kept.hasHeader: kept.finishedAt = moment
            default:
                let isTorn = !line.isEnded || lines.withBytes(of: line) { $0.contains(0) } ?? false
                guard isTorn else { throw .batch(.journalDamaged(path: path, line: line.number)) }
                unread = line.number
                continue
            }
            let bytes: [UInt8] = lines.withBytes(of: line) { Array($0) + [0x0a] } ?? []
            do throws(FileFailure) { try file.put(bytes) } catch { throw .notRecorded(StorageProblem(error)) }
        }
        return kept
    }

    private static func reading<Value: ~Copyable>(
        _ work: () throws(StorageProblem) -> Value
    ) throws(Problem) -> Value {
        do throws(StorageProblem) { return try work() } catch { throw .historyUnreadable(error) }
    }
}

extension BatchJournal {
    /// What its first and last line say of a journal.
    struct Begun {
        let path: String
        /// The file's; nil for what came by a pipe.
        let name: String?
        let moment: String
        let isDone: Bool
    }

    /// The newest of the other contents that fit and of which something may have been made; nil also where that is so of this
    /// content itself: it goes on. What can't be read tells nothing.
    static func newest(but key: String, in history: HistoryStore, where fits: (Begun) -> Bool) -> Begun? {
        let folder = folder(in: history.folder)
        let own = "\(key).jsonl"
        let names = ((try? Folder.names(in: folder)) ?? []).filter { $0.hasSuffix(".jsonl") }
        if names.contains(own), mayHaveMade("\(folder)/\(own)", history) { return nil }
        return names.filter { $0 != own }.compactMap { begun(at: "\(folder)/\($0)") }.filter(fits)
            .sorted { $0.moment > $1.moment }.first { mayHaveMade($0.path, history) }
    }

    private static func begun(at path: String) -> Begun? {
        guard let file = Descriptor(path: path, flags: O_RDONLY), let status = file.status(), status.isRegular,
            let beginning = file.bytes(0..<4096), let end = beginning.firstIndex(of: 0x0a),
            case .header(let name, let moment)? = beginning[..<end].withUnsafeBufferPointer({ Line($0) }),
            let last = file.bytes(max(0, status.size - 256)..<status.size)?.split(separator: 0x0a).last
        else { return nil }
        let isDone = if case .done? = last.withUnsafeBufferPointer({ Line($0) }) { true } else { false }
        return Begun(path: path, name: name == unnamed ? nil : name, moment: moment, isDone: isDone)
    }

    /// False where the gateway surely made nothing of any row: none was sent, or each that was has been refused. Only a short journal
    /// is looked into: what ends a run so early ends it within the first rows.
    private static func mayHaveMade(_ path: String, _ history: HistoryStore) -> Bool {
        let short = 16 * 1024
        guard let file = Descriptor(path: path, flags: O_RDONLY), let size = file.status()?.size, size <= short,
            let bytes = file.bytes(0..<size)
        else { return true }
        return bytes.split(separator: 0x0a).contains { line in
            switch line.withUnsafeBufferPointer({ Line($0) }) {
            case .header?, .done?: false
            // What became of a row that names its own id, or gets another one in other words, isn't known from here.
            case .ids(_, let ids)?: ids.contains { $0.map { mayBeMade(PaymentID(recorded: $0), history) } ?? true }
            case nil: true
            }
        }
    }

    private static func mayBeMade(_ paymentID: PaymentID, _ history: HistoryStore) -> Bool {
        var query = InvoiceQuery()
        query.add(id: paymentID.text)
        var isMade = false
        do throws(StorageProblem) {
            if try history.isSurelyNew(paymentID) { return false }
            try history.find(query) { invoice in
                let isSafe = invoice.state == .unsent || invoice.state == .rejected
                if invoice.intent.paymentID == paymentID, !isSafe { isMade = true }
                return !isMade
            }
        } catch {
            return true
        }
        return isMade
    }
}
