import ScreenKit
import SnapshotSupport
import Testing

@Suite struct TextInputTests {
    /// The text after some keys, with `|` at the cursor.
    private func after(_ keys: Key..., from text: String = "one two.three") -> String {
        var input = TextInput(text: text)
        for key in keys {
            let handled = input.handle(key)
            #expect(handled)
        }
        return marked(input)
    }

    private func marked(_ input: TextInput) -> String {
        String(input.text.prefix(input.cursor)) + "|" + String(input.text.dropFirst(input.cursor))
    }

    @Test func `typing and deleting follow the cursor`() {
        #expect(after(.char("!")) == "one two.three!|")
        #expect(after(.home, .char("界"), .char("é")) == "界é|one two.three")
        #expect(after(.left, .backspace) == "one two.thr|e")
        #expect(after(.left, .delete) == "one two.thre|")
        #expect(after(.home, .backspace) == "|one two.three")
        #expect(after(.delete) == "one two.three|")
    }

    @Test func `readline's keys do what they do there`() {
        #expect(after(.ctrl("a")) == "|one two.three")
        #expect(after(.ctrl("a"), .ctrl("e")) == "one two.three|")
        #expect(after(.ctrl("b"), .ctrl("b"), .ctrl("f")) == "one two.thre|e")
        #expect(after(.ctrl("h")) == "one two.thre|")
        #expect(after(.ctrl("a"), .ctrl("d")) == "|ne two.three")
        #expect(after(.ctrl("w")) == "one |")
        #expect(after(Key(.backspace, .alt)) == "one two.|")
        #expect(after(.alt("b"), .alt("b")) == "one |two.three")
        #expect(after(.home, .alt("f")) == "one| two.three")
        #expect(after(.home, .alt("d")) == "| two.three")
        #expect(after(.alt("b"), .ctrl("k")) == "one two.|")
        #expect(after(.alt("b"), .ctrl("u")) == "|three")
        #expect(after(.ctrl("w"), .ctrl("a"), .ctrl("y")) == "two.three|one ")
        #expect(after(Key(.left, .control), Key(.left, .control), Key(.right, .control)) == "one two|.three")
        // On a Cyrillic layout.
        #expect(after(.ctrl("ф")) == "|one two.three")
        #expect(after(.ctrl("ц")) == "one |")
    }

    @Test func `undo takes back a word typed at once`() {
        #expect(after(.char("a"), .char("b"), .ctrl("_"), from: "x") == "x|")
        #expect(after(.char("a"), .char(" "), .char("b"), .ctrl("_"), from: "") == "a |")
        #expect(after(.ctrl("u"), .ctrl("_")) == "one two.three|")
        #expect(after(.ctrl("_"), from: "x") == "x|")
    }

    @Test(arguments: [
        Key.enter, .tab, .shiftTab, .escape, .up, .down, .function(2), .ctrl("s"), .pageUp, .alt("x"), .ctrl("p"),
    ])
    func `other keys are left to the screen`(key: Key) {
        var input = TextInput(text: "x")
        let handled = input.handle(key)
        #expect(!handled)
        #expect(marked(input) == "x|")
    }

    @Test func `a paste is one line and submits nothing`() {
        var input = TextInput(text: "ab")
        _ = input.handle(.left)
        input.insert(paste: "1\n2\r\n3\r\n\n")
        #expect(marked(input) == "a1 2 3|b")
        input.undo()
        #expect(marked(input) == "a|b")
        input.insert(paste: "\n")
        #expect(marked(input) == "a|b")
    }

    @Test func `a mark that joins the character before it keeps the cursor behind it`() {
        #expect(after(.char("\u{301}"), .char("x"), from: "e") == "e\u{301}x|")
        #expect(after(.left, .char("\u{301}"), from: "eb") == "e\u{301}|b")
        #expect(after(.char("\u{1F1E6}"), from: "\u{1F1FA}") == "🇺🇦|")
        #expect(after(.left, .delete, .backspace, from: "e\u{301}b") == "|")
    }

    private func drawn(_ input: TextInput, width: Int, focused: Bool = true) -> (String, Int?) {
        var frame = Frame(size: Size(width: width + 2, height: 1))
        frame.put("<", x: 0, y: 0)
        frame.put(">", x: width + 1, y: 0)
        input.draw(in: &frame, x: 1, y: 0, width: width, focused: focused, placeholder: "type here")
        return (characters(of: frame), frame.cursor?.x)
    }

    @Test func `the cursor stays inside and ellipses tell of more`() {
        var input = TextInput(text: "0123456789abcdef")
        #expect(drawn(input, width: 10) == ("<‹89abcdef >", 10))
        _ = input.handle(.home)
        #expect(drawn(input, width: 10) == ("<012345678›>", 1))
        #expect(drawn(input, width: 10, focused: false) == ("<012345678›>", nil))
        #expect(drawn(input, width: 20) == ("<0123456789abcdef    >", 1))
        #expect(drawn(TextInput(), width: 6) == ("<type …>", 1))
    }

    @Test(arguments: ["0123456789abcdefghijklmnop", "界界界界界界界界界界", "a界b\u{1B}c界d\u{202E}e界f"])
    func `the cursor is always on its character`(text: String) {
        for width in 3...14 {
            var input = TextInput(text: text)
            for place in stride(from: text.count, through: 0, by: -1) {
                input.move(to: place)
                var frame = Frame(size: Size(width: width, height: 1))
                input.draw(in: &frame, x: 0, y: 0, width: width, focused: true)
                let cursor = frame.cursor
                #expect(cursor.map { (0..<width).contains($0.x) } == true, "\(width) \(place)")
            }
        }
    }

