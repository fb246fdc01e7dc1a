/// A message cut into blocks of 64 bytes, padded as MD5 and SHA-1 both ask for: a one bit, zeros, and the length in bits
/// as 64 bits, in an order of bytes that differs between the two (RFC 1321, 3.1 and 3.2; RFC 3174, 4).
struct PaddedMessage {
    /// Which byte of the length comes first.
    enum LengthOrder {
        case littleEndian
        case bigEndian
    }

    private var bytes: [UInt8]

    init(_ message: some Collection<UInt8>, lengthOrder: LengthOrder) {
        bytes = Array(message)
        let bits = UInt64(bytes.count) &* 8
        bytes.append(0x80)
        let zeros = (64 + 56 - bytes.count % 64) % 64
        bytes.append(contentsOf: repeatElement(0, count: zeros))
        for index in UInt64(0)..<8 {
            let shift = lengthOrder == .littleEndian ? index * 8 : 56 - index * 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
    }

    /// Where each block begins.
    var blocks: StrideTo<Int> {
        stride(from: 0, to: bytes.count, by: 64)
    }

    /// The four bytes from `offset` on, the first as the highest.
    func word(at offset: Int) -> UInt32 {
        UInt32(bytes[offset]) << 24 | UInt32(bytes[offset + 1]) << 16
            | UInt32(bytes[offset + 2]) << 8 | UInt32(bytes[offset + 3])
    }
}

extension UInt32 {
    /// The same bits turned left by `count`, 1 to 31.
    func rotated(left count: UInt32) -> UInt32 {
        self << count | self >> (32 - count)
    }
}
