import FoundationEssentials
import Glibc

/// The signature by the protocol document's formula, from digests of the test gateway's own: sharing the program's would
/// let both be wrong together.
enum WireDigests {
    /// `base64(md5(secret + base64(sha1(body)) + secret))`.
    static func signature(of body: [UInt8], secret: String) -> String {
        let inner = Data(sha1(body)).base64EncodedString()
        return Data(md5(Array((secret + inner + secret).utf8.map { $0 }))).base64EncodedString(options: [])
    }

    /// RFC 3174, written after the "alternate method" of its section 6.2 as far as the order of steps goes.
    static func sha1(_ message: [UInt8]) -> [UInt8] {
        var h: (UInt32, UInt32, UInt32, UInt32, UInt32) = (
            0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0
        )
        let length = UInt64(message.count) * 8
        let data = padded(message) + bytes(of: length).reversed()
        for start in stride(from: 0, to: data.count, by: 64) {
            var w = (0..<16).map { i in data[start + 4 * i..<start + 4 * i + 4].reduce(0) { $0 << 8 | UInt32($1) } }
            for t in 16..<80 { w.append(turned(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1)) }
            var (a, b, c, d, e) = h
            for t in 0..<80 {
                let (f, k): (UInt32, UInt32) =
                    t < 20
                    ? (d ^ (b & (c ^ d)), 0x5A82_7999)
                    : t < 40
                        ? (b ^ c ^ d, 0x6ED9_EBA1)
                        : t < 60 ? ((b & c) + (d & (b ^ c)), 0x8F1B_BCDC) : (b ^ c ^ d, 0xCA62_C1D6)
                let next = turned(a, 5) &+ f &+ e &+ k &+ w[t]
                (e, d, c, b, a) = (d, c, turned(b, 30), a, next)
            }
            h = (h.0 &+ a, h.1 &+ b, h.2 &+ c, h.3 &+ d, h.4 &+ e)
        }
        return [h.0, h.1, h.2, h.3, h.4].flatMap { bytes(of: $0).reversed() }
    }

    /// RFC 1321; the table is computed, as its section 3.4 tells.
    static func md5(_ message: [UInt8]) -> [UInt8] {
        let turns: [[UInt32]] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]]
        var h: (UInt32, UInt32, UInt32, UInt32) = (0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476)
        let length = UInt64(message.count) * 8
        let data = padded(message) + bytes(of: length)
        for start in stride(from: 0, to: data.count, by: 64) {
            let m = (0..<16).map { i in
                (0..<4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32(data[start + 4 * i + $1]) }
            }
            var (a, b, c, d) = h
            for i in 0..<64 {
                let f: UInt32
                let g: Int
                switch i >> 4 {
                case 0: (f, g) = (d ^ (b & (c ^ d)), i)
                case 1: (f, g) = (c ^ (d & (b ^ c)), (5 * i + 1) & 15)
                case 2: (f, g) = (b ^ c ^ d, (3 * i + 5) & 15)
                default: (f, g) = (c ^ (b | ~d), (7 * i) & 15)
                }
                let k = UInt32(abs(sin(Double(i + 1))) * 4_294_967_296)
                let sum = a &+ f &+ k &+ m[g]
                (a, d, c, b) = (d, c, b, b &+ turned(sum, turns[i >> 4][i & 3]))
            }
            h = (h.0 &+ a, h.1 &+ b, h.2 &+ c, h.3 &+ d)
        }
        return [h.0, h.1, h.2, h.3].flatMap { bytes(of: $0) }
    }

    /// The lowest byte first.
    private static func bytes<Word: FixedWidthInteger>(of word: Word) -> [UInt8] {
        stride(from: 0, to: Word.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }

    private static func padded(_ message: [UInt8]) -> [UInt8] {
        var data = message + [0x80]
        while data.count % 64 != 56 { data.append(0) }
        return data
    }

    private static func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 { word << bits | word >> (32 - bits) }
}
