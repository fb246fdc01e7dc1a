extension Frame {
    /// Writes a text into one row and returns the columns that it took. It ends at the frame's edge or after `maxWidth`
    /// columns, with `…` where it is longer; characters left of the frame are left out. `visible(_:)` shows as text
    /// whatever could command the terminal. `link` is an http or https address.
    @discardableResult
    public mutating func put(
        _ text: String, x: Int, y: Int, role: Role = .text, maxWidth: Int? = nil, link: String? = nil
    ) -> Int {
        guard y >= 0, y < size.height else { return 0 }
        let room = min(maxWidth ?? .max, size.width - x)
        guard room > 0 || isSpoken else { return 0 }
        let linkIndex = link.flatMap { Frame.mayBeLink($0) ? self.linkIndex($0) : nil }
        let plain = visible(text)
        let shown = !isSpoken ? plain : role == .key ? spokenKey(plain, words) : spoken(plain)
        if isSpoken {
            let columns = max(0, min(room, TextWidth.of(shown)))
            written.append(WrittenText(x: x, y: y, text: shown, role: role, link: linkIndex, columns: columns))
            guard room > 0 else { return 0 }
        }
        #if DEBUG
            record?.begin(shown)
        #endif
        var writer = CellWriter(x: x, end: x + room, y: y, role: role, link: linkIndex)
        // Most texts fit by their number of bytes, and aren't measured.
        if shown.utf8.count > room, TextWidth.of(shown) > room {
            writer.write(TextWidth.prefix(of: shown, columns: room - 1), to: &self)
            writer.write("…", to: &self)
        } else {
            writer.write(shown, to: &self)
        }
        return writer.x - x
    }

    /// Writes several parts one after the other, each in its role, into at most `maxWidth` columns. Returns the columns used.
    @discardableResult
    public mutating func put(_ parts: [(String, Role)], x: Int, y: Int, maxWidth: Int? = nil) -> Int {
        var used = 0
        for (text, role) in parts {
            used += put(text, x: x + used, y: y, role: role, maxWidth: maxWidth.map { $0 - used })
        }
        return used
    }

    /// The same without the last parts of which little would be seen: what has no room says nothing. The first one is cut where
    /// it must be.
    @discardableResult
    public mutating func put(fitting parts: [(String, Role)], x: Int, y: Int, maxWidth: Int) -> Int {
        if isSpoken { return put(parts, x: x, y: y) }
        /// Columns of a part that are worth showing with the rest cut off.
        let leastShown = 20
        var shown: [(String, Role)] = []
        var used = 0
        for part in parts {
            let columns = TextWidth.of(visible(part.0))
            if !shown.isEmpty, used + columns > maxWidth, maxWidth - used < leastShown { break }
            shown.append(part)
            used += columns
        }
        return put(shown, x: x, y: y, maxWidth: maxWidth)
    }

    /// Writes a text into a rectangle's first row.
    @discardableResult
    public mutating func put(_ text: String, in rect: Rect, role: Role = .text, alignment: Alignment) -> Int {
        guard !rect.isEmpty || isSpoken && rect.height > 0 else { return 0 }
        let columns = min(TextWidth.of(isSpoken ? spoken(visible(text)) : visible(text)), rect.width)
        let before =
            switch alignment {
            case .left: 0
            case .right, .decimal: rect.width - columns
            case .center: (rect.width - columns) / 2
            }
        return put(text, x: rect.x + before, y: rect.y, role: role, maxWidth: rect.width - before)
    }

    /// Blanks the rectangle.
    public mutating func fill(_ rect: Rect, role: Role = .text) {
        let part = rect.intersection(bounds)
        if isSpoken { written.removeAll { part.contains(Position(x: $0.x, y: $0.y)) } }
        let cell = Cell(grapheme: " ", role: role)
        for y in part.rows {
            for x in part.columns {
                set(cell, x: x, y: y)
                #if DEBUG
                    record?.clear(y * size.width + x)
                #endif
            }
        }
    }

    /// Gives a rectangle another role and keeps its characters.
    public mutating func setRole(_ rect: Rect, _ role: Role) {
        let part = rect.intersection(bounds)
        for y in part.rows {
            for index in (y * size.width + part.x)..<(y * size.width + part.maxX) { setRole(role, at: index) }
        }
    }

    /// Puts what is drawn in a rectangle on a ground; characters and roles stay. What is written later stands on no ground.
    public mutating func setGround(_ rect: Rect, _ ground: Ground) {
        let part = rect.intersection(bounds)
        for y in part.rows {
            for index in (y * size.width + part.x)..<(y * size.width + part.maxX) { setGround(ground, at: index) }
        }
    }

    public mutating func hline(x: Int, y: Int, width: Int, role: Role = .border, character: Character = "─") {
        let part = Rect(x: x, y: y, width: width, height: 1).intersection(bounds)
        guard !part.isEmpty, !isSpoken else { return }
        put(String(repeating: character, count: part.width), x: part.x, y: y, role: role, maxWidth: part.width)
    }

    public mutating func vline(x: Int, y: Int, height: Int, role: Role = .border) {
        for row in y..<(y + max(0, height)) { put("│", x: x, y: row, role: role, maxWidth: 1) }
    }

    /// Draws a border along a rectangle's edge, with a title in its upper side and a note in the lower one, and returns
    /// the room inside, which it leaves as it was.
    @discardableResult
    public mutating func box(
        _ rect: Rect, title: String? = nil, note: String? = nil, role: Role = .border, titleRole: Role = .title
    ) -> Rect {
        guard rect.width >= 2, rect.height >= 2 else { return Rect(x: rect.x, y: rect.y, width: 0, height: 0) }
        let right = rect.maxX - 1
        let bottom = rect.maxY - 1
        hline(x: rect.x + 1, y: rect.y, width: rect.width - 2, role: role)
        hline(x: rect.x + 1, y: bottom, width: rect.width - 2, role: role)
        vline(x: rect.x, y: rect.y + 1, height: rect.height - 2, role: role)
        vline(x: right, y: rect.y + 1, height: rect.height - 2, role: role)
        let corners = [
            ("┌", rect.x, rect.y), ("┐", right, rect.y), ("└", rect.x, bottom), ("┘", right, bottom),
        ]
        for (corner, x, y) in corners { put(corner, x: x, y: y, role: role) }
        let edge = rect.width - 4
        if let title, edge > 2 { put(" \(title) ", x: rect.x + 2, y: rect.y, role: titleRole, maxWidth: edge) }
        if let note, edge > 2 {
            put(" \(note) ", in: Rect(x: rect.x + 2, y: bottom, width: edge, height: 1), role: role, alignment: .right)
        }
        return rect.inset(dx: 1, dy: 1)
    }

    /// Only web addresses without hidden characters become clickable.
    static func mayBeLink(_ address: String) -> Bool {
        (address.hasPrefix("https://") || address.hasPrefix("http://"))
            && address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && address.utf8.count <= 2000
    }
}

