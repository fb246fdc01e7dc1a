/// A text as a screen reader or a Braille line gives it: a sign that only draws becomes a blank, and a sign that stands for
/// a key becomes the key's name. A state's sign may go, because its word stands beside it; what is chosen or marked has a star.
public func spoken(_ text: String) -> String {
    // All of these signs begin with one of two bytes in UTF-8.
    guard text.utf8.contains(where: { $0 == 0xE2 }) else { return text }
    let arrows: [Unicode.Scalar: String] = ["←": "Left", "→": "Right", "↑": "Up", "↓": "Down"]
    var result = ""
    var wasArrow = false
    for scalar in text.unicodeScalars {
        if let arrow = arrows[scalar] {
            while wasArrow, result.last == " " { result.removeLast() }
            let isInWord = result.last.map { $0.isLetter || $0.isNumber } ?? false
            result += (wasArrow ? " or " : isInWord ? " " : "") + arrow
            wasArrow = true
            continue
        }
        if scalar != " " { wasArrow = false }
        switch scalar {
        case "⏎": result += "Enter"
        case "⇧": result += "Shift-"
        case "⌫": result += "Backspace"
        case "★", "✓": result += "*"
        case "✕", "✗", "∅", "‹", "›", "⟳": result += " "
        // Box drawing, block elements, geometric shapes.
        case "\u{2500}"..."\u{25FF}": result += " "
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// The same of a key's name in the footer.
public func spokenKey(_ title: String) -> String { spoken(title).replacing("^", with: "Ctrl-") }

/// What a field says that has nothing in it, where more stands behind it.
let emptyField = "(empty)"

extension Frame {
    /// Puts the hardware cursor, which screen readers and Braille lines follow, on what is selected, or on the first text of
    /// `room`, unless one types somewhere.
    public mutating func putCursorOnSelection(in room: Rect) {
        guard cursor == nil else { return }
        let row =
            room.rows.first { y in
                room.columns.contains { x in
                    let cell = self[x, y]
                    return cell.ground == .selection || cell.role == .selection || cell.role == .cursor
                }
            } ?? room.rows.first { y in room.columns.contains { self[$0, y].grapheme != " " } }
        guard let row else { return }
        let column = room.columns.first { self[$0, row].grapheme != " " }
        cursor = Position(x: column ?? room.x, y: row)
    }
}
