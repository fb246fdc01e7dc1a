/// A text as the bits of a QR code's data, before error correction (ISO/IEC 18004, 7.4).
struct QRCodeContent: Sendable {
    /// Bytes of UTF-8, or values in the alphanumeric table, 0 to 44.
    private let values: [UInt8]
    private let isAlphanumeric: Bool
    /// Whether it is said that the bytes are UTF-8. They would be taken for Latin-1 otherwise, or for Shift JIS; ASCII alone is
    /// the same in all, and does without.
    private let namesEncoding: Bool

    /// The 45 characters of alphanumeric mode, in the order of their values.
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)

    /// Chooses the mode.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        let places = bytes.compactMap { byte in Self.alphabet.firstIndex(of: byte).map { UInt8($0) } }
        isAlphanumeric = places.count == bytes.count && !bytes.isEmpty
        values = isAlphanumeric ? places : bytes
        namesEncoding = bytes.contains { $0 > 0x7F }
    }

    /// The smallest version that holds it; nil if none does.
    func version(_ correction: QRCode.Correction) -> QRCodeVersion? {
        QRCodeVersion.all.first { bitCount($0) <= $0.dataCodewords(correction) * 8 }
    }

    /// The data codewords of that version, filled up; the version must hold the content.
    func dataCodewords(_ version: QRCodeVersion, _ correction: QRCode.Correction) -> [UInt8] {
        var bits = QRCodeBits()
        if namesEncoding {
            // Extended channel interpretation 26 is UTF-8.
            bits.append(0b0111, count: 4)
            bits.append(26, count: 8)
        }
        bits.append(isAlphanumeric ? 0b0010 : 0b0100, count: 4)
        bits.append(values.count, count: countBits(version))
        if isAlphanumeric {
            for start in stride(from: 0, to: values.count, by: 2) {
                let first = Int(values[start])
                if start + 1 < values.count {
                    bits.append(first * 45 + Int(values[start + 1]), count: 11)
                } else {
                    bits.append(first, count: 6)
                }
            }
        } else {
            for byte in values { bits.append(Int(byte), count: 8) }
        }
        let codewords = version.dataCodewords(correction)
        // The terminator is cut short where the code is full.
        bits.append(0, count: min(4, codewords * 8 - bits.count))
        var filled = bits.bytes
        var pad: UInt8 = 0b1110_1100
        while filled.count < codewords {
            filled.append(pad)
            pad ^= 0b1110_1100 ^ 0b0001_0001
        }
        return filled
    }

    private func bitCount(_ version: QRCodeVersion) -> Int {
        let count = values.count
        return (namesEncoding ? 12 : 0) + 4 + countBits(version)
            + (isAlphanumeric ? count / 2 * 11 + count % 2 * 6 : count * 8)
    }

    /// How many bits say the number of characters.
    private func countBits(_ version: QRCodeVersion) -> Int {
        switch version.number {
        case ...9: isAlphanumeric ? 9 : 8
        case ...26: isAlphanumeric ? 11 : 16
        default: isAlphanumeric ? 13 : 16
        }
    }
}

/// Bits in a row, the first in the highest place of the first byte; the last byte is filled up with zeros.
private struct QRCodeBits {
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0

    /// Appends the lowest bits of a value, the highest of them first.
    mutating func append(_ value: Int, count added: Int) {
        for place in stride(from: added - 1, through: 0, by: -1) {
            if count % 8 == 0 { bytes.append(0) }
            if value >> place & 1 == 1 { bytes[count / 8] |= 0x80 >> UInt8(count % 8) }
            count += 1
        }
    }
}
