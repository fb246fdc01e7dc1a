import Files
import Glibc

/// The files of a database on the disk.
///
/// SQLite finds the log, and the memory that processes share, by their names alone. Where somebody deletes or replaces one,
/// those who open the database later would write beside those who have it open, into the other's pages. So the database
/// says by their inodes which files belong together, and none of them goes away with the last connection: a missing one is
/// damage. Who has the old ones open goes on with them.
struct DatabaseFile {
    /// Begins with `/` or `./`.
    let path: String
    private let besides: [String]

    init(_ path: String) {
        let path = path.utf8.first == UInt8(ascii: "/") ? path : "./\(path)"
        self.path = path
        besides = ["-wal", "-shm", "-journal"].map { path + $0 }
    }

    /// Sees to it that a database is there, which is empty where it is new, and that nobody else may read it, and opens it. Nobody
    /// else opens, makes or removes one in this folder meanwhile.
    func open<Value>(
        until end: Int64, _ body: (_ isNew: Bool) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value {
        try lockingFolder(until: end) { () throws(DatabaseError) in try body(try prepare()) }
    }

    /// A number that stands for the files that are there; nil where one is missing.
    func mark() throws(DatabaseError) -> Int64? {
        var inodes: [UInt64] = []
        for name in parts {
            guard let file = try Self.status(of: name) else { return nil }
            inodes.append(file.identity.inode)
        }
        // A database that was never marked has 0.
        return Int64(Int32(bitPattern: max(1, inodes.withUnsafeBytes(CheckSum.crc32))))
    }

    /// Takes a database away, as when it is damaged. Connections that have it open go on with what no longer has a name.
    func remove(until end: Int64) throws(DatabaseError) {
        try lockingFolder(until: end) { () throws(DatabaseError) in try remove() }
    }

    private func remove() throws(DatabaseError) {
        for name in [path] + besides {
            guard unlink(name) == 0 || errno == ENOENT else { throw .cannotWrite(errno: errno, name) }
        }
    }

    /// The database, its log and its shared memory.
    private var parts: [String] { [path] + besides.prefix(2) }

    private func prepare() throws(DatabaseError) -> Bool {
        for name in besides { _ = try Self.status(of: name) }
        if let file = try Self.status(of: path), file.size > 0 {
            // SQLite gives the files beside it the same mode.
            if file.mode & 0o077 != 0, chmod(path, 0o600) != 0 { throw .cannotWrite(errno: errno, path) }
            return false
        }
        // SQLite would take a log left beside a deleted or emptied database for the new one's.
        try remove()
        for name in parts {
            // Not opened: closing it would take away the locks that another connection of this process has by now.
            guard mknod(name, S_IFREG | 0o600, 0) == 0 else { throw .cannotWrite(errno: errno, name) }
        }
        return true
    }

    private func lockingFolder<Value>(
        until end: Int64, _ body: () throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value {
        let folder = Folder.parent(of: path)
        guard let descriptor = Descriptor(path: folder, flags: O_RDONLY | O_DIRECTORY) else {
            throw .cannotWrite(errno: errno, folder)
        }
        let problem = descriptor.lock(until: end)
        guard problem == 0 else {
            throw problem == EWOULDBLOCK ? .busy : .cannotWrite(errno: problem, folder)
        }
        defer { descriptor.unlock() }
        return try body()
    }

    /// The file of this name; nil where there is none. A link, a pipe or a folder is refused.
    private static func status(of name: String) throws(DatabaseError) -> FileStatus? {
        guard let status = FileStatus(unfollowed: name) else {
            if errno == ENOENT { return nil }
            throw .cannotWrite(errno: errno, name)
        }
        switch status.kind {
        case S_IFREG: return status
        case S_IFLNK: throw .cannotWrite(errno: ELOOP, name)
        case S_IFDIR: throw .cannotWrite(errno: EISDIR, name)
        default: throw .cannotWrite(errno: ENXIO, name)
        }
    }
}
