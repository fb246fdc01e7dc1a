import Testing

@testable import ScreenKit

@Suite struct QRCodeReaderTests {
    @Test(arguments: 1...40) func `every version is read back`(version: Int) throws {
        var chance = Chance(seed: UInt64(version))
        let least = version > 1 ? QRCodeStandard.byteCapacity[version - 2][0] + 1 : 1
        let most = QRCodeStandard.byteCapacity[version - 1][0]
        let count = Int.random(in: least...most, using: &chance)
        let text = String((0..<count).map { _ in "abcxyz0189/:?&=%._~-".randomElement(using: &chance)! })
        // The first is no upper-case character, so that the mode is bytes.
        try expectReadBack("a" + text.dropFirst(), version: version)
    }

    @Test func `random texts are read back`() throws {
        var chance = Chance(seed: 18_004)
        let alphabets = ["ABCXYZ0189 $%*+-./:", "abcXYZ/:?&=%", "яїé€漢😀 a", "0123456789"]
        for round in 0..<120 {
            let alphabet = alphabets[round % alphabets.count]
            let count = Int.random(in: 1...60, using: &chance)
            let text = String((0..<count).map { _ in alphabet.randomElement(using: &chance)! })
            try expectReadBack(text)
        }
    }

    @Test func `long alphanumeric text is read back`() throws {
        // Nine, eleven and thirteen bits say the number of characters.
        for count in [1, 2, 351, 366, 1_500, 2_300] {
            try expectReadBack(String(repeating: "K7:", count: count).prefix(count).description)
        }
    }

    @Test func `one wrong module is noticed`() throws {
        let code = try #require(QRCode("https://pay.example/inv/2093"))
        let square = code.square
        #expect(try QRCodeReader(square).text == "https://pay.example/inv/2093")
        for y in 0..<code.size {
            for x in 0..<code.size {
                var damaged = square
                damaged[y][x].toggle()
                #expect(throws: QRCodeReader.Problem.self) { try QRCodeReader(damaged) }
            }
        }
    }

    private func expectReadBack(
        _ text: String, version: Int? = nil, location: SourceLocation = #_sourceLocation
    ) throws {
        let code = try #require(QRCode(text), sourceLocation: location)
        let reader = try QRCodeReader(code.square)
        #expect(reader.text == text, sourceLocation: location)
        #expect(reader.level == .low, sourceLocation: location)
        #expect(reader.version == code.version, sourceLocation: location)
        if let version { #expect(code.version == version, sourceLocation: location) }
    }
}

extension QRCode {
    /// 1 to 40.
    var version: Int { (size - 17) / 4 }

    /// The modules row by row; true is dark.
    var square: [[Bool]] { (0..<size).map { y in (0..<size).map { self[$0, y] } } }
}

/// The same numbers at each run.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// Reads a QR code by the standard's printed tables, and takes nothing that isn't exactly right.
struct QRCodeReader {
    /// Why a square is no right QR code.
    enum Problem: Error, Equatable {
        case size(Int)
        case pattern(x: Int, y: Int)
        case format(Int, Int)
        case versionInformation(Int, Int)
        case syndrome(block: Int, root: Int)
        case mode(Int)
        case padding
        case remainder
        case text
    }

    let version: Int
    let level: QRCodeStandard.Level
    let mask: Int
    let text: String

    init(_ square: [[Bool]]) throws {
        let size = square.count
        guard size >= 21, size <= 177, (size - 17) % 4 == 0 else { throw Problem.size(size) }
        version = (size - 17) / 4
        (level, mask) = try Self.format(of: square)
        if version >= 7 { try Self.checkVersion(version, of: square) }
        let layout = Layout(version: version)
        try layout.check(square)
        let codewords = try layout.codewords(of: square, mask: mask)
        let data = try Self.data(of: codewords, blocks: QRCodeStandard.blocks(version: version, level))
        text = try Self.text(of: data, version: version)
    }

    private static func number(_ bits: [Bool]) -> Int { bits.reduce(0) { $0 << 1 | ($1 ? 1 : 0) } }

