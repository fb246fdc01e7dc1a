/// A text as a screen reader or a Braille line gives it: a sign that only draws becomes a blank; what is chosen or marked has a star.
/// A state's sign may go, because its word stands beside it. A sign within a word, and an arrow, stay: they are somebody's text.
public func spoken(_ text: String) -> String {
    // All of these signs begin with one of two bytes in UTF-8.
    guard text.utf8.contains(where: { $0 == 0xE2 }) else { return text }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    return words.map { $0.unicodeScalars.allSatisfy(isDrawing) ? drawn(String($0)) : String($0) }.joined(separator: " ")
}

/// What a frame that is read aloud says in the place of signs.
public struct SpokenWords: Sendable {
    public let enter, backspace, shift, control, up, down, left, right: String
    /// Between arrows that do the same.
    public let or: String
    /// What a field says that has nothing in it, where more stands behind it.
    public let empty: String

    public init(
        enter: String, backspace: String, shift: String, control: String, up: String, down: String, left: String,
        right: String, or: String, empty: String
    ) {
        (self.enter, self.backspace, self.shift, self.control) = (enter, backspace, shift, control)
        (self.up, self.down, self.left, self.right) = (up, down, left, right)
        (self.or, self.empty) = (or, empty)
    }

    public static let english = SpokenWords(
        enter: "Enter", backspace: "Backspace", shift: "Shift", control: "Ctrl", up: "Up", down: "Down", left: "Left",
        right: "Right", or: "or", empty: "(empty)")
}

/// The same of keys' names, whose signs become names as well.
public func spokenKey(_ title: String, _ words: SpokenWords) -> String {
    let arrows: [Unicode.Scalar: String] = ["←": words.left, "→": words.right, "↑": words.up, "↓": words.down]
    var result = ""
    var wasArrow = false
    for scalar in title.unicodeScalars {
        if let arrow = arrows[scalar] {
            while wasArrow, result.last == " " { result.removeLast() }
            result += (wasArrow ? " \(words.or) " : "") + arrow
            wasArrow = true
            continue
        }
        if scalar != " " { wasArrow = false }
        switch scalar {
        case "⏎": result += words.enter
        case "⇧": result += "\(words.shift)-"
        case "⌫": result += words.backspace
        case "^": result += "\(words.control)-"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

private func isDrawing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "★", "✓", "✕", "✗", "∅", "‹", "›", "⟳", "[", "]": true
    // Box drawing, block elements, geometric shapes.
    case "\u{2500}"..."\u{25FF}": true
    default: false
    }
}

private func drawn(_ word: String) -> String {
    var result = ""
    for scalar in word.unicodeScalars {
        switch scalar {
        case "★", "✓": result += "*"
        case "[", "]": result.unicodeScalars.append(scalar)
        default: result += " "
        }
    }
    return result
}

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
