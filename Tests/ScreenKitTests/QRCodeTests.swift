import Testing

@testable import ScreenKit

@Suite struct QRCodeTests {
    @Test(arguments: 1...40) func `the smallest version is chosen at every capacity`(version: Int) {
        for (place, level) in QRCodeStandard.levels.enumerated() {
            // Each level with the version in one of the two modes.
            let isAlphanumeric = (version + place) % 2 == 0
            let table = isAlphanumeric ? QRCodeStandard.alphanumericCapacity : QRCodeStandard.byteCapacity
            let most = table[version - 1][place]
            let letters = String(repeating: isAlphanumeric ? "A" : "a", count: most + 1)
            #expect(QRCode(String(letters.dropLast()), correction: level)?.version == version)
            #expect(QRCode(letters, correction: level)?.version == (version < 40 ? version + 1 : nil))
        }
    }

    @Test func `what fits no version is nil`() {
        #expect(QRCode(String(repeating: "a", count: 2_954), correction: .low) == nil)
        #expect(QRCode(String(repeating: "a", count: 1_274), correction: .high) == nil)
        // Two bytes a letter.
        #expect(QRCode(String(repeating: "я", count: 1_166)) == nil)
        #expect(QRCode(String(repeating: "a", count: 5_000_000)) == nil)
        #expect(QRCode("") == nil)
    }

    @Test func `what is outside is light`() throws {
        let code = try #require(QRCode("A"))
        #expect(code.size == 21)
        #expect(code[0, 0] && code[20, 0] && code[0, 20])
        #expect(!code[-1, 0] && !code[0, -1] && !code[21, 0] && !code[0, 21])
    }
}