    /// Both copies, the highest bit first (figure 25).
    private static func format(of square: [[Bool]]) throws -> (QRCodeStandard.Level, Int) {
        let size = square.count
        let one =
            (0...5).map { square[8][$0] } + [square[8][7], square[8][8], square[7][8]]
            + (0...5).reversed().map { square[$0][8] }
        let other = (0..<7).map { square[size - 1 - $0][8] } + (0..<8).map { square[8][size - 8 + $0] }
        let formats = (number(one), number(other))
        guard formats.0 == formats.1, let index = QRCodeStandard.formats.firstIndex(of: formats.0),
            square[size - 8][8]
        else { throw Problem.format(formats.0, formats.1) }
        return ([.medium, .low, .high, .quartile][index / 8], index % 8)
    }

    /// Both copies, the lowest bit first (figures 27 and 28).
    private static func checkVersion(_ version: Int, of square: [[Bool]]) throws {
        let size = square.count
        var lowerLeft: [Bool] = []
        var upperRight: [Bool] = []
        for long in 0..<6 {
            for short in 0..<3 {
                lowerLeft.insert(square[size - 11 + short][long], at: 0)
                upperRight.insert(square[long][size - 11 + short], at: 0)
            }
        }
        let versions = (number(lowerLeft), number(upperRight))
        let right = QRCodeStandard.versions[version - 7]
        guard versions == (right, right) else { throw Problem.versionInformation(versions.0, versions.1) }
    }

    /// Takes the blocks apart; each must be a multiple of the generator.
    private static func data(of codewords: [UInt8], blocks groups: [QRCodeStandard.Blocks]) throws -> [UInt8] {
        let blocks = groups.flatMap { Array(repeating: $0, count: $0.count) }
        var parts = blocks.map { _ in [UInt8]() }
        var rest = codewords[...]
        for place in 0..<(blocks.map(\.dataCodewords).max() ?? 0) {
            for (index, block) in blocks.enumerated() where place < block.dataCodewords {
                parts[index].append(rest.removeFirst())
            }
        }
        let data = parts.flatMap { $0 }
        while !rest.isEmpty {
            for index in parts.indices { parts[index].append(rest.removeFirst()) }
        }
        for (index, block) in blocks.enumerated() {
            var root: UInt8 = 1
            for number in 0..<(block.codewords - block.dataCodewords) {
                let value = parts[index].reduce(0) { times($0, root) ^ $1 }
                guard value == 0 else { throw Problem.syndrome(block: index, root: number) }
                root = times(root, 2)
            }
        }
        return data
    }

    /// The product in GF(256), bit by bit.
    private static func times(_ one: UInt8, _ other: UInt8) -> UInt8 {
        var product: UInt8 = 0
        var shifted = one
        var factor = other
        while factor != 0 {
            if factor & 1 == 1 { product ^= shifted }
            shifted = shifted & 0x80 == 0 ? shifted << 1 : shifted << 1 ^ 0x1D
            factor >>= 1
        }
        return product
    }

