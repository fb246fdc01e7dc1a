import Glibc

/// The sandbox's memory on disk: lines of JSON, only ever appended to, shared by every process that plays the same
/// sandbox. Each use locks the file, reads what the others appended, and appends. Not for several threads at once.
struct SandboxJournal: Sendable {
    /// What the system refused, with its `errno`.
    enum Failure: Error, Equatable {
        case cannotOpen(errno: Int32)
        case isNoFile
        case isLocked
        case cannotRead(errno: Int32)
        case cannotWrite(errno: Int32)
    }

    /// How long another process may hold the lock, in tries of 10 ms: 5 s.
    private static let mostTries = 500

    private let path: String
    /// Which file the bytes up to `position` were read from; another one at the same path starts from its beginning.
    private var identity: (device: UInt, inode: UInt)?
    private var position = 0

    init(path: String) {
        self.path = path
    }

    /// Locks the file, brings `state` up to date, lets `body` act and appends what it recorded.
    ///
    /// When the records can't be written, `state` are made anew from the file, so that nothing is remembered that is not
    /// written.
    mutating func transact<Result>(
        _ state: inout SandboxState, _ body: (inout SandboxState) -> Result
    ) throws(Failure) -> Result {
        let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .cannotOpen(errno: errno) }
        // Closing gives the lock back.
        defer { close(descriptor) }
        try lock(descriptor)
        let torn = try catchUp(&state, with: descriptor)
        let result = body(&state)
        let records = state.takeUnwritten()
        guard !records.isEmpty else { return result }
        // A line that was torn is ended, so that it takes no other with it.
        let text = (torn > 0 ? "\n" : "") + records.map { $0.line + "\n" }.joined()
        do {
            try append(Array(text.utf8), to: descriptor)
        } catch {
            identity = nil
            throw error
        }
        position += torn + text.utf8.count
        return result
    }

    private func lock(_ descriptor: Int32) throws(Failure) {
        for _ in 0..<Self.mostTries {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw .cannotOpen(errno: errno) }
            usleep(10_000)
        }
        throw .isLocked
    }

    /// Reads what was appended since last time.
    ///
    /// - Returns: how many bytes stand after the last line's end: none, unless a line was torn.
    private mutating func catchUp(_ state: inout SandboxState, with descriptor: Int32) throws(Failure) -> Int {
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw .cannotRead(errno: errno) }
        guard info.st_mode & S_IFMT == S_IFREG else { throw .isNoFile }
        let size = Int(info.st_size)
        let isSame = identity.map { $0 == (UInt(info.st_dev), UInt(info.st_ino)) } ?? false
        if !isSame || size < position {
            state = SandboxState()
            identity = (UInt(info.st_dev), UInt(info.st_ino))
            position = 0
        }
        let bytes = try read(from: descriptor, count: size - position)
        let complete = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        for line in bytes[..<complete].split(separator: UInt8(ascii: "\n")) {
            if let record = JournalRecord(line: line) {
                state.apply(record)
            }
        }
        // What is torn is passed over for good only when something is written after it.
        position += complete
        return bytes.count - complete
    }

    private func read(from descriptor: Int32, count: Int) throws(Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, position + filled)
            }
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw .cannotRead(errno: errno) }
            guard got > 0 else { break }
            filled += got
        }
        return Array(bytes.prefix(filled))
    }

    private func append(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(errno: errno) }
            written += count
        }
    }
}
