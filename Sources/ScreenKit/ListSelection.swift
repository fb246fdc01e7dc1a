/// Which row of a list is selected and which is the first one shown. Rows are counted from 0; a list without rows has
/// both at 0.
public struct ListSelection: Sendable, Hashable {
    public var selected: Int
    /// The first row shown.
    public var offset: Int

    public init(selected: Int = 0, offset: Int = 0) {
        self.selected = selected
        self.offset = offset
    }

    /// The rows shown in a place of `height` rows.
    public func visibleRows(count: Int, height: Int) -> Range<Int> {
        let valid = clamped(count: count, height: height)
        return valid.offset..<min(count, valid.offset + max(0, height))
    }

    /// The same selection, made to fit a list of `count` rows in a place of `height`: the selected row exists and is
    /// visible, and no room at the end is wasted.
    public func clamped(count: Int, height: Int) -> ListSelection {
        var result = self
        result.clamp(count: count, height: height)
        return result
    }

    /// To be called when the list or its place has changed.
    public mutating func clamp(count: Int, height: Int) {
        let height = max(1, height)
        selected = min(max(0, selected), max(0, count - 1))
        if selected < offset { offset = selected }
        if selected >= offset + height { offset = selected - height + 1 }
        offset = min(max(0, offset), max(0, count - height))
    }

    public mutating func select(_ row: Int, count: Int, height: Int) {
        selected = row
        clamp(count: count, height: height)
    }

    /// Moves the rows shown, as the wheel does; the selection moves only when it would leave the place.
    public mutating func scroll(by rows: Int, count: Int, height: Int) {
        let height = max(1, height)
        offset = min(max(0, offset + rows), max(0, count - height))
        selected = min(max(selected, offset), offset + height - 1)
        clamp(count: count, height: height)
    }

    /// Moves as the key says, and tells whether the key means anything in a list: arrows, `j` `k` `g` `G` on any
    /// layout, Home, End, PgUp, PgDn, C-n, C-p, C-f, C-b, C-d, C-u.
    public mutating func handle(_ key: Key, count: Int, height: Int) -> Bool {
        let page = max(1, height - 1)
        switch key.latinEquivalent {
        case .up, .char("k"), .ctrl("p"): selected -= 1
        case .down, .char("j"), .ctrl("n"): selected += 1
        case .pageUp, .ctrl("b"): turn(by: -page)
        case .pageDown, .ctrl("f"): turn(by: page)
        case .ctrl("u"): turn(by: -max(1, height / 2))
        case .ctrl("d"): turn(by: max(1, height / 2))
        case .home, .char("g"): selected = 0
        case .end, .char("G"): selected = count - 1
        default: return false
        }
        clamp(count: count, height: height)
        return true
    }

    /// Moves the selection and what is shown together, so that the selected row stays where it is on the screen.
    private mutating func turn(by rows: Int) {
        selected += rows
        offset = max(0, offset + rows)
    }
}

/// A mark at the edge of a list that tells which part of it is shown.
public struct ScrollBar: Sendable, Hashable {
    /// Rows of the list.
    public var count: Int
    /// The first row shown.
    public var offset: Int

    public init(count: Int, offset: Int) {
        self.count = count
        self.offset = offset
    }

    /// The rows of the mark in a bar of `height` rows; nil when the whole list is shown. The mark touches an end only
    /// when the list does.
    public func mark(height: Int) -> Range<Int>? {
        guard count > height, height > 0 else { return nil }
        let length = max(1, height * height / count)
        let last = count - height
        let free = height - length
        if offset <= 0 { return 0..<length }
        if offset >= last { return free..<height }
        let start = max(0, min(free - 1, max(1, free * offset / last)))
        return start..<start + length
    }

    /// Draws nothing when the whole list is shown.
    public func draw(in frame: inout Frame, x: Int, y: Int, height: Int, role: Role = .scrollBar) {
        guard let mark = mark(height: height), !frame.isSpoken else { return }
        for row in 0..<height {
            frame.put(mark.contains(row) ? "┃" : "│", x: x, y: y + row, role: role)
        }
    }
}
