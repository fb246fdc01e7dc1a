/// A whole screen as a value: what stands in every cell, where the cursor is, and what answers to the mouse.
public struct Frame: Sendable, Equatable {
    /// Columns and rows.
    public let size: Size
    /// The cells, row by row from the top left.
    public private(set) var cells: [Cell]
    /// Where the cursor shows; nil hides it.
    public var cursor: Position?
    /// What answers to the mouse, topmost last.
    public private(set) var hits: [HitRegion] = []
    /// Addresses that cells lead to; `Cell.link` is an index into it.
    public private(set) var links: [String] = []

    /// A blank frame.
    public init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    /// The whole frame as a rectangle.
    public var bounds: Rect { Rect(size) }

    /// The cell at a place inside the frame. Places outside are blank.
    public subscript(x: Int, y: Int) -> Cell {
        bounds.contains(Position(x: x, y: y)) ? cells[y * size.width + x] : .blank
    }

    /// Frames draw the same if their cells, cursor and links are the same; the mouse's regions aren't drawn, but count
    /// here, because a test compares frames whole. Cells are compared last: they are the long part.
    public static func == (one: Frame, other: Frame) -> Bool {
        one.size == other.size && one.cursor == other.cursor && one.hits == other.hits && one.links == other.links
            && one.cells == other.cells
    }

    /// Whether the other frame looks the same, wherever the mouse's regions are.
    public func looksLike(_ other: Frame) -> Bool {
        size == other.size && cursor == other.cursor && links == other.links && cells == other.cells
    }

    /// Makes a part of the frame answer to the mouse, above the regions added before.
    public mutating func addHit(_ rect: Rect, _ target: HitRegion.Target) {
        let visible = rect.intersection(bounds)
        if !visible.isEmpty { hits.append(HitRegion(rect: visible, target: target)) }
    }

    /// What the topmost region at that place stands for.
    public func hit(at position: Position) -> HitRegion.Target? {
        hits.last { $0.rect.contains(position) }?.target
    }

    /// Takes all mouse regions away, for a frame that becomes the backdrop of a dialog.
    public mutating func removeHits() {
        hits = []
    }

    /// The index of a link's address, adding it when new; nil when there are 65,536 already.
    mutating func linkIndex(_ address: String) -> UInt16? {
        if let index = links.firstIndex(of: address) { return UInt16(exactly: index) }
        guard let index = UInt16(exactly: links.count) else { return nil }
        links.append(address)
        return index
    }

    /// Writes one cell of width 1 or 2 whose place is inside the frame, and blanks the halves of wide characters that it cuts.
    mutating func set(_ cell: Cell, x: Int, y: Int) {
        let index = y * size.width + x
        if cells[index].width == 0, x > 0 { cells[index - 1].blankOut() }
        let end = x + Int(cell.width)
        if end < size.width, cells[index + Int(cell.width)].width == 0 { cells[index + Int(cell.width)].blankOut() }
        cells[index] = cell
        if cell.width == 2 {
            cells[index + 1] = Cell(grapheme: " ", width: 0, role: cell.role, link: cell.link)
        }
    }

    /// Gives the cell at an index another role.
    mutating func setRole(_ role: Role, at index: Int) {
        cells[index].role = role
    }
}

extension Cell {
    /// Keeps the role of a cell whose character was cut in half.
    fileprivate mutating func blankOut() {
        grapheme = " "
        width = 1
        link = nil
    }
}

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

/// A part of the frame that answers to the mouse, and what stands there.
public struct HitRegion: Sendable, Hashable {
    /// What can be clicked.
    public enum Target: Sendable, Hashable {
        /// What does the same as a key.
        case key(Key)
        /// A row of the list, by its number.
        case row(Int)
        /// A field of the form, or a part of the screen, by its number.
        case part(Int)
    }

    public var rect: Rect
    public var target: Target
}
