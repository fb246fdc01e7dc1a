import ScreenKit
import SnapshotSupport
import Testing

@Suite struct FrameTests {
    @Test func `text is cut at the edge and at its room`() {
        var frame = Frame(size: Size(width: 10, height: 5))
        #expect(frame.put("abc", x: 0, y: 0) == 3)
        #expect(frame.put("0123456789abc", x: 2, y: 1) == 8)
        #expect(frame.put("abcdef", x: 0, y: 2, maxWidth: 4) == 4)
        #expect(frame.put("界界界", x: 0, y: 3, maxWidth: 4) == 3)
        #expect(frame.put("x", x: 0, y: 7) == 0)
        #expect(frame.put("x", x: 10, y: 0) == 0)
        #expect(frame.put("x", x: 0, y: 0, maxWidth: 0) == 0)
        #expect(frame.put("abc", x: -1, y: 4) == 3)
        #expect(characters(of: frame) == "abc\n  0123456…\nabc…\n界…\nbc")
    }

    @Test func `every text is made visible`() {
        var frame = Frame(size: Size(width: 30, height: 1))
        frame.put("a\u{1B}[2J\u{202E}\n", x: 0, y: 0)
        #expect(characters(of: frame) == "a␛[2J\\u{202e}⏎")
    }

    @Test func `a wide character takes two cells and is never half`() {
        var frame = Frame(size: Size(width: 6, height: 1))
        frame.put("界界界", x: 0, y: 0)
        #expect(frame.cells.map(\.width) == [2, 0, 2, 0, 2, 0])
        frame.put("x", x: 1, y: 0)
        #expect(characters(of: frame) == " x界界")
        frame.put("y", x: 2, y: 0)
        #expect(characters(of: frame) == " xy 界")
        frame.put("漢", x: 3, y: 0)
        #expect(characters(of: frame) == " xy漢")
        #expect(frame.cells.reduce(0) { $0 + Int($1.width) } == 6)
    }

    @Test func `clusters take as many cells as a terminal gives them`() {
        var frame = Frame(size: Size(width: 20, height: 1))
        #expect(frame.put("e\u{301}", x: 0, y: 0) == 1)
        #expect(frame[0, 0].grapheme == "e\u{301}")
        #expect(frame.put("🇺🇦", x: 1, y: 0) == 2)
        #expect(frame[1, 0].width == 1 && frame[2, 0].width == 1)
        #expect(frame.put("❤\u{FE0F}", x: 3, y: 0) == 1)
        #expect(frame[3, 0].grapheme == "❤")
        #expect(frame.put("\u{301}x", x: 4, y: 0) == 2)
        #expect(frame[4, 0].grapheme == "◌\u{301}")
        let stacked = "z" + String(repeating: "\u{301}", count: 50)
        #expect(frame.put(stacked, x: 6, y: 0) == 1)
        #expect(frame[6, 0].grapheme.unicodeScalars.count == 5)
    }

    @Test func `the topmost region answers the mouse`() {
        var frame = Frame(size: Size(width: 10, height: 4))
        frame.addHit(frame.bounds, .part(0))
        frame.addHit(Rect(x: 2, y: 1, width: 3, height: 1), .row(3))
        frame.addHit(Rect(x: 20, y: 1, width: 3, height: 1), .row(4))
        #expect(frame.hit(at: Position(x: 4, y: 1)) == .row(3))
        #expect(frame.hit(at: Position(x: 5, y: 1)) == .part(0))
        #expect(frame.hit(at: Position(x: 10, y: 1)) == nil)
        #expect(frame.hits.count == 2)
    }

    @Test func `frames differ in anything that is seen`() {
        let base = Frame(size: Size(width: 5, height: 2))
        var other = base
        #expect(other == base)
        other.setRole(Rect(x: 0, y: 0, width: 1, height: 1), .error)
        #expect(other != base && !other.looksLike(base))
        other = base
        other.cursor = Position(x: 0, y: 0)
        #expect(!other.looksLike(base))
        other = base
        other.addHit(base.bounds, .part(0))
        #expect(other != base && other.looksLike(base))
    }

    @Test func `only web addresses become links`() {
        var frame = Frame(size: Size(width: 40, height: 4))
        frame.put("a", x: 0, y: 0, link: "https://example.org/a")
        frame.put("b", x: 0, y: 1, link: "javascript:alert(1)")
        frame.put("c", x: 0, y: 2, link: "https://example.org/\u{1B}]0;x")
        frame.put("d", x: 0, y: 3, link: "https://example.org/a")
        #expect(frame.links == ["https://example.org/a"])
        #expect((0..<4).map { frame[0, $0].link } == [0, nil, nil, 0])
    }

    @Test func `rectangles split without loss or overlap`() {
        let rect = Rect(x: 2, y: 3, width: 10, height: 6)
        let (top, rest) = rect.splitTop(2)
        #expect(top == Rect(x: 2, y: 3, width: 10, height: 2) && rest == Rect(x: 2, y: 5, width: 10, height: 4))
        #expect(rect.splitBottom(2).bottom == Rect(x: 2, y: 7, width: 10, height: 2))
        #expect(rect.splitBottom(99).rest.isEmpty)
        #expect(rect.splitRight(4).right == Rect(x: 8, y: 3, width: 4, height: 6))
        #expect(rect.splitLeft(-1).left.isEmpty)
        #expect(rect.inset(dx: 6, dy: 0).isEmpty)
        #expect(rect.centered(width: 4, height: 2) == Rect(x: 5, y: 5, width: 4, height: 2))
        #expect(rect.intersection(Rect(x: 20, y: 0, width: 3, height: 3)).isEmpty)
        #expect(rect.row(6).isEmpty && rect.row(5).y == 8)
    }

    @Test func `roles have letters of their own`() {
        #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
        #expect(Role.allCases.allSatisfy { Role(name: $0.name) == $0 })
    }
}
