import Files
import Glibc

/// The sandbox's memory on disk: lines of JSON, only ever appended to, shared by every process that plays the same
/// sandbox. Each use locks the file, reads what the others appended, and appends. Not for several threads at once.
struct SandboxJournal: Sendable {
    /// A refusal of the system, with its `errno`.
    enum Failure: Error, Equatable {
        case cannotOpen(errno: Int32)
        case isNoFile
        case isLocked
        case cannotRead(errno: Int32)
        case cannotWrite(errno: Int32)
    }

    /// How long another process may hold the lock.
    private static let lockSeconds = 5

    private let path: String
    /// The file from which the bytes up to `position` were read; another one at the same path is read from its
    /// beginning.
    private var identity: FileIdentity?
    private var position = 0

    init(path: String) {
        self.path = path
    }

    /// Locks the file, brings `state` up to date, lets `body` act and appends what it recorded.
    ///
    /// When the records can't be written, the next use reads `state` anew from the file, so that nothing is remembered
    /// that is not written.
    mutating func transact<Result>(
        _ state: inout SandboxState, _ body: (inout SandboxState) -> Result
    ) throws(Failure) -> Result {
        guard let file = Descriptor(path: path, flags: O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW) else {
            throw .cannotOpen(errno: errno)
        }
        let problem = file.lock(seconds: Self.lockSeconds)
        guard problem == 0 else { throw problem == EWOULDBLOCK ? .isLocked : .cannotOpen(errno: problem) }
        defer { file.unlock() }
        let torn = try catchUp(&state, with: file)
        let result = body(&state)
        let records = state.takeUnwritten()
        guard !records.isEmpty else { return result }
        // A torn line is ended first, so that it spoils no other.
        let text = (torn > 0 ? "\n" : "") + records.map { $0.line + "\n" }.joined()
        let failed = file.append(Array(text.utf8), end: position + torn)
        guard failed == 0 else {
            identity = nil
            throw .cannotWrite(errno: failed)
        }
        position += torn + text.utf8.count
        return result
    }

    /// Reads what was appended since last time.
    ///
    /// - Returns: how many bytes stand after the last line's end: none, unless a line was torn.
    private mutating func catchUp(
        _ state: inout SandboxState, with file: borrowing Descriptor
    ) throws(Failure) -> Int {
        guard let status = file.status() else { throw .cannotRead(errno: errno) }
        guard status.isRegular else { throw .isNoFile }
        if identity != status.identity || status.size < position {
            state = SandboxState()
            identity = status.identity
            position = 0
        }
        guard let bytes = file.bytes(position..<status.size) else { throw .cannotRead(errno: errno) }
        let complete = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        for line in bytes[..<complete].split(separator: UInt8(ascii: "\n")) {
            if let record = JournalRecord(line: line) {
                state.apply(record)
            }
        }
        // A torn line is passed over for good only when something is written after it.
        position += complete
        return bytes.count - complete
    }
}
