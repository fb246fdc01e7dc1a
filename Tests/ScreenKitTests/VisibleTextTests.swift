import ScreenKit
import Testing

@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("Côte d'Ivoire 界 😀", "Côte d'Ivoire 界 😀"), ("\u{1B}[31m", "␛[31m"),
        ("\u{9B}2J", "\\u{9b}2J"),
        ("\u{202E}abc", "\\u{202e}abc"), ("a\nb\tc\rd\0e\u{7F}", "a⏎b⇥c␍d␀e␡"), ("a\r\nb", "a␍⏎b"),
        ("\u{85}", "\\u{85}"),
        ("👩\u{200D}💻", "👩\\u{200d}💻"), ("\u{FEFF}x\u{AD}y\u{2060}", "\\u{feff}x\\u{ad}y\\u{2060}"),
        ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"), ("\u{E0041}\u{FFF9}", "\\u{e0041}\\u{fff9}"),
        ("❤\u{FE0F}", "❤\u{FE0F}"), ("", ""),
    ])
    func `what commands or hides is text`(text: String, shown: String) {
        #expect(Array(visible(text).unicodeScalars) == Array(shown.unicodeScalars))
    }

    @Test func `newlines stay where text has several lines`() {
        #expect(visibleLines("a\nb\r\nc\rd\u{1B}\n") == "a\nb\nc␍d␛\n")
        #expect(visibleLines("\r\r\n\r") == "␍\n␍")
    }

    /// No scalar whatever gets through that a terminal or a reader takes for something else.
    @Test func `nothing hidden gets through`() {
        let hidden: [ClosedRange<UInt32>] = [
            0...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x61C...0x61C, 0x180E...0x180E, 0x200B...0x200F, 0x2028...0x202E,
            0x2060...0x2069,
            0xFEFF...0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F,
        ]
        for value in hidden.joined() {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = visible("a\(Character(scalar))b")
            for part in shown.unicodeScalars {
                #expect(!hidden.contains { $0.contains(part.value) }, "\(String(value, radix: 16))")
            }
            #expect(shown.count >= 3)
            #expect(visible(shown) == shown)
        }
    }
}
