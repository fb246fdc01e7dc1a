import Synchronization

/// Memory that blocks hand on to each other: what is given back to the system must be cleared anew by it each time.
final class BlockBuffers: Sendable {
    private let free = Mutex<[[UInt8]]>([])

    /// A buffer of at least this many bytes, whatever they hold.
    func take(_ count: Int) -> [UInt8] {
        let old = free.withLock { $0.popLast() }
        if let old, old.count >= count { return old }
        return [UInt8](repeating: 0, count: count)
    }

    /// Keeps a buffer for the next one; small ones are soon outgrown.
    func give(_ buffer: consuming [UInt8]) {
        let buffer = buffer
        free.withLock { $0.append(buffer) }
    }
}
