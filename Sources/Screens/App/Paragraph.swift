import ScreenKit

/// A line of parts, each in its role: what long screens are built of before it is known which rows are visible.
struct StyledLine: Sendable, Equatable {
    var parts: [Part]

    struct Part: Sendable, Equatable {
        var text: String
        var role: Role
    }

    init(_ parts: [(String, Role)] = []) { self.parts = parts.map { Part(text: $0.0, role: $0.1) } }

    init(_ text: String, _ role: Role = .text) { self.init([(text, role)]) }

    func draw(in frame: inout Frame, x: Int, y: Int, width: Int) {
        frame.put(parts.map { ($0.text, $0.role) }, x: x, y: y, maxWidth: width)
    }

    /// A text in as many lines as it needs, each indented by `indent` columns.
    static func wrapped(_ text: String, _ role: Role = .text, width: Int, indent: Int = 0) -> [StyledLine] {
        let blank = String(repeating: " ", count: indent)
        return TextWidth.wrap(visibleLines(text), width: max(10, width - indent)).map { StyledLine(blank + $0, role) }
    }

    /// Facts beside each other, in a line for as many as have room in it whole.
    static func facts(_ facts: [[(String, Role)]], width: Int) -> [StyledLine] {
        let gap = "   "
        var lines: [(parts: [(String, Role)], columns: Int)] = []
        for fact in facts {
            let columns = fact.reduce(0) { $0 + TextWidth.of(visible($1.0)) }
            if let last = lines.last, last.columns + gap.count + columns <= width {
                lines[lines.count - 1] = (last.parts + [(gap, .text)] + fact, last.columns + gap.count + columns)
            } else {
                lines.append((fact, columns))
            }
        }
        return lines.map { StyledLine($0.parts) }
    }

    /// `label  value`, the value wrapped in its own column, which begins further to the right behind a long label.
    static func field(
        _ label: String, _ value: String, _ role: Role = .text, note: String = "", labelWidth: Int, width: Int
    ) -> [StyledLine] {
        let labelWidth = max(labelWidth, min(TextWidth.of(label) + 1, width / 2))
        let room = max(10, width - labelWidth)
        let blank = TextWidth.pad("", to: labelWidth)
        var lines = TextWidth.wrap(visibleLines(value), width: room).enumerated().map { index, line in
            [(index == 0 ? TextWidth.pad(label, to: labelWidth) : blank, Role.label), (line, role)]
        }
        // The note stands behind the value, or below it where it would be broken.
        let gap = "   "
        if !note.isEmpty, let last = lines.last?.last?.0, TextWidth.of(last + gap + note) <= room {
            lines[lines.count - 1].append((gap + note, .muted))
        } else if !note.isEmpty {
            lines += TextWidth.wrap(visibleLines(note), width: room).map { [(blank, .label), ($0, .muted)] }
        }
        return lines.map { StyledLine($0) }
    }
}

/// Lines in a place that may be too low for them.
struct ScrolledLines: Sendable, Equatable {
    /// The first line shown.
    var offset = 0

    /// Draws what is visible, with a mark at the right edge when there is more.
    func draw(_ lines: [StyledLine], in frame: inout Frame, room: Rect) {
        let first = min(offset, max(0, lines.count - room.height))
        for (row, line) in lines.dropFirst(first).prefix(room.height).enumerated() {
            line.draw(in: &frame, x: room.x, y: room.y + row, width: room.width - 1)
        }
        ScrollBar(count: lines.count, offset: first).draw(in: &frame, x: room.maxX - 1, y: room.y, height: room.height)
    }

    /// Takes a key that moves in lists, or the wheel.
    mutating func take(_ event: AppEvent, count: Int, height: Int) -> Reaction {
        switch event {
        case .key(let key): return handle(key, count: count, height: height) ? .handled : .ignored
        case .mouse(let mouse, _):
            scroll(by: mouse.scrolledRows, count: count, height: height)
            return .handled
        default: return .ignored
        }
    }

    /// Moves by the keys that move in lists; false for other keys.
    mutating func handle(_ key: Key, count: Int, height: Int) -> Bool {
        let last = max(0, count - height)
        let page = max(1, height - 1)
        switch key.latinEquivalent {
        case .up, .char("k"): offset -= 1
        case .down, .char("j"): offset += 1
        case .pageUp, .ctrl("b"): offset -= page
        case .pageDown, .ctrl("f"), .space: offset += page
        case .home, .char("g"): offset = 0
        case .end, .char("G"): offset = last
        default: return false
        }
        offset = min(max(0, offset), last)
        return true
    }

    mutating func scroll(by rows: Int, count: Int, height: Int) {
        offset = min(max(0, offset + rows), max(0, count - height))
    }
}
