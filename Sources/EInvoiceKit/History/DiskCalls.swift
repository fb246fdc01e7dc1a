import Glibc

/// The system calls on which durability rests, so that tests can fill a disk and watch the order.
struct DiskCalls: Sendable {
    /// As write(2).
    var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
    /// As fdatasync(2).
    var flush: @Sendable (Int32) -> Int32
    /// As fsync(2) on a folder.
    var flushFolder: @Sendable (Int32) -> Int32
    /// As ftruncate(2).
    var truncate: @Sendable (Int32, Int) -> Int32
    /// As stat(2): the file that has this name now.
    var status: @Sendable (String) -> FileStatus? = { FileStatus(path: $0) }

    /// The system's own.
    static let system = DiskCalls(
        write: { Glibc.write($0, $1.baseAddress, $1.count) },
        flush: { fdatasync($0) },
        flushFolder: { fsync($0) },
        truncate: { ftruncate($0, off_t($1)) })
}
