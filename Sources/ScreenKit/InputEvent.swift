/// What comes from the terminal.
public enum InputEvent: Sendable, Hashable {
    /// A key was pressed.
    case key(Key)
    /// A text was pasted; it comes whole, as it is, line breaks as `\n`. Nothing in it is a key.
    case paste(String)
    /// The mouse did something.
    case mouse(MouseEvent)
    /// The terminal has another size now.
    case resize(Size)
    /// The terminal's window got the keyboard, or lost it.
    case focus(Bool)
}

/// What the mouse did, and where.
public struct MouseEvent: Sendable, Hashable {
    /// What was done.
    public enum Kind: Sendable, Hashable {
        /// The first button.
        case press
        /// The first button twice within the terminal's time for it; the press comes before.
        case doubleClick
        /// The wheel, away from the user and towards him.
        case wheelUp, wheelDown
    }

    /// What was done.
    public var kind: Kind
    /// The cell under the pointer.
    public var position: Position

    public init(kind: Kind, position: Position) {
        self.kind = kind
        self.position = position
    }
}
