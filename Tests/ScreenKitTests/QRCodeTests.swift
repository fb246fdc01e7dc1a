import Testing

@testable import ScreenKit

@Suite struct QRCodeTests {
    @Test(arguments: 1...40) func `the smallest version is chosen at every capacity`(version: Int) {
        let modes = [("A", QRCodeStandard.alphanumericCapacity), ("a", QRCodeStandard.byteCapacity)]
        for (letter, capacity) in modes {
            let letters = String(repeating: letter, count: capacity[version - 1][0] + 1)
            #expect(QRCode(String(letters.dropLast()))?.version == version)
            #expect(QRCode(letters)?.version == (version < 40 ? version + 1 : nil))
        }
    }

    @Test func `what fits no version is nil`() {
        #expect(QRCode(String(repeating: "a", count: 2_954)) == nil)
        // Two bytes a letter, and twelve bits that say that they are UTF-8.
        #expect(QRCode(String(repeating: "я", count: 1_476)) != nil)
        #expect(QRCode(String(repeating: "я", count: 1_477)) == nil)
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
