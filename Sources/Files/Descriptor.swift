import Glibc

/// An open file that is closed, and its lock given back, when its owner ends.
package struct Descriptor: ~Copyable, Sendable {
    package let raw: Int32

    /// `O_TMPFILE` of open(2), which Swift doesn't import: the kernel's number for it and the flag for folders.
    package static let unnamed = 0o20_000_000 | O_DIRECTORY

    /// Opens close-on-exec and without waiting: a pipe in the file's place may have no other end. Nil, with `errno`
    /// set, on failure.
    package init?(path: String, flags: Int32, mode: mode_t = 0o600) {
        var file: Int32
        repeat { file = open(path, flags | O_CLOEXEC | O_NONBLOCK, mode) } while file < 0 && errno == EINTR
        guard file >= 0 else { return nil }
        raw = file
    }

    deinit { close(raw) }

    /// Nil, with `errno` set, on failure.
    package func status() -> FileStatus? {
        var status = stat()
        guard fstat(raw, &status) == 0 else { return nil }
        return FileStatus(status)
    }

    // MARK: Reading

    /// Reads up to `buffer.count` bytes at `offset`, fewer only at the file's end; -1, with `errno` set, on failure.
    package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
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

    /// The bytes of a part of the file, fewer only at its end; nil, with `errno` set, on failure.
    package func bytes(_ range: Range<Int>) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: range.count)
        let count = bytes.withUnsafeMutableBytes { read(into: $0, at: range.lowerBound) }
        guard count >= 0 else { return nil }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// All bytes from here to the end, also of a device, which has no size; nil, with `errno` set, on failure: `EFBIG`
    /// for more than `limit` bytes.
    package func bytesToEnd(limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(raw, &block, block.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                return nil
            }
            bytes += block[0..<count]
            if bytes.count > limit {
                errno = EFBIG
                return nil
            }
        }
    }

    // MARK: Writing

    /// Writes all of the bytes, however many calls that takes.
    ///
    /// - Returns: 0, or the error number; some of the bytes may be in the file then.
    package func write(_ bytes: [UInt8], by disk: DiskCalls = .system) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = disk.write(raw, UnsafeRawBufferPointer(rebasing: rest))
                if count < 0, errno == EINTR { continue }
                // Nothing written, and no error: the disk is full.
                guard count > 0 else { return count < 0 ? errno : ENOSPC }
                rest = rest.dropFirst(count)
            }
            return 0
        }
    }

    /// Writes all of the bytes behind the last one, which is `end`; where that fails, cuts the file back to it. Should that
    /// fail too, a part of the bytes stays behind.
    ///
    /// - Returns: 0, or the error number.
    package func append(_ bytes: [UInt8], end: Int, by disk: DiskCalls = .system) -> Int32 {
        let problem = write(bytes, by: disk)
        if problem != 0 { _ = disk.truncate(raw, end) }
        return problem
    }

    // MARK: Locking

    /// Takes the lock on the whole file (flock(2)): shared for readers, else exclusive.
    ///
    /// Tries again and again for up to `seconds`: a program stopped by Ctrl-Z in the middle of a write must not hang
    /// the others for good. Returns 0 for success, EWOULDBLOCK when the time is over, another `errno` for a failure.
    package func lock(isShared: Bool = false, seconds: Int) -> Int32 {
        lock(isShared: isShared, until: SystemTime.monotonic() + Int64(seconds) * 1_000_000)
    }

    /// The same up to a moment of ``SystemTime/monotonic()``.
    package func lock(isShared: Bool = false, until end: Int64) -> Int32 {
        let kind = (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB
        while flock(raw, kind) != 0 {
            let problem = errno
            if problem == EINTR { continue }
            guard problem == EWOULDBLOCK, SystemTime.monotonic() < end else { return problem }
            usleep(300)
        }
        return 0
    }

    /// Gives the lock back before the file is closed.
    package func unlock() { flock(raw, LOCK_UN) }
}

/// The system calls on which durability rests, so that tests can fill a disk and watch the order.
package struct DiskCalls: Sendable {
    /// As write(2).
    package var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
    /// As fdatasync(2).
    package var flush: @Sendable (Int32) -> Int32
    /// As fsync(2) on a folder.
    package var flushFolder: @Sendable (Int32) -> Int32
    /// As ftruncate(2).
    package var truncate: @Sendable (Int32, Int) -> Int32
    /// As stat(2): the file that has this name now.
    package var status: @Sendable (String) -> FileStatus? = { FileStatus(path: $0) }

    package init(
        write: @escaping @Sendable (Int32, UnsafeRawBufferPointer) -> Int, flush: @escaping @Sendable (Int32) -> Int32,
        flushFolder: @escaping @Sendable (Int32) -> Int32, truncate: @escaping @Sendable (Int32, Int) -> Int32
    ) {
        self.write = write
        self.flush = flush
        self.flushFolder = flushFolder
        self.truncate = truncate
    }

    /// The system's own.
    package static let system = DiskCalls(
        write: { Glibc.write($0, $1.baseAddress, $1.count) },
        flush: { fdatasync($0) },
        flushFolder: { fsync($0) },
        truncate: { ftruncate($0, off_t($1)) })
}

/// The system's clocks, in microseconds.
package enum SystemTime {
    /// Since 1970; people and networks set it.
    package static func wall() -> Int64 { read(CLOCK_REALTIME) }

    /// Since some fixed moment, without the machine's sleep; nobody sets it.
    package static func monotonic() -> Int64 { read(CLOCK_MONOTONIC) }

    /// Since the machine started, its sleep included; nobody sets it.
    package static func sinceBoot() -> Int64 { read(CLOCK_BOOTTIME) }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
}
