import CNcurses
import ScreenKit
import Testing

@testable import Terminal

@Suite struct WidthAgreementTests {
    /// ncurses asks the C library how far a character moves the cursor; where that knows the character, so must we. glibc 2.36
    /// knows Unicode 14; later ones differ in a few of the characters that came or changed since, as our table is of 15.0.
    @Test func `widths are the c librarys`() throws {
        try #require(einvoice_use_utf8() == 1)
        var different: [UInt32] = []
        // Beyond lie ideographs without an exception, and nothing.
        for value in UInt32(0xA0)...0x20FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let theirs = Int(einvoice_wcwidth(value))
            if theirs >= 0 && theirs != TextWidth.of(scalar) { different.append(value) }
        }
        #expect(different.count < 200, "\(different.prefix(20).map { String($0, radix: 16) })")
        // What a console shows every day is the same everywhere.
        let daily = Array("éüñяіїґ–—…•●◐○✕─│┌┐└┘├┤▌▐▏█═€₴₽₿界漢字カナ한글😀🎉👍ｆｕｌｌ".unicodeScalars)
        for scalar in daily { #expect(Int(einvoice_wcwidth(scalar.value)) == TextWidth.of(scalar), "\(scalar)") }
    }

    @Test func `clipboard text is base 64 as in RFC 4648`() {
        let vectors = [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy"),
        ]
        for (text, encoded) in vectors { #expect(Terminal.base64(Array(text.utf8)) == encoded) }
        #expect(Terminal.base64([0xFB, 0xFF, 0xFE]) == "+//+")
    }

    @Test func `delays of old hardware are no bytes`() {
        #expect(TerminalAbilities.withoutPadding("\u{1B}[m$<2>\u{0F}$<50/>x$y") == "\u{1B}[m\u{0F}x$y")
    }
}
