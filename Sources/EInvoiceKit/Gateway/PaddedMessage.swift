import Glibc

/// A message cut into blocks of 64 bytes, padded as MD5 and SHA-1 both ask for: a one bit, zeros, and the length in bits
/// as 64 bits, in an order of bytes that differs between the two (RFC 1321, 3.1 and 3.2; RFC 3174, 4).
///
/// A class, so that it is overwritten at its end: what is signed may hold a card's number, and is signed with a secret.
final class PaddedMessage {
    /// Which byte of a word, and of the length, comes first.
    enum ByteOrder {
        case littleEndian
        case bigEndian
    }

    private var bytes: [UInt8] = []
    private let order: ByteOrder

    init(_ message: UnsafeRawBufferPointer, _ order: ByteOrder) {
        self.order = order
        bytes.reserveCapacity(message.count + 72)
        bytes += message
        bytes.append(0x80)
        bytes += repeatElement(0, count: (64 + 56 - bytes.count % 64) % 64)
        let bits = UInt64(message.count) &* 8
        withUnsafeBytes(of: order == .littleEndian ? bits.littleEndian : bits.bigEndian) { bytes += $0 }
    }

    deinit {
        bytes.withUnsafeMutableBytes { bytes in
            if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
        }
    }

    /// Where each block begins.
    var blocks: StrideTo<Int> {
        stride(from: 0, to: bytes.count, by: 64)
    }

    /// The block that begins at `start`.
    func words(at start: Int) -> [16 of UInt32] {
        bytes.withUnsafeBytes { buffer in
            [16 of UInt32] { index in
                let word = buffer.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self)
                return order == .littleEndian ? UInt32(littleEndian: word) : UInt32(bigEndian: word)
            }
        }
    }
}

extension UInt32 {
    /// The same bits turned left by `count`, 1 to 31.
    func rotated(left count: UInt32) -> UInt32 {
        self << count | self >> (32 - count)
    }
}
