import Glibc

/// An open file that is closed, and its lock given back, when its owner ends.
struct Descriptor: ~Copyable {
    let raw: Int32

    /// Opens close-on-exec, and without waiting for anybody: a pipe in the file's place has no other end. Nil, with `errno`
    /// set, when that fails.
    init?(path: String, flags: Int32, mode: mode_t = 0o600) {
        var file: Int32
        repeat { file = open(path, flags | O_CLOEXEC | O_NONBLOCK, mode) } while file < 0 && errno == EINTR
        guard file >= 0 else { return nil }
        raw = file
    }

    deinit { close(raw) }

    /// The file's size in bytes and what tells it from others; nil, with `errno` set, when that fails.
    func status() -> FileStatus? {
        var status = stat()
        guard fstat(raw, &status) == 0 else { return nil }
        return FileStatus(status)
    }

    /// Reads up to `buffer.count` bytes at `offset`, fewer only at the file's end; -1, with `errno` set, on failure.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        var filled = 0
        while filled < buffer.count, let base = buffer.baseAddress {
            let count = pread(raw, base + filled, buffer.count - filled, off_t(offset + filled))
            if count < 0 {
                if errno == EINTR { continue }
                return -1
            }
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    /// Takes the lock on the whole file (flock(2)): shared for readers, else exclusive.
    ///
    /// Asks again and again, up to `seconds`: a program stopped by Ctrl-Z in the middle of a write must not hang the
    /// others for good. 0 is given back for success, EWOULDBLOCK when the time is over, another `errno` for a failure.
    func lock(isShared: Bool = false, seconds: Int) -> Int32 {
        lock(isShared: isShared, until: Self.now() + seconds * 1_000_000)
    }

    /// The same up to a moment of ``now()``.
    func lock(isShared: Bool = false, until end: Int) -> Int32 {
        let kind = (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB
        while flock(raw, kind) != 0 {
            let problem = errno
            if problem == EINTR { continue }
            guard problem == EWOULDBLOCK, Self.now() < end else { return problem }
            usleep(300)
        }
        return 0
    }

    /// Gives the lock back before the file is closed.
    func unlock() { flock(raw, LOCK_UN) }

    /// Microseconds of a clock that nobody sets.
    static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
    }
}

/// What the system says of a file.
struct FileStatus {
    var size: Int
    var identity: FileIdentity
    var isRegular: Bool
    var mode: mode_t
    var modified: ModificationTime

    init(_ status: stat) {
        size = Int(status.st_size)
        identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        isRegular = status.st_mode & S_IFMT == S_IFREG
        mode = status.st_mode & 0o7777
        modified = ModificationTime(seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }

    /// True where there is no such name, not even that of a link which leads nowhere, as to a disk that is not there. Leaves
    /// `errno` as it is otherwise.
    static func isNothing(at path: String) -> Bool {
        let before = errno
        var status = stat()
        guard lstat(path, &status) == 0 else { return errno == ENOENT }
        errno = before
        return false
    }

    /// The file that has this name now; nil, with `errno` set, when there is none.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }
}

/// When a file's content was last changed, as the system has it.
struct ModificationTime: Sendable, Hashable {
    var seconds = 0
    var nanoseconds = 0
}
