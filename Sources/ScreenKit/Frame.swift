/// A whole screen as a value: its cells, the cursor's place, and the parts that answer to the mouse.
public struct Frame: Sendable, Equatable {
    public let size: Size
    /// Row by row from the top left.
    public private(set) var cells: [Cell]
    /// Nil hides the cursor.
    public var cursor: Position? { didSet { typing = nil } }
    /// Where one types in a frame that is read aloud: in which of ``written``, and behind how many columns.
    var typing: (text: Int, columns: Int)?
    /// What was written into a frame that is read aloud; empty in another.
    var written: [WrittenText] = []
    /// The topmost comes last.
    public private(set) var hits: [HitRegion] = []
    /// Addresses that cells lead to; `Cell.link` is an index into it.
    public private(set) var links: [String] = []
    /// Whether it is read aloud or as Braille: words only, without lines, boxes, bars and signs.
    public let isSpoken: Bool
    /// What is said then in the place of signs.
    let words: SpokenWords

    #if DEBUG
        /// Only where a test asks for it.
        var record: TextRecord?
    #endif

    public init(size: Size, isSpoken: Bool = false, words: SpokenWords = .english) {
        self.size = size
        self.isSpoken = isSpoken
        self.words = words
        cells = Array(repeating: .blank, count: size.width * size.height)
        #if DEBUG
            if Frame.recordsTexts { record = TextRecord(cells: cells.count) }
        #endif
    }

    public var bounds: Rect { Rect(size) }

    /// Places outside the frame are blank.
    public subscript(x: Int, y: Int) -> Cell {
        bounds.contains(Position(x: x, y: y)) ? cells[y * size.width + x] : .blank
    }

    /// Compares the mouse's regions too, although they aren't drawn: a test compares frames whole. Cells come last,
    /// because they are the long part.
    public static func == (one: Frame, other: Frame) -> Bool {
        one.size == other.size && one.cursor == other.cursor && one.hits == other.hits && one.links == other.links
            && one.cells == other.cells
    }

    /// Compares everything but the mouse's regions.
    public func looksLike(_ other: Frame) -> Bool {
        size == other.size && cursor == other.cursor && links == other.links && cells == other.cells
    }

    /// Makes a part of the frame answer to the mouse, above the regions added before.
    public mutating func addHit(_ rect: Rect, _ target: HitRegion.Target) {
        let visible = rect.intersection(bounds)
        if !visible.isEmpty { hits.append(HitRegion(rect: visible, target: target)) }
    }

    /// The target of the topmost region at that place.
    public func hit(at position: Position) -> HitRegion.Target? {
        hits.last { $0.rect.contains(position) }?.target
    }

    /// What becomes the backdrop of a dialog answers to no click, has no cursor, and steps back where `rect` is.
    public mutating func becomeBackdrop(in rect: Rect? = nil) {
        hits = []
        cursor = nil
        guard let rect else { return }
        // Who listens hears what is in front only.
        if isSpoken { return fill(rect) }
        // Two scroll bars beside each other tell of neither list.
        for index in cells.indices where cells[index].role == .cursor || cells[index].role == .scrollBar {
            cells[index].blankOut()
        }
        setRole(rect, .backdrop)
        setGround(rect, .plain)
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

    mutating func setRole(_ role: Role, at index: Int) {
        cells[index].role = role
    }

    mutating func setGround(_ ground: Ground, at index: Int) {
        cells[index].ground = ground
    }
}

/// One place on the screen.
public struct Cell: Sendable, Hashable {
    /// A blank in the right half of a wide character. Never a control character.
    public var grapheme: Character
    /// Columns: 1, or 2 for a wide character, or 0 for the right half of the wide one before it.
    public var width: UInt8
    public var role: Role
    /// An index into the frame's `links`.
    public var link: UInt16?
    public var ground: Ground

    /// `Frame.put` makes cells, and keeps their widths right.
    public init(grapheme: Character, width: UInt8 = 1, role: Role = .text, link: UInt16? = nil, ground: Ground = .plain)
    {
        self.grapheme = grapheme
        self.width = width
        self.role = role
        self.link = link
        self.ground = ground
    }

    /// Compares the small parts first: frames are compared at every event, and cells mostly differ in them.
    public static func == (one: Cell, other: Cell) -> Bool {
        one.role.rawValue == other.role.rawValue && one.ground.rawValue == other.ground.rawValue
            && one.width == other.width && one.link == other.link
            && one.grapheme == other.grapheme
    }

    public static let blank = Cell(grapheme: " ")

    /// Keeps the role of a cell whose character was cut in half.
    fileprivate mutating func blankOut() {
        grapheme = " "
        width = 1
        link = nil
    }
}

/// A part of the frame that answers to the mouse.
public struct HitRegion: Sendable, Hashable {
    public enum Target: Sendable, Hashable {
        /// A click does the same as this key.
        case key(Key)
        /// A row of the list, counted from 0.
        case row(Int)
        /// A field of the form, or a part of the screen, by its number.
        case part(Int)
    }

    public var rect: Rect
    public var target: Target
}
