/// CRC-32 as in gzip and zlib (IEEE 802.3, reflected polynomial 0xEDB88320), eight bytes a step.
///
/// It finds a bit that a disk or a person changed in a line; it is no signature.
enum CheckSum {
    /// The sum over `bytes`.
    static func crc32(_ bytes: UnsafeRawBufferPointer) -> UInt32 { crc32(bytes, after: 0) }

    /// The sum over bytes with this sum and `bytes` behind them.
    static func crc32(_ bytes: UnsafeRawBufferPointer, after sum: UInt32) -> UInt32 {
        tables.withUnsafeBufferPointer { table in
            var sum = ~sum
            var position = 0
            while position + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian ^ UInt64(sum)
                sum = 0
                for lane in 0..<8 {
                    let byte = Int(truncatingIfNeeded: word >> UInt64(lane * 8)) & 0xff
                    sum ^= table[(7 - lane) * 256 + byte]
                }
                position += 8
            }
            while position < bytes.count {
                sum = table[Int((sum ^ UInt32(bytes[position])) & 0xff)] ^ (sum >> 8)
                position += 1
            }
            return ~sum
        }
    }

    /// Table `k` advances a byte by `k` more zero bytes.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var sum = UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
            tables[byte] = sum
        }
        for index in 256..<tables.count {
            let shorter = tables[index - 256]
            tables[index] = tables[Int(shorter & 0xff)] ^ (shorter >> 8)
        }
        return tables
    }()
}
