extension TextInput {
    /// Draws the text, or the placeholder if there is none, into `width` columns of a row, and with `focused` places
    /// the frame's cursor. A text longer than its place scrolls so that the cursor stays inside; `‹` and `›` tell that
    /// there is more. The roles are those of inputs unless given.
    ///
    /// With a `point` a number has a blank before each three digits of its whole part, and the point before its decimals: only on
    /// the screen.
    public func draw(
        in frame: inout Frame, x: Int, y: Int, width: Int, focused: Bool, role: Role? = nil, placeholder: String = "",
        point: Character? = nil
    ) {
        guard width > 0 else { return }
        let place = Rect(x: x, y: y, width: width, height: 1)
        let isPlain = role == nil
        let role = role ?? (focused ? .inputFocused : .input)
        if frame.isSpoken {
            drawSpoken(
                in: &frame, place, focused: focused, role: role, placeholder: placeholder, point: point)
            return
        }
        frame.fill(place, role: role)
        defer { if isPlain { frame.setGround(place, focused ? .inputFocused : .input) } }
        if text.isEmpty {
            frame.put(TextInput.hint(placeholder, in: width), x: x, y: y, role: .placeholder, maxWidth: width)
            if focused { frame.cursor = Position(x: x, y: y) }
            return
        }
        // Each character by itself: a hidden one takes the columns of the text that stands for it.
        let (shown, groups) = shown(point: point)
        let widths = shown.map { TextWidth.of($0) }
        let total = widths.reduce(0, +)
        // On the character before which it stands, and not on the blank before that.
        let before = widths.prefix(cursor).reduce(0, +) + (groups.contains(cursor) ? 1 : 0)
        // Where nobody types it shows nothing that could be replaced.
        let textRole = isSelected && focused ? .inputSelection : role
        // The cursor needs a column behind the last character.
        let needed = total + (focused && cursor == shown.count ? 1 : 0)
        guard needed > width else {
            frame.put(shown.joined(), x: x, y: y, role: textRole, maxWidth: width)
            if focused { frame.cursor = Position(x: x + before, y: y) }
            return
        }
        let first = focused ? firstShown(widths, before: before, total: needed, width: width) : 0
        let start = widths.prefix(first).reduce(0, +)
        var column = x
        for index in first..<shown.count {
            guard column + widths[index] <= x + width else { break }
            column += frame.put(shown[index], x: column, y: y, role: textRole, maxWidth: x + width - column)
        }
        if focused { frame.cursor = Position(x: min(x + width - 1, x + before - start), y: y) }
        func mark(_ sign: String, x: Int) {
            frame.fill(Rect(x: x, y: y, width: 1, height: 1), role: role)
            frame.put(sign, x: x, y: y, role: .muted, maxWidth: 1)
        }
        if first > 0 && (!focused || before > start) { mark("‹", x: x) }
        if start + width < needed { mark("›", x: x + width - 1) }
    }

    /// A hint without the last of its parts, where it has no room for all.
    private static func hint(_ text: String, in width: Int) -> String {
        var text = text
        while TextWidth.of(text) > width, let comma = text.lastIndex(of: ",") { text = String(text[..<comma]) }
        return text
    }

    /// Whole, without a window that moves over it; what is only suggested stands in brackets.
    private func drawSpoken(
        in frame: inout Frame, _ place: Rect, focused: Bool, role: Role, placeholder: String, point: Character?
    ) {
        frame.fill(place, role: role)
        let (shown, groups) = shown(point: point)
        let words = !text.isEmpty ? shown.joined() : placeholder.isEmpty ? "" : "(\(placeholder))"
        let textRole: Role = text.isEmpty ? .placeholder : isSelected && focused ? .inputSelection : role
        frame.put(words, x: place.x, y: place.y, role: textRole, maxWidth: place.width)
        frame.written[frame.written.count - 1].isField = true
        guard focused else { return }
        let before = text.isEmpty ? 0 : shown.prefix(cursor).reduce(0) { $0 + TextWidth.of($1) }
        frame.cursor = Position(x: min(place.x + before, place.maxX - 1), y: place.y)
        frame.typing = (frame.written.count - 1, before + (groups.contains(cursor) ? 1 : 0))
    }

    /// The characters as they stand on the screen, and the places of digits that have a multiple of three behind them in the whole
    /// part; none where the text is no number.
    private func shown(point: Character?) -> (characters: [String], groups: Set<Int>) {
        let bytes = Array(text.utf8)
        let isNumber = bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } && bytes.count { $0 == 0x2E } < 2
        guard let point, isNumber else { return (text.map { visible(String($0)) }, []) }
        let whole = bytes.firstIndex(of: 0x2E) ?? bytes.count
        let groups = Set((0..<whole).filter { $0 > 0 && (whole - $0) % 3 == 0 })
        let characters = text.enumerated().map { index, character in
            groups.contains(index) ? " \(character)" : String(character == "." ? point : character)
        }
        return (characters, groups)
    }

    /// The first character to show: the text moves by half its place when the cursor would leave it, so that it doesn't
    /// jump at each key, and is the same for the same text and cursor, however one came there.
    private func firstShown(_ widths: [Int], before: Int, total: Int, width: Int) -> Int {
        let step = max(1, width / 2)
        var start = 0
        // One column at the right is for the `›`.
        while before - start > width - 2 { start += step }
        start = min(start, max(0, total - width))
        var first = 0
        var columns = 0
        while first < widths.count, columns < start {
            columns += widths[first]
            first += 1
        }
        return min(first, cursor)
    }
}
