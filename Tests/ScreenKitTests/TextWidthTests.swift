import ScreenKit
import Testing

@Suite struct TextWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("Київ", 4), ("界", 2), ("カﾅ", 3), ("e\u{301}", 1), ("\u{301}", 0), ("한글", 4),
        ("\u{1112}\u{1161}\u{11AB}", 2),
        ("😀", 2), ("❤", 1), ("🇺🇦", 2), ("👍🏽", 4), ("ｆ", 2), ("─", 1), ("…", 1), ("₴", 1), ("\u{3000}", 2), ("क्षि", 3),
    ])
    func `columns are those of a terminal`(text: String, columns: Int) {
        #expect(TextWidth.of(text) == columns)
        #expect(text.reduce(0) { $0 + TextWidth.of($1) } == columns)
    }

    @Test func `cut text ends in an ellipsis and fits`() {
        #expect(TextWidth.truncate("abcdef", to: 6) == "abcdef")
        #expect(TextWidth.truncate("abcdef", to: 5) == "abcd…")
        #expect(TextWidth.truncate("界界界", to: 4) == "界…")
        #expect(TextWidth.truncate("abc", to: 1) == "…")
        #expect(TextWidth.truncate("abc", to: 0) == "")
        #expect(TextWidth.truncateMiddle("1763821900123456", to: 9) == "1763…3456")
        #expect(TextWidth.truncateMiddle("abc", to: 3) == "abc")
    }

    @Test func `padded text is exactly so wide`() {
        #expect(TextWidth.pad("ab", to: 5) == "ab   ")
        #expect(TextWidth.pad("ab", to: 5, alignment: .right) == "   ab")
        #expect(TextWidth.pad("ab", to: 5, alignment: .center) == " ab  ")
        #expect(TextWidth.pad("界界", to: 3) == "界…")
        #expect(TextWidth.pad("界界界", to: 4, alignment: .right) == " 界…")
    }

    @Test func `wrapped text breaks between words and cuts long ones`() {
        #expect(TextWidth.wrap("the quick brown fox", width: 10) == ["the quick", "brown fox"])
        #expect(TextWidth.wrap("abcdefghij klm", width: 4) == ["abcd", "efgh", "ij", "klm"])
        #expect(TextWidth.wrap("界界界 a", width: 5) == ["界界", "界 a"])
        #expect(TextWidth.wrap("a\n\n  b  c", width: 20) == ["a", "", "  b  c"])
        #expect(TextWidth.wrap("", width: 5) == [""])
        #expect(TextWidth.wrap("  indented text", width: 10) == ["  indented", "text"])
        // A cluster wider than the line still ends.
        #expect(TextWidth.wrap("👨\u{200D}👩\u{200D}👧", width: 2).count == 1)
    }

    @Test func `a word longer than a line is broken after a sign that joins its parts`() {
        #expect(TextWidth.wrap("set EINVOICE_SECRET", width: 12) == ["set", "EINVOICE_", "SECRET"])
        // A word that finds room on a line of its own is left whole.
        #expect(TextWidth.wrap("set EINVOICE_SECRET and", width: 15) == ["set", "EINVOICE_SECRET", "and"])
        #expect(TextWidth.wrap("https://shop.example/pay/1", width: 14) == ["https://shop.", "example/pay/1"])
        #expect(TextWidth.wrap(#"{"a":100.50,"b":"cd"}"#, width: 13) == [#"{"a":100.50,"#, #""b":"cd"}"#])
        #expect(TextWidth.wrap("a_bcdefghij", width: 4) == ["a_", "bcde", "fghi", "j"])
    }

    @Test(arguments: [
        "EINVOICE_SECRET and https://shop.example/a-b;c", "a.b.c.d.e.f.g.h:i,j",
        "the quick brown fox jumps", "界 abc 界界界界 defghijkl", "a b c d e f g", "      x", "abcdefghijklmnop ",
    ])
    func `no wrapped line is too wide and nothing but spaces is lost`(text: String) {
        for width in 2...30 {
            let lines = TextWidth.wrap(text, width: width)
            #expect(lines.allSatisfy { TextWidth.of($0) <= width })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }
}
