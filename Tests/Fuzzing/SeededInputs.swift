/// Inputs that are made from given ones by a seed: bytes changed, doubled, left out, exchanged with what means something.
struct SeededInputs {
    private var state: UInt64
    private let given: [[UInt8]]

    /// What has a meaning somewhere.
    private static let words: [[UInt8]] = [
        "\"", "\\u0000", "\\ud800", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e400", "0.1", "//", "/*",
        "*/",
        "\u{1B}", "\u{1B}[", "\u{1B}]", "\u{1B}P", "\u{1B}\\", "\u{07}", "\u{1B}[200~", "\u{1B}[201~", "\u{301}",
        "\u{200D}",
        "4111111111111111", "4111 1111-1111.1111", "\"error\":", "\"tracking\":", "\"status\":", "\n", "\r\n", "=", "$",
        "#",
        "@dark", "on ", "bold",
    ].map { Array($0.utf8) }

    /// Inputs like `given`, the same for the same seed.
    init(given: [[UInt8]], seed: UInt64) {
        self.given = given.isEmpty ? [[]] : given
        state = seed &* 2 &+ 1
    }

    /// The next input.
    mutating func next() -> [UInt8] {
        var bytes = given[number(below: given.count)]
        for _ in 0...number(below: 6) {
            let place = number(below: bytes.count + 1)
            switch number(below: 6) {
            case 0 where place < bytes.count: bytes[place] ^= UInt8(1 << number(below: 8))
            case 1: bytes.insert(UInt8(number(below: 256)), at: place)
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + number(below: 8)))
            case 3: bytes.insert(contentsOf: Self.words[number(below: Self.words.count)], at: place)
            case 4:
                let other = given[number(below: given.count)]
                bytes.insert(contentsOf: other.suffix(number(below: other.count + 1)), at: place)
            default:
                let end = min(bytes.count, place + number(below: 32))
                bytes.insert(contentsOf: bytes[place..<end], at: end)
            }
        }
        return Array(bytes.prefix(8192))
    }

    /// SplitMix64.
    private mutating func number(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(limit))
    }
}