/// Puts text into cells. A cell holds one spacing character and the combining marks on it, because that is what a
/// terminal's cell and ncurses hold; a cluster of several spacing characters takes several cells.
private struct CellWriter {
    var x: Int
    let end: Int
    let y: Int
    let role: Role
    let link: UInt16?

    /// By code: making each character anew is the dearest part of a frame.
    private static let ascii = (UInt8(0)..<0x80).map { Character(Unicode.Scalar($0)) }

    mutating func write(_ text: String, to frame: inout Frame) {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            for byte in text.utf8 { write(CellWriter.ascii[Int(byte)], width: 1, to: &frame) }
            return
        }
        for character in text {
            if character.isASCII {
                write(character, width: 1, to: &frame)
                continue
            }
            let scalars = character.unicodeScalars
            if let only = scalars.first, scalars.count == 1 {
                let width = TextWidth.of(only)
                write(width == 0 ? Character("◌\(character)") : character, width: max(1, width), to: &frame)
            } else {
                writeCluster(scalars, to: &frame)
            }
        }
    }

    private mutating func writeCluster(_ scalars: Character.UnicodeScalarView, to frame: inout Frame) {
        /// As many marks as an ncurses cell holds beside its base.
        let mostMarks = 4
        var cell = ""
        var width = 0
        var marks = 0
        func flush(_ writer: inout CellWriter, _ frame: inout Frame) {
            guard let first = cell.first, cell.count == 1 else { return }
            writer.write(first, width: width, to: &frame)
        }
        for scalar in scalars {
            let columns = TextWidth.of(scalar)
            if columns > 0 {
                flush(&self, &frame)
                cell = String(Character(scalar))
                width = columns
                marks = 0
            } else if cell.isEmpty {
                cell = "◌\(Character(scalar))"
                width = 1
                marks = 1
            } else if (0xFE00...0xFE0F).contains(scalar.value) {
                // A variation selector makes some terminals draw two columns where all others count one.
                continue
            } else if marks < mostMarks {
                cell.unicodeScalars.append(scalar)
                marks += 1
            }
        }
        flush(&self, &frame)
    }

    private mutating func write(_ character: Character, width: Int, to frame: inout Frame) {
        guard x + width <= end else { return }
        if x >= 0 {
            #if DEBUG
                for column in x..<(x + width) { frame.record?.write(character, at: y * frame.size.width + column) }
            #endif
            frame.set(Cell(grapheme: character, width: UInt8(width), role: role, link: link), x: x, y: y)
        }
        x += width
    }
}
