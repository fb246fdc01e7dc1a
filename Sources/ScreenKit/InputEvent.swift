public enum InputEvent: Sendable, Hashable {
    case key(Key)
    /// The whole text as it is, with line breaks as `\n`. Nothing in it is a key.
    case paste(String)
    case mouse(MouseEvent)
    case resize(Size)
    /// True when the terminal's window got the keyboard, false when it lost it.
    case focus(Bool)
}

public struct MouseEvent: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// The first button.
        case press
        /// The first button again in the same place, soon after a `press`.
        case doubleClick
        /// The wheel, away from the user and towards them.
        case wheelUp, wheelDown
    }

    public var kind: Kind
    /// The cell under the pointer.
    public var position: Position

    public init(kind: Kind, position: Position) {
        self.kind = kind
        self.position = position
    }
}
