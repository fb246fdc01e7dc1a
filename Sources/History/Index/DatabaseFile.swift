import Glibc

/// The files of a database on the disk.
struct DatabaseFile {
    /// Begins with `/` or `./`.
    let path: String
    private let besides: [String]

    init(_ path: String) {
        let path = path.utf8.first == UInt8(ascii: "/") ? path : "./\(path)"
        self.path = path
        besides = ["-wal", "-shm", "-journal"].map { path + $0 }
    }

    /// Sees to it that an empty file is there, or the one that was, and that nobody else may read it.
    func prepare(until end: Int) throws(DatabaseError) {
        for name in besides { _ = try Self.mode(of: name) }
        guard let mode = try Self.mode(of: path) else { return try create(until: end) }
        // SQLite gives the files beside it the same mode.
        if mode & 0o077 != 0, chmod(path, 0o600) != 0 { throw .cannotWrite(errno: errno, path) }
    }

    /// Takes a database away, as when it is damaged. Connections that have it open go on with what no longer has a name.
    func remove(until end: Int) throws(DatabaseError) {
        try lockingFolder(until: end) { () throws(DatabaseError) in
            for name in [path] + besides { try Self.remove(name) }
        }
    }

    private func create(until end: Int) throws(DatabaseError) {
        try lockingFolder(until: end) { () throws(DatabaseError) in
            guard try Self.mode(of: path) == nil else { return }
            // What is left beside a database that somebody deleted would be taken for the new one's.
            for name in besides { try Self.remove(name) }
            // Not opened: closing it would take away the locks that another connection of this process has by now.
            guard mknod(path, S_IFREG | 0o600, 0) == 0 || errno == EEXIST else {
                throw .cannotWrite(errno: errno, path)
            }
        }
    }

    /// Only one process at a time makes or removes the files of a folder.
    private func lockingFolder(until end: Int, _ body: () throws(DatabaseError) -> Void) throws(DatabaseError) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
        let folder = slash == path.startIndex ? "/" : String(path[..<slash])
        guard let descriptor = Descriptor(path: folder, flags: O_RDONLY | O_DIRECTORY) else {
            throw .cannotWrite(errno: errno, folder)
        }
        let problem = descriptor.lock(until: end)
        guard problem == 0 else {
            throw problem == EWOULDBLOCK ? .busy : .cannotWrite(errno: problem, folder)
        }
        try body()
    }

    private static func remove(_ name: String) throws(DatabaseError) {
        guard unlink(name) == 0 || errno == ENOENT else { throw .cannotWrite(errno: errno, name) }
    }

    /// The permissions of the file of this name; nil where there is none. A link, a pipe or a folder is refused.
    private static func mode(of name: String) throws(DatabaseError) -> mode_t? {
        var status = stat()
        guard lstat(name, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw .cannotWrite(errno: errno, name)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return status.st_mode & 0o7777
        case S_IFLNK: throw .cannotWrite(errno: ELOOP, name)
        case S_IFDIR: throw .cannotWrite(errno: EISDIR, name)
        default: throw .cannotWrite(errno: ENXIO, name)
        }
    }
}
