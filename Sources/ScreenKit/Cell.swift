/// One place on the screen.
public struct Cell: Sendable, Hashable {
    /// What stands there; a blank in the right half of a wide character. Always free of control characters.
    public var grapheme: Character
    /// Columns: 1, or 2 for a wide character, or 0 for the right half of the wide one before it.
    public var width: UInt8
    /// What it means.
    public var role: Role
    /// Where it leads: an index into the frame's `links`.
    public var link: UInt16?

    /// A cell. `Frame.put` makes them; it is the one that keeps widths right.
    public init(grapheme: Character, width: UInt8 = 1, role: Role = .text, link: UInt16? = nil) {
        self.grapheme = grapheme
        self.width = width
        self.role = role
        self.link = link
    }

    /// The small parts first: frames are compared at every event, and where cells differ it is often there.
    public static func == (one: Cell, other: Cell) -> Bool {
        one.role.rawValue == other.role.rawValue && one.width == other.width && one.link == other.link
            && one.grapheme == other.grapheme
    }

    /// An empty place.
    public static let blank = Cell(grapheme: " ")
}
