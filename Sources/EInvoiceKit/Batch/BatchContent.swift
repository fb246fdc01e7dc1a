import Files
import Glibc
import InvoiceCore
import Synchronization

/// The bytes of a batch: a file's, which are read block by block, or what came by a pipe, which only the memory holds: it may
/// have card numbers in it.
///
/// They are read twice, to be checked and to be sent. What is read the second time is compared with the first: what was
/// checked is what is sent.
public final class BatchContent: Sendable {
    /// Only ever read.
    private enum Source: ~Copyable, Sendable {
        case file(Descriptor)
        case memory([UInt8])
    }

    /// What messages call it.
    public let path: String
    /// The file's name without its folders; nil for what came by a pipe.
    public let name: String?
    private let source: Source
    /// Of a file, as it was opened: a change is noticed before more of it is read.
    private let status: FileStatus?
    /// The digest of each block that was read.
    private let digests = Mutex<[[UInt8]]>([])

    /// The most that is kept in memory, in bytes.
    public static let mostInMemory = 64 << 20
    static let block = 256 * 1024

    /// Opens the file. A pipe in its place is read to its end.
    ///
    /// - Throws: ``InvoiceCore/BatchFailure``.
    public init(path: String) throws(Problem) {
        guard let file = Descriptor(path: path, flags: O_RDONLY), let status = file.status() else {
            throw .batch(.unreadable(path: path, errno: errno))
        }
        self.path = path
        switch status.kind {
        case S_IFREG:
            source = .file(file)
            self.status = status
        case S_IFDIR: throw .batch(.unreadable(path: path, errno: EISDIR))
        default:
            source = .memory(try Self.everything(from: file.raw, path))
            self.status = nil
        }
        name = path.unicodeScalars.split(separator: "/").last.map { String($0) }
    }

    /// What stands here already. `path` is what messages call it.
    public init(bytes: [UInt8], path: String = "-") {
        self.path = path
        name = nil
        source = .memory(bytes)
        status = nil
    }

    /// All that comes on the standard input, or on another open descriptor, which stays open. Of a file too it is what nobody has
    /// read yet.
    public static func bytes(of descriptor: Int32) throws(Problem) -> [UInt8] {
        try everything(from: descriptor, "-")
    }

    /// Reads in short steps, so that whoever stops waiting is heard.
    private static func everything(from descriptor: Int32, _ path: String) throws(Problem) -> [UInt8] {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, 50)
            if Task.isCancelled { throw .canceled }
            if ready == 0 { continue }
            let count = read(descriptor, &part, part.count)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            if count < 0 { throw .batch(.unreadable(path: path, errno: errno)) }
            if count == 0 { return bytes }
            bytes += part[..<count]
            if bytes.count > Self.mostInMemory { throw .batch(.tooLong(limit: Self.mostInMemory)) }
        }
    }

    /// - Throws: that the file isn't what it was when it was opened.
    func requireUnchanged() throws(Problem) {
        switch source {
        case .memory: return
        case .file(let file):
            let now = file.status()
            guard now?.size == status?.size, now?.modified == status?.modified else { throw .batch(.changed) }
        }
    }

    /// A block, shorter or empty only at the end.
    ///
    /// - Throws: ``InvoiceCore/BatchFailure``: that it can't be read, or isn't what it was.
    func block(_ index: Int) throws(Problem) -> [UInt8] {
        let range = index * Self.block..<(index + 1) * Self.block
        let bytes: [UInt8]
        switch source {
        case .file(let file):
            guard let read = file.bytes(range) else { throw .batch(.unreadable(path: path, errno: errno)) }
            bytes = read
        case .memory(let all): bytes = Array(all[range.clamped(to: 0..<all.count)])
        }
        let digest = bytes.withUnsafeBytes { SHA1.digest($0) }
        let isSame = digests.withLock { known in
            if index == known.count { known.append(digest) }
            return index < known.count && known[index] == digest
        }
        guard isSame else { throw .batch(.changed) }
        return bytes
    }

    /// By what the same content is known again, once all of it was read. Two contents with one key would share a journal:
    /// their rows are compared with the invoices that the journal leads to, so that none is taken for another.
    var key: String {
        let all = digests.withLock { $0.flatMap(\.self) }
        let digest = all.withUnsafeBytes { SHA1.digest($0) }
        return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
