import ScreenKit

/// A list in a box over the screen, from which one thing is chosen; some are narrowed as one types.
struct Picker: Sendable, Equatable {
    var list = ListSelection()
    /// The filter of the list; nil where it has none.
    var filter: TextInput?

    /// The words of the box.
    struct Words {
        var title: String
        var placeholder = ""
        /// The text where no row fits.
        var nothing = ""
    }

    /// Takes a key; false for those that mean nothing here.
    mutating func handle(_ key: Key, count: Int, height: Int) -> Bool {
        guard filter != nil, !key.movesInPicker else { return list.handle(key, count: count, height: height) }
        let before = filter?.text
        guard filter?.handle(key) == true else { return false }
        if filter?.text != before { list = ListSelection() }
        return true
    }

    mutating func insert(paste text: String) {
        filter?.insert(paste: text, limit: TextInput.longestFilter)
        list = ListSelection()
    }

    /// Draws the box with its rows, each by `row`, which is told whether it is the selected one.
    func draw(
        _ words: Words, in frame: inout Frame, box: Rect, count: Int,
        row draw: (_ index: Int, _ line: Rect, _ isSelected: Bool, _ frame: inout Frame) -> Void
    ) {
        frame.fill(box)
        var rows = frame.box(box, title: words.title)
        if let filter {
            frame.put("›", x: rows.x + 1, y: rows.y, role: .accent)
            filter.draw(
                in: &frame, x: rows.x + 3, y: rows.y, width: rows.width - 4, focused: true,
                placeholder: words.placeholder)
            rows = rows.inset(top: 1)
        }
        if count == 0 {
            frame.put(words.nothing, x: rows.x + 3, y: rows.y, role: .muted, maxWidth: rows.width - 3)
        }
        let shown = list.clamped(count: count, height: rows.height)
        for (row, index) in shown.visibleRows(count: count, height: rows.height).enumerated() {
            let line = rows.row(row)
            frame.addHit(line, .row(index))
            draw(index, line, index == shown.selected, &frame)
            if index == shown.selected { frame.setGround(line, .selection) }
        }
        ScrollBar(count: count, offset: shown.offset)
            .draw(in: &frame, x: box.maxX - 1, y: rows.y, height: rows.height)
        // Who listens hears the row to which the selection moved, and what is typed while it is the first.
        if frame.isSpoken, shown.selected > 0 { frame.cursor = nil }
    }
}

extension Key {
    /// Whether it moves in a list that is filtered as one types; letters are the filter's.
    var movesInPicker: Bool {
        [.up, .down, .pageUp, .pageDown, .ctrl("n"), .ctrl("p")].contains(self)
    }
}
