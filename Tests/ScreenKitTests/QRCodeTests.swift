import Testing

@testable import ScreenKit

@Suite struct QRCodeTests {
    @Test func theSmallestVersionIsChosenAtEveryCapacity() {
        for version in 1...40 {
            for (place, level) in QRCodeStandard.levels.enumerated() {
                for (table, letter) in [
                    (QRCodeStandard.byteCapacity, "a"), (QRCodeStandard.alphanumericCapacity, "A"),
                ] {
                    let most = table[version - 1][place]
                    let full = QRCodeContent(String(repeating: letter, count: most))
                    #expect(full.version(level)?.number == version)
                    let more = QRCodeContent(String(repeating: letter, count: most + 1))
                    #expect(more.version(level)?.number == (version < 40 ? version + 1 : nil))
                }
            }
        }
    }

    @Test func whatFitsNoVersionIsNil() {
        #expect(QRCode(String(repeating: "a", count: 2_954), correction: .low) == nil)
        #expect(QRCode(String(repeating: "a", count: 1_274), correction: .high) == nil)
        // Two bytes a letter.
        #expect(QRCode(String(repeating: "я", count: 1_166)) == nil)
    }

    @Test func correctionCodewordsAreThePublishedOnes() {
        // Annex I: 01234567 in a code 1-M.
        let example: [UInt8] = [
            0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
        ]
        #expect(
            QRCodeReedSolomon(degree: 10).remainder(example)
                == [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55])
        // Annex A: what x⁷ leaves is the generator of degree 7, α⁸⁷ α²²⁹ α¹⁴⁶ α¹⁴⁹ α²³⁸ α¹⁰² α²¹.
        #expect(QRCodeReedSolomon(degree: 7).remainder([1]) == [127, 122, 154, 164, 11, 68, 117])
    }

    @Test func alphanumericTextIsPackedInPairs() {
        let version = QRCodeVersion(number: 1)
        let data: [UInt8] = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236]
        #expect(QRCodeContent("HELLO WORLD").dataCodewords(version, .quartile) == data)
        #expect(
            version.interleaved(data, .quartile)
                == data + [168, 72, 22, 82, 217, 54, 156, 0, 46, 15, 180, 122, 16])
    }

    @Test func otherTextIsBytes() {
        let data = QRCodeContent("ab").dataCodewords(QRCodeVersion(number: 1), .high)
        #expect(data == [0x40, 0x26, 0x16, 0x20, 0xEC, 0x11, 0xEC, 0x11, 0xEC])
        // 17 characters fill 1-L: the terminator is what is left, four bits.
        let full = QRCodeContent("abcdefghijklmnopq").dataCodewords(QRCodeVersion(number: 1), .low)
        #expect(full.count == 19)
        #expect(full.last == 0x10)
    }

    @Test func whatIsMoreThanASCIIIsCalledUTF8() {
        let data = QRCodeContent("aЯ").dataCodewords(QRCodeVersion(number: 1), .high)
        #expect(data == [0x71, 0xA4, 0x03, 0x61, 0xD0, 0xAF, 0x00, 0xEC, 0x11])
        // Naming the encoding takes twelve bits: of 17 bytes in 1-L, 16 are left.
        #expect(QRCodeContent("abcdefghijklmnЯ").version(.low)?.number == 1)
        #expect(QRCodeContent("abcdefghijklmnoЯ").version(.low)?.number == 2)
    }

    @Test func codewordsOfBlocksAreInterleaved() {
        // 5-Q: two blocks of 15 data codewords, two of 16, each with 18 for correction.
        let data = (0..<62).map { UInt8($0) }
        let placed = QRCodeVersion(number: 5).interleaved(data, .quartile)
        #expect(placed.count == 134)
        #expect(placed.prefix(8) == [0, 15, 30, 46, 1, 16, 31, 47])
        #expect(placed[56..<62] == [14, 29, 44, 60, 45, 61])
        let solomon = QRCodeReedSolomon(degree: 18)
        let checks = [data[0..<15], data[15..<30], data[30..<46], data[46..<62]].map { solomon.remainder(Array($0)) }
        #expect(Array(placed[62...]) == (0..<18).flatMap { place in checks.map { $0[place] } })
    }

    @Test func theMaskWithTheLeastPenaltyIsChosen() throws {
        for text in ["https://pay.example/1", "HELLO WORLD", String(repeating: "0", count: 60), "Оплата 5 €"] {
            let masked = try (0..<8).map { try #require(QRCode(text, correction: .low, mask: $0)) }
            let penalties = masked.map(penalty)
            let least = try #require(penalties.min())
            let best = try #require(penalties.firstIndex(of: least))
            #expect(Set(penalties).count > 1)
            #expect(QRCode(text, correction: .low) == masked[best])
        }
    }

    @Test func penaltiesAreCountedByTheFourRules() throws {
        for (text, mask) in [("https://pay.example/1", 0), ("HELLO WORLD", 3), ("0000000000000000000", 5), ("a", 7)] {
            let content = QRCodeContent(text)
            let version = try #require(content.version(.low))
            var matrix = QRCodeMatrix(version: version)
            matrix.place(version.interleaved(content.dataCodewords(version, .low), .low))
            matrix.finish(.low, mask: mask)
            #expect(matrix.penalty == penalty(of: try #require(QRCode(text, correction: .low, mask: mask))))
        }
    }

    @Test func whatIsOutsideIsLight() throws {
        let code = try #require(QRCode("A"))
        #expect(code.size == 21)
        #expect(code[0, 0] && code[20, 0] && code[0, 20])
        #expect(!code[-1, 0] && !code[0, -1] && !code[21, 0] && !code[0, 21])
    }

    /// The points of 7.8.3, counted in lines written out as text.
    private func penalty(of code: QRCode) -> Int {
        let rows = (0..<code.size).map { y in String((0..<code.size).map { code[$0, y] ? "#" : "." }) }
        let columns = (0..<code.size).map { x in String((0..<code.size).map { code[x, $0] ? "#" : "." }) }
        var points = 0
        for line in rows + columns {
            for kind in ["#", "."] as [Character] {
                for run in line.split(whereSeparator: { $0 != kind }) where run.count >= 5 { points += run.count - 2 }
            }
            let around = "....\(line)...."
            for likeness in ["....#.###.#", "#.###.#...."] {
                var rest = around[...]
                while !rest.isEmpty {
                    if rest.hasPrefix(likeness) { points += 40 }
                    rest = rest.dropFirst()
                }
            }
        }
        for (upper, lower) in zip(rows, rows.dropFirst()) {
            let pairs = zip(zip(upper, upper.dropFirst()), zip(lower, lower.dropFirst()))
            points += 3 * pairs.filter { $0.0.0 == $0.0.1 && $0.1.0 == $0.1.1 && $0.0.0 == $0.1.0 }.count
        }
        let dark = rows.joined().filter { $0 == "#" }.count
        let percent = 100 * Double(dark) / Double(code.size * code.size)
        return points + Int(abs(percent - 50) / 5) * 10
    }
}