    /// One segment in byte or alphanumeric mode, the terminator, and padding. Bytes are ASCII, or UTF-8 by the code's word.
    private static func text(of data: [UInt8], version: Int) throws -> String {
        var bits: ArraySlice<Bool> = []
        for byte in data { bits += (0..<8).map { byte >> UInt8(7 - $0) & 1 == 1 } }
        func take(_ count: Int) -> Int {
            defer { bits = bits.dropFirst(count) }
            return number(Array(bits.prefix(count)))
        }
        let isUTF8 = number(Array(bits.prefix(12))) == 0b0111_0001_1010
        if isUTF8 { _ = take(12) }
        let text: String
        switch take(4) {
        case 0b0100:
            let bytes = (0..<take(version < 10 ? 8 : 16)).map { _ in UInt8(take(8)) }
            guard let whole = String(validating: bytes, as: UTF8.self) else { throw Problem.text }
            guard isUTF8 == bytes.contains(where: { $0 >= 0x80 }) else { throw Problem.text }
            text = whole
        case 0b0010:
            let table = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
            let count = take(version < 10 ? 9 : version < 27 ? 11 : 13)
            var characters: [Character] = []
            for _ in 0..<count / 2 {
                let pair = take(11)
                characters += [table[pair / 45], table[pair % 45]]
            }
            if count % 2 == 1 { characters.append(table[take(6)]) }
            text = String(characters)
        case let mode: throw Problem.mode(mode)
        }
        guard take(min(4, bits.count)) == 0, take(bits.count % 8) == 0 else { throw Problem.padding }
        var pads = 0
        while !bits.isEmpty {
            guard take(8) == [0xEC, 0x11][pads % 2] else { throw Problem.padding }
            pads += 1
        }
        return text
    }
}

extension QRCodeReader {
    /// Where the fixed patterns of a version are, and how they look.
    fileprivate struct Layout {
        let size: Int
        private var expected: [[Character]]

        init(version: Int) {
            size = 17 + 4 * version
            expected = Array(repeating: Array(repeating: "d", count: size), count: size)
            for place in 0..<size {
                expected[6][place] = place % 2 == 0 ? "#" : "."
                expected[place][6] = place % 2 == 0 ? "#" : "."
            }
            let centers = QRCodeStandard.alignmentCenters[version - 1]
            for y in centers {
                for x in centers where ![[6, 6], [6, size - 7], [size - 7, 6]].contains([x, y]) {
                    draw(["#####", "#...#", "#.#.#", "#...#", "#####"], x: x - 2, y: y - 2)
                }
            }
            let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
            let blank = Array(repeating: String(repeating: ".", count: 8), count: 8)
            for (x, y) in [(0, 0), (size - 8, 0), (0, size - 8)] { draw(blank, x: x, y: y) }
            for (x, y) in [(0, 0), (size - 7, 0), (0, size - 7)] { draw(finder, x: x, y: y) }
            // Format and version are read elsewhere: anything goes.
            for place in 0..<9 where place != 6 {
                expected[8][place] = "?"
                expected[place][8] = "?"
            }
            for place in size - 8..<size {
                expected[8][place] = "?"
                expected[place][8] = "?"
            }
            if version >= 7 {
                draw(Array(repeating: "???", count: 6), x: size - 11, y: 0)
                draw(Array(repeating: "??????", count: 3), x: 0, y: size - 11)
            }
        }

        private mutating func draw(_ rows: [String], x: Int, y: Int) {
            for (down, row) in rows.enumerated() {
                for (right, character) in row.enumerated() { expected[y + down][x + right] = character }
            }
        }

        func check(_ square: [[Bool]]) throws {
            for y in 0..<size {
                for x in 0..<size {
                    switch expected[y][x] {
                    case "#" where !square[y][x], "." where square[y][x]: throw Problem.pattern(x: x, y: y)
                    default: break
                    }
                }
            }
        }

        /// The codewords in the order in which they stand, unmasked; bits left over must be zero.
        func codewords(of square: [[Bool]], mask: Int) throws -> [UInt8] {
            var bits: [Bool] = []
            var column = size - 1
            var rows = Array((0..<size).reversed())
            while column > 0 {
                if column == 6 { column -= 1 }
                for y in rows {
                    for x in [column, column - 1] where expected[y][x] == "d" {
                        bits.append(square[y][x] != Self.inverts(mask, row: y, column: x))
                    }
                }
                rows.reverse()
                column -= 2
            }
            guard !bits.suffix(bits.count % 8).contains(true) else { throw Problem.remainder }
            return (0..<bits.count / 8).map { UInt8(number(Array(bits[$0 * 8..<$0 * 8 + 8]))) }
        }

        /// Table 10, with its own letters.
        private static func inverts(_ mask: Int, row i: Int, column j: Int) -> Bool {
            switch mask {
            case 0b000: (i + j) % 2 == 0
            case 0b001: i % 2 == 0
            case 0b010: j % 3 == 0
            case 0b011: (i + j) % 3 == 0
            case 0b100: ((i / 2) + (j / 3)) % 2 == 0
            case 0b101: (i * j) % 2 + (i * j) % 3 == 0
            case 0b110: ((i * j) % 2 + (i * j) % 3) % 2 == 0
            default: ((i * j) % 3 + (i + j) % 2) % 2 == 0
            }
        }
    }
}
