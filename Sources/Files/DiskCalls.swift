import Glibc

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