    @Test func `what is hidden takes the columns of what shows it`() {
        let input = TextInput(text: "a\u{202E}b")
        #expect(drawn(input, width: 14) == ("<a\\u{202e}b    >", 11))
    }

    /// The text after some keys in a text that was selected, with `|` at the cursor.
    private func afterSelected(_ keys: Key..., from text: String = "9900") -> String {
        var input = TextInput(text: text, isSelected: true)
        for key in keys {
            let handled = input.handle(key)
            #expect(handled)
        }
        #expect(!input.isSelected)
        return marked(input)
    }

    @Test func `typing takes the place of what is selected`() {
        #expect(afterSelected(.char("5"), .char("0"), .char("0")) == "500|")
        #expect(afterSelected(.char("5"), .ctrl("_")) == "9900|")
        #expect(afterSelected(.ctrl("u"), .ctrl("y")) == "9900|")
        for key in [
            Key.backspace, .delete, .ctrl("h"), .ctrl("d"), .ctrl("u"), .ctrl("k"), .ctrl("w"), .alt("d"),
            Key(.backspace, .alt), Key(.delete, .control),
        ] {
            #expect(afterSelected(key) == "|", "\(key)")
        }
        var input = TextInput(text: "9900", isSelected: true)
        input.insert(paste: "12 \n")
        #expect(marked(input) == "12 |")
        #expect(!TextInput(text: "", isSelected: true).isSelected)
    }

    @Test func `what moves the cursor lets it be`() {
        #expect(afterSelected(.left, .char("5")) == "9905|0")
        #expect(afterSelected(.right, .char("5")) == "99005|")
        #expect(afterSelected(.home, .char("5")) == "5|9900")
        #expect(afterSelected(.end, .backspace) == "990|")
        #expect(afterSelected(.ctrl("a"), .delete) == "|900")
    }

    @Test(arguments: [Key.enter, .tab, .up, .down, .escape, .function(2)])
    func `a key that is no edit leaves it selected`(key: Key) {
        var input = TextInput(text: "9900", isSelected: true)
        let handled = input.handle(key)
        #expect(!handled && input.isSelected)
    }

    @Test func `only where one types it is seen as selected`() {
        let input = TextInput(text: "9900", isSelected: true)
        for isFocused in [true, false] {
            var frame = Frame(size: Size(width: 6, height: 1))
            input.draw(in: &frame, x: 0, y: 0, width: 6, focused: isFocused)
            #expect((0..<4).allSatisfy { (frame[$0, 0].role == .inputSelection) == isFocused })
            #expect(frame[4, 0].role == (isFocused ? .inputFocused : .input))
        }
    }

    private func grouped(
        _ text: String, cursor: Int? = nil, width: Int = 16, point: Character = "."
    ) -> (String, Int?) {
        var input = TextInput(text: text)
        if let cursor { input.move(to: cursor) }
        var frame = Frame(size: Size(width: width, height: 1))
        input.draw(in: &frame, x: 0, y: 0, width: width, focused: true, point: point)
        return (String((0..<width).map { frame[$0, 0].grapheme }), frame.cursor?.x)
    }

    @Test func `digits are grouped on the screen alone`() {
        #expect(grouped("9900500") == ("9 900 500       ", 9))
        #expect(grouped("990") == ("990             ", 3))
        #expect(grouped("1000.1234") == ("1 000.1234      ", 10))
        #expect(grouped("100000.") == ("100 000.        ", 8))
        // What is no number is shown as it is.
        #expect(grouped("1,0000") == ("1,0000          ", 6))
        #expect(grouped("1.0000.0") == ("1.0000.0        ", 8))
        #expect(grouped("1000 ") == ("1000            ", 5))
        #expect(grouped("") == ("                ", 0))
    }

    @Test func `the point before decimals is the language's on the screen`() {
        #expect(grouped("1000.5", point: ",") == ("1 000,5         ", 7))
        #expect(grouped("1.0.0", point: ",") == ("1.0.0           ", 5))
    }

    @Test func `the cursor stands on its digit, in every edit`() {
        for (place, column) in [0, 2, 3, 4, 6, 7, 8, 9].enumerated() {
            #expect(grouped("9900500", cursor: place) == ("9 900 500       ", column), "\(place)")
        }
        var input = TextInput(text: "9900500")
        input.move(to: 4)
        for (key, text, column) in [
            (Key.char("7"), "99 007 500", 7), (.backspace, "9 900 500", 6), (.delete, "990 000", 5),
            (.ctrl("k"), "9 900", 5), (.char("."), "9 900.", 6),
        ] {
            _ = input.handle(key)
            var frame = Frame(size: Size(width: 10, height: 1))
            input.draw(in: &frame, x: 0, y: 0, width: 10, focused: true, point: ".")
            #expect(characters(of: frame) == text)
            #expect(frame.cursor?.x == column, "\(text)")
        }
    }

    @Test func `a grouped number that is too long scrolls, and the cursor stays inside`() {
        let text = "12345678901234567890"
        for width in 3...24 {
            for place in 0...text.count {
                let (_, column) = grouped(text, cursor: place, width: width)
                #expect(column.map { (0..<width).contains($0) } == true, "\(width) \(place)")
            }
        }
    }
}
