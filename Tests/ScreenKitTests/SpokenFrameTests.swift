import ScreenKit
import SnapshotSupport
import Testing

/// Frames for a screen reader or a Braille line.
@Suite struct SpokenFrameTests {
    private func frame(_ width: Int = 40, _ height: Int = 4) -> Frame {
        Frame(size: Size(width: width, height: height), isSpoken: true)
    }

    @Test func `lines and boxes are not drawn, their titles are`() {
        var frame = frame()
        let inside = frame.box(frame.bounds, title: "Currency", note: "1 of 2")
        frame.hline(x: 0, y: 1, width: 40)
        frame.put("▌ ● finished │ ███", x: inside.x, y: inside.y)
        ScrollBar(count: 90, offset: 3).draw(in: &frame, x: 39, y: 0, height: 4)
        let text = characters(of: frame)
        #expect(text.contains("Currency") && text.contains("1 of 2") && text.contains("finished"))
        #expect(!text.unicodeScalars.contains { ("\u{2500}"..."\u{25FF}").contains($0) }, "\(text)")
    }

    @Test func `signs for keys are their names`() {
        var frame = frame()
        frame.put("⏎  ⇧Tab  ← →", x: 0, y: 0, role: .key)
        #expect(characters(of: frame).hasPrefix("Enter  Shift-Tab  Left or Right"))
    }

    @Test func `signs in somebody's text stay`() {
        var frame = frame(60)
        let text = "UAH → USD, A■B, 5★, a⏎b"
        frame.put(text, x: 0, y: 0)
        frame.put("● ★ ✓ 3 [✓] State ‹ Sunday ›", x: 0, y: 1)
        #expect(characters(of: frame).hasPrefix("\(text)\n  * * 3 [*] State   Sunday\n"))
    }

    @Test func `a table's row is one cell after the other, without blanks between`() {
        var frame = frame()
        let columns = [
            Column("When", width: .fixed(10)), Column(width: .fixed(6)), Column("State", width: .fixed(12)),
        ]
        let layout = TableLayout(columns, width: 40, rows: [["14:31", "", "● finished"]])
        layout.drawTitles(of: columns, in: &frame, x: 0, y: 0)
        layout.draw([("14:31", .muted), ("", .text), ("● finished", .success)], in: &frame, x: 0, y: 1)
        #expect(characters(of: frame).hasPrefix("When, State\n14:31, finished"))
        #expect(frame[7, 1].role == .success)
    }

    @Test func `the cursor stands on what is selected, unless one types`() {
        var frame = frame()
        frame.put("heading", x: 0, y: 0)
        frame.put("one", x: 2, y: 1)
        frame.put("two", x: 2, y: 2)
        frame.putCursorOnSelection(in: frame.bounds)
        #expect(frame.cursor == Position(x: 0, y: 0))
        frame.cursor = nil
        frame.setGround(Rect(x: 0, y: 2, width: 40, height: 1), .selection)
        frame.putCursorOnSelection(in: frame.bounds)
        #expect(frame.cursor == Position(x: 2, y: 2))
        frame.cursor = Position(x: 5, y: 0)
        frame.putCursorOnSelection(in: frame.bounds)
        #expect(frame.cursor == Position(x: 5, y: 0))
    }
}
