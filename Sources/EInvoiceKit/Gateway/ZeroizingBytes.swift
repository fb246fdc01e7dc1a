import Glibc

/// Bytes that are overwritten when nobody has them any more: a request's body may hold a card's number. (A `String` can't
/// be: the memory that it gives back keeps what was in it until it is used again.)
///
/// `@unchecked Sendable`: never written to once it is made.
package final class ZeroizingBytes: @unchecked Sendable {
    /// The bytes, as long as this lives. Never without an address: libcurl would take a body from the standard input.
    let bytes: UnsafeRawBufferPointer
    private let memory: UnsafeMutableRawBufferPointer

    /// Joins the parts.
    package init(_ parts: [any Collection<UInt8>]) {
        let count = parts.reduce(0) { $0 + $1.count }
        memory = .allocate(byteCount: max(1, count), alignment: 1)
        memory.initializeMemory(as: UInt8.self, repeating: 0)
        var place = 0
        for part in parts {
            for byte in part {
                memory[place] = byte
                place += 1
            }
        }
        bytes = UnsafeRawBufferPointer(rebasing: memory[..<count])
    }

    deinit {
        if let start = memory.baseAddress { explicit_bzero(start, memory.count) }
        memory.deallocate()
    }

    var array: [UInt8] { Array(bytes) }
}

extension ZeroizingBytes: Hashable {
    package static func == (a: ZeroizingBytes, b: ZeroizingBytes) -> Bool { a.bytes.elementsEqual(b.bytes) }

    package func hash(into hasher: inout Hasher) { hasher.combine(bytes: bytes) }
}
