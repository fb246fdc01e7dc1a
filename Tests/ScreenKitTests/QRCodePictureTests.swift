import Testing

@testable import ScreenKit

/// Pictures of QR codes, read back.
@Suite struct QRCodePictureTests {
    /// What a payment's code may hold.
    static let texts = [
        "https://pay.example/79DF-60B0-17F6", "bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq?amount=0.0015",
        "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a?amount=12",
        "litecoin:LbTjMGN7gELw4KbeyQf6cTCq859hD18guE?amount=20999999.99999999",
        "monero:44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A"
            + "?tx_amount=0.000000000001",
        "ethereum:0x52908400098527886E0F7030069857D2E4169EE7@1?value=2014000000000000000",
        "ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7@1/transfer"
            + "?address=0x52908400098527886E0F7030069857D2E4169EE7&uint256=100500000",
        "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "0x52908400098527886E0F7030069857D2E4169EE7", "кава",
        String(repeating: "x", count: 2900),
    ]

    @Test(arguments: texts) func `a PNG picture is read back`(text: String) throws {
        let code = try #require(QRCode(text))
        let picture = try PNG(code.png)
        #expect(picture.side >= 512 && picture.side % code.columns() == 0)
        #expect(code.png.count < 70_000)
        let scale = picture.side / code.columns()
        let modules = picture.modules(scale: scale)
        #expect(try QRCodeReader(modules.cropped(by: 4)).text == text)
        // The quiet zone is white, and every pixel is its module's.
        #expect(modules.flatMap { $0 }.count == code.columns() * code.columns())
        for (y, row) in picture.dark.enumerated() {
            #expect(row == picture.dark[y / scale * scale])
            for (x, isDark) in row.enumerated() where isDark != code[x / scale - 4, y / scale - 4] {
                Issue.record("\(x), \(y)")
            }
        }
    }

    @Test(arguments: texts) func `an SVG picture is read back`(text: String) throws {
        let code = try #require(QRCode(text))
        let svg = code.svg
        let side = code.columns()
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(side) \(side)\""))
        // Nothing of the text is in it.
        #expect(svg.utf8.allSatisfy { $0 < 0x80 })
        let path = try #require(svg.split(separator: "<path d=\"").last?.split(separator: "\"").first)
        var modules = Array(repeating: Array(repeating: false, count: side), count: side)
        for run in path.split(separator: "M") {
            let numbers = run.split { !$0.isNumber }.compactMap { Int($0) }
            try #require(numbers.count == 5 && numbers[2] == numbers[4] && numbers[3] == 1, "\(run)")
            for x in numbers[0]..<numbers[0] + numbers[2] { modules[numbers[1]][x] = true }
        }
        #expect(try QRCodeReader(modules.cropped(by: 4)).text == text)
    }
}

extension [[Bool]] {
    /// Without so many rows and columns at each edge; these must be light.
    fileprivate func cropped(by zone: Int) throws -> [[Bool]] {
        for (y, row) in enumerated() {
            for (x, isDark) in row.enumerated()
            where isDark && (Swift.min(x, y) < zone || Swift.max(x, y) >= count - zone) {
                throw QRCodeReader.Problem.pattern(x: x, y: y)
            }
        }
        return dropFirst(zone).dropLast(zone).map { $0.dropFirst(zone).dropLast(zone) }
    }
}

/// Reads a PNG picture of one bit a pixel, by the standards' own words, and takes nothing that isn't exactly right.
private struct PNG {
    enum Problem: Error, Equatable {
        case signature, chunk(String), checksum(String), header, stream, adler, size
    }

    let side: Int
    /// Row by row.
    let dark: [[Bool]]

    init(_ bytes: [UInt8]) throws {
        guard bytes.starts(with: [137, 80, 78, 71, 13, 10, 26, 10]) else { throw Problem.signature }
        var rest = bytes.dropFirst(8)
        func take(_ count: Int) throws -> [UInt8] {
            guard rest.count >= count else { throw Problem.size }
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
        var chunks: [(name: String, data: [UInt8])] = []
        while !rest.isEmpty {
            let length = number(try take(4))
            let name = try take(4)
            let data = try take(length)
            let sum = number(try take(4))
            guard sum == Self.crc(name + data) else { throw Problem.checksum(String(decoding: name, as: UTF8.self)) }
            chunks.append((String(decoding: name, as: UTF8.self), data))
        }
        guard chunks.map(\.name) == ["IHDR", "IDAT", "IEND"], chunks[2].data.isEmpty else { throw Problem.header }
        let header = chunks[0].data
        let side = number(header[0..<4])
        guard header.count == 13, number(header[4..<8]) == side, header[8...] == [1, 0, 0, 0, 0] else {
            throw Problem.header
        }
        let rows = try Self.inflated(chunks[1].data)
        let width = (side + 7) / 8 + 1
        guard rows.count == width * side else { throw Problem.size }
        self.side = side
        dark = try (0..<side).map { y in
            let row = rows[y * width..<(y + 1) * width]
            guard row.first == 0 else { throw Problem.stream }
            return (0..<side).map { x in row[row.startIndex + 1 + x / 8] >> UInt8(7 - x % 8) & 1 == 0 }
        }
    }

    func modules(scale: Int) -> [[Bool]] {
        stride(from: 0, to: side, by: scale).map { y in stride(from: 0, to: side, by: scale).map { dark[y][$0] } }
    }

    /// RFC 1950 with stored blocks only.
    private static func inflated(_ bytes: [UInt8]) throws -> [UInt8] {
        guard bytes.count > 6, bytes[0] == 0x78, (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0, bytes[1] & 0x20 == 0
        else { throw Problem.stream }
        var rest = bytes.dropFirst(2)
        var data: [UInt8] = []
        var isLast = false
        while !isLast {
            guard rest.count >= 5 else { throw Problem.stream }
            let head = Array(rest.prefix(5))
            let length = Int(head[1]) | Int(head[2]) << 8
            guard head[0] <= 1, length ^ 0xFFFF == Int(head[3]) | Int(head[4]) << 8, rest.count >= 5 + length else {
                throw Problem.stream
            }
            isLast = head[0] == 1
            data += rest.dropFirst(5).prefix(length)
            rest = rest.dropFirst(5 + length)
        }
        let one = data.reduce(1) { ($0 + Int($1)) % 65_521 }
        var (sum, other) = (1, 0)
        for byte in data {
            sum = (sum + Int(byte)) % 65_521
            other = (other + sum) % 65_521
        }
        guard sum == one, rest.map({ $0 }) == [other >> 8, other & 0xFF, one >> 8, one & 0xFF].map({ UInt8($0) }) else {
            throw Problem.adler
        }
        return data
    }

    /// The PNG specification's annex D: by a table.
    private static func crc(_ bytes: [UInt8]) -> Int {
        let table: [UInt32] = (0..<256).map { start in
            var number = UInt32(start)
            for _ in 0..<8 { number = number & 1 == 1 ? 0xEDB8_8320 ^ (number >> 1) : number >> 1 }
            return number
        }
        var crc = UInt32.max
        for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
        return Int(~crc)
    }
}
