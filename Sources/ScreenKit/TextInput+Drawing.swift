extension TextInput {
    /// Draws the text, or the placeholder if there is none, into `width` columns of a row, and with `focused` places
    /// the frame's cursor. A text longer than its place scrolls so that the cursor stays inside; `‹` and `›` tell that
    /// there is more. The roles are those of inputs unless given.
    public func draw(
        in frame: inout Frame, x: Int, y: Int, width: Int, focused: Bool, role: Role? = nil, placeholder: String = ""
    ) {
        guard width > 0 else { return }
        let role = role ?? (focused ? .inputFocused : .input)
        frame.fill(Rect(x: x, y: y, width: width, height: 1), role: role)
        if text.isEmpty {
            frame.put(placeholder, x: x, y: y, role: .placeholder, maxWidth: width)
            if focused { frame.cursor = Position(x: x, y: y) }
            return
        }
        // Each character by itself: a hidden one takes the columns of the text that stands for it.
        let shown = text.map { visible(String($0)) }
        let widths = shown.map { TextWidth.of($0) }
        let total = widths.reduce(0, +)
        let before = widths.prefix(cursor).reduce(0, +)
        // The cursor needs a column behind the last character.
        let needed = total + (focused && cursor == shown.count ? 1 : 0)
        guard needed > width else {
            frame.put(shown.joined(), x: x, y: y, role: role, maxWidth: width)
            if focused { frame.cursor = Position(x: x + before, y: y) }
            return
        }
        let first = focused ? firstShown(widths, before: before, total: needed, width: width) : 0
        let start = widths.prefix(first).reduce(0, +)
        var column = x
        for index in first..<shown.count {
            guard column + widths[index] <= x + width else { break }
            column += frame.put(shown[index], x: column, y: y, role: role, maxWidth: x + width - column)
        }
        if focused { frame.cursor = Position(x: min(x + width - 1, x + before - start), y: y) }
        if first > 0 && (!focused || before > start) { frame.put("‹", x: x, y: y, role: .muted, maxWidth: 1) }
        if start + width < needed { frame.put("›", x: x + width - 1, y: y, role: .muted, maxWidth: 1) }
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
