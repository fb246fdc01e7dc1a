import Glibc

/// Tells one file from another that took its name.
package struct FileIdentity: Sendable, Hashable {
    package var device: UInt64
    package var inode: UInt64

    package init(device: UInt64, inode: UInt64) {
        self.device = device
        self.inode = inode
    }
}

/// When a file's content was last changed.
package struct ModificationTime: Sendable, Hashable {
    package var seconds: Int
    package var nanoseconds: Int

    package init(seconds: Int = 0, nanoseconds: Int = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }
}

/// A file's facts, as stat(2) tells them.
package struct FileStatus {
    /// In bytes.
    package var size: Int
    package var identity: FileIdentity
    /// `S_IFREG` and its like.
    package var kind: mode_t
    /// The permission bits.
    package var mode: mode_t
    package var modified: ModificationTime

    package var isRegular: Bool { kind == S_IFREG }

    init(_ status: stat) {
        size = Int(status.st_size)
        identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        kind = status.st_mode & S_IFMT
        mode = status.st_mode & 0o7777
        modified = ModificationTime(seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }

    /// The file that has this name now; nil, with `errno` set, when there is none.
    package init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The same, of a symbolic link itself.
    package init?(unfollowed path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// True where nothing has this name, not even a link that leads nowhere, as to a disk that is not there. Otherwise
    /// `errno` stays as it was.
    package static func isNothing(at path: String) -> Bool {
        let before = errno
        guard FileStatus(unfollowed: path) == nil else {
            errno = before
            return false
        }
        return errno == ENOENT
    }
}
