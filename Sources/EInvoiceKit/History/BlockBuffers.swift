import Glibc
import Synchronization

/// Memory that blocks hand on to each other: the system clears all memory that it gives out, each time.
///
/// It comes from the system and goes back there with the last owner. What malloc(3) gets back it mostly keeps, and a
/// console that has gone through a long history once would stay large for good.
final class BlockBuffers: Sendable {
    private let free = Mutex<[(buffer: BlockBuffer, marks: [LineMark])]>([])

    /// A buffer of at least this many bytes, whatever they hold, and an empty array.
    func take(_ count: Int) -> (BlockBuffer, [LineMark]) {
        let old = free.withLock { $0.popLast() }
        if let old, old.buffer.bytes.count >= count { return old }
        return (BlockBuffer(count), [])
    }

    /// Keeps both for the next block. Nobody may read in the buffer any more.
    func give(_ buffer: consuming BlockBuffer, _ marks: consuming [LineMark]) {
        marks.removeAll(keepingCapacity: true)
        let unused = (buffer, marks)
        free.withLock { $0.append(unused) }
    }
}

/// Some pages of memory.
// Unchecked: only the block that took it writes to it, before anyone else has it.
final class BlockBuffer: @unchecked Sendable {
    /// At least as many as were asked for.
    let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ count: Int) {
        let page = Int(getpagesize())
        let length = (max(1, count) + page - 1) / page * page
        let memory = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let memory, memory != MAP_FAILED else {
            // An array would end the program as well.
            fatalError("no memory for \(length) bytes of the history")
        }
        bytes = UnsafeMutableBufferPointer(
            start: memory.assumingMemoryBound(to: UInt8.self), count: length)
    }

    deinit { munmap(bytes.baseAddress, bytes.count) }
}
