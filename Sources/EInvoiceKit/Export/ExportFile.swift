import Glibc

/// A file that is being written under another name and gets its own when it is whole; 0600, for its owner only.
///
/// Whoever looks at the name meets nothing, the file of before, or all of the new one.
struct ExportFile: ~Copyable {
    private let path: String
    private let draft: String
    private var descriptor: Int32 = -1
    private let mayOverwrite: Bool
    private var buffer: [UInt8] = []
    private var isFinished = false

    private static let block = 256 * 1024

    /// Begins the file.
    ///
    /// - Throws: ``ExportFailure/exists(path:)`` where something of this name must not be overwritten.
    init(_ path: String, mayOverwrite: Bool) throws(ExportFailure) {
        self.path = path
        self.mayOverwrite = mayOverwrite
        draft = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max)).part"
        var status = stat()
        if lstat(path, &status) == 0 {
            if status.st_mode & S_IFMT == S_IFDIR { throw .cannotWrite(path: path, errno: EISDIR) }
            if !mayOverwrite { throw .exists(path: path) }
        }
        descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, errno: errno) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        // The name is another program's business once the file has it.
        if !isFinished, descriptor >= 0 { unlink(draft) }
    }

    /// Adds a line.
    mutating func line(_ text: String) throws(ExportFailure) {
        buffer += text.utf8
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.block { try writeOut() }
    }

    /// Puts the whole file in its place, on the disk.
    mutating func finish() throws(ExportFailure) {
        try writeOut()
        guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, errno: errno) }
        if mayOverwrite {
            guard rename(draft, path) == 0 else { throw .cannotWrite(path: path, errno: errno) }
        } else if link(draft, path) == 0 {
            // The link is what makes "never overwritten" true whoever else writes at the same moment.
            unlink(draft)
        } else if errno == EEXIST {
            throw .exists(path: path)
        } else {
            // Some file systems know no links; there the look at the beginning must do.
            var status = stat()
            if lstat(path, &status) == 0 { throw .exists(path: path) }
            guard rename(draft, path) == 0 else { throw .cannotWrite(path: path, errno: errno) }
        }
        isFinished = true
    }

    private mutating func writeOut() throws(ExportFailure) {
        var done = 0
        while done < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(path: path, errno: count < 0 ? errno : ENOSPC) }
            done += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
