/// A text as it was written into a frame that is read aloud: whole, whatever room it had there.
struct WrittenText: Sendable {
    let x: Int
    let y: Int
    /// Spoken, and without what could command the terminal.
    let text: String
    let role: Role
    let link: UInt16?
    /// Columns that it took.
    let columns: Int
    /// True for what is typed, which keeps its blanks, and has a place where it is empty.
    var isField = false
}

extension Frame {
    /// The frame as it is read aloud or felt: a row is a line, its texts whole and one after the other, wrapped where the screen
    /// is narrower; rows without a text are left out. The first `head` rows stay at the top and the last `foot` at the bottom; of
    /// those between the part with the cursor is shown.
    public func readInLines(head: Int, foot: Int) -> Frame {
        var result = Frame(size: size, isSpoken: true, words: words)
        let rows = (0..<size.height).map { y in ReadRow(self, y: y) }
        func lines(_ rows: ArraySlice<ReadRow>) -> [ReadLine] { rows.flatMap { $0.lines(width: size.width) } }
        let top = lines(rows.prefix(head)).prefix(size.height)
        let bottom = lines(rows.suffix(foot)).prefix(max(0, size.height - top.count - 1))
        let middle = lines(rows[min(head, rows.count)..<max(min(head, rows.count), rows.count - foot)])
        let height = size.height - top.count - bottom.count
        var first = 0
        if let cursor, let last = middle.lastIndex(where: { $0.y == cursor.y }), last >= height {
            first = min(last - height + 1, middle.firstIndex { $0.y == cursor.y } ?? 0)
        }
        let places =
            top.enumerated().map { ($0, $1) }
            + middle.dropFirst(first).prefix(height).enumerated().map { (top.count + $0, $1) }
            + bottom.enumerated().map { (size.height - bottom.count + $0, $1) }
        for (y, line) in places { line.draw(in: &result, y: y, of: self) }
        result.take(hits, of: places)
        result.cursor = cursor.flatMap { place(of: $0, among: places) }
        return result
    }

    private func place(of cursor: Position, among places: [(Int, ReadLine)]) -> Position? {
        let own = places.filter { $0.1.y == cursor.y }
        guard let last = own.last else { return nil }
        if let typing {
            // The signs of one text count up from where it begins.
            for (y, line) in own {
                if let spot = line.spots.firstIndex(where: { $0.text == typing.text && $0.offset >= typing.columns }) {
                    return Position(x: line.column(of: spot), y: y)
                }
            }
            for (y, line) in own.reversed() {
                if let spot = line.spots.lastIndex(where: { $0.text == typing.text }) {
                    return Position(x: min(size.width - 1, line.column(of: spot + 1)), y: y)
                }
            }
        }
        for (y, line) in own {
            if let spot = line.spots.firstIndex(where: { $0.x >= cursor.x }) {
                return Position(x: line.column(of: spot), y: y)
            }
        }
        return Position(x: min(size.width - 1, last.1.column(of: last.1.spots.count)), y: last.0)
    }

    private mutating func take(_ hits: [HitRegion], of places: [(Int, ReadLine)]) {
        for hit in hits {
            for (y, line) in places where hit.rect.rows.contains(line.y) {
                let own = line.spots.indices.filter { hit.rect.columns.contains(line.spots[$0].x) }
                guard let first = own.first, let last = own.last else { continue }
                let x = line.column(of: first)
                addHit(Rect(x: x, y: y, width: line.column(of: last + 1) - x, height: 1), hit.target)
            }
        }
    }
}

/// One sign of a line, and where it was written.
private struct ReadSpot {
    let sign: Character
    let columns: Int
    let role: Role
    let link: UInt16?
    let x: Int
    /// The index of the text that it is of, and its columns before it; of what stands between two texts, none.
    let text: Int
    let offset: Int
}

private struct ReadLine {
    let y: Int
    let spots: [ReadSpot]

    func column(of spot: Int) -> Int { spots.prefix(spot).reduce(0) { $0 + $1.columns } }

    /// Roles and grounds are those of the cells, which may have got others after the text.
    func draw(in frame: inout Frame, y: Int, of source: Frame) {
        var x = 0
        for spot in spots {
            let cell = source[spot.x, self.y]
            let isOwn = cell.grapheme == spot.sign
            frame.set(
                Cell(
                    grapheme: spot.sign, width: UInt8(spot.columns), role: isOwn ? cell.role : spot.role,
                    link: spot.link, ground: isOwn ? cell.ground : .plain), x: x, y: y)
            x += spot.columns
        }
    }
}

/// The texts of a row, one after the other.
private struct ReadRow {
    let y: Int
    private(set) var spots: [ReadSpot] = []
    /// Columns without a text since the last sign.
    private var gap = 0

    /// Columns that are as wide as a gap between two things.
    private static let wide = 2

    init(_ frame: Frame, y: Int) {
        self.y = y
        let own = frame.written.indices.filter { frame.written[$0].y == y }
            .sorted { (frame.written[$0].x, $0) < (frame.written[$1].x, $1) }
        var end = 0
        for index in own {
            let text = frame.written[index]
            gap += max(0, text.x - end)
            end = max(end, text.x + text.columns)
            if text.isField {
                separate(from: text.role, isField: true)
                gap = 0
                let isFollowed = own.contains { frame.written[$0].x > text.x && !frame.written[$0].text.isEmpty }
                // A blank is the place where one types.
                append(!text.text.isEmpty ? text.text : isFollowed ? frame.words.empty : " ", of: index, text)
            } else {
                append(words: text.text, of: index, text)
            }
            if TextWidth.of(text.text) > text.columns { gap = max(gap, Self.wide) }
        }
    }

    private mutating func append(_ text: String, of index: Int, _ written: WrittenText) {
        var offset = 0
        for sign in text {
            let columns = TextWidth.of(sign)
            guard columns > 0 else { continue }
            spots.append(
                ReadSpot(
                    sign: sign, columns: min(2, columns), role: written.role, link: written.link,
                    x: written.x + offset, text: index, offset: offset))
            offset += columns
        }
    }

    private mutating func append(words text: String, of index: Int, _ written: WrittenText) {
        var offset = 0
        for sign in text {
            let columns = TextWidth.of(sign)
            defer { offset += columns }
            guard sign != " " else {
                gap += 1
                continue
            }
            guard columns > 0 else { continue }
            separate(from: written.role, isField: false)
            gap = 0
            spots.append(
                ReadSpot(
                    sign: sign, columns: min(2, columns), role: written.role, link: written.link,
                    x: written.x + offset, text: index, offset: offset))
        }
    }

    /// What stands between two texts: a colon behind a name, a comma between things, else a blank.
    private mutating func separate(from role: Role, isField: Bool) {
        guard gap > 0 || isField, let last = spots.last else { return }
        // A field's name has another role while one is in the field.
        let isInput = role == .input || role == .inputFocused
        let isValue = isField || isInput && (last.role == .label || last.role == .accent)
        let isName = (last.role == .label || gap >= Self.wide && last.role == .key) && role != last.role || isValue
        let isWord = !".,:;!?/›".contains(last.sign)
        let sign = !isWord ? "" : isName ? ":" : gap >= Self.wide ? "," : ""
        for character in sign + " " {
            spots.append(
                ReadSpot(
                    sign: character, columns: 1, role: last.role, link: nil, x: last.x, text: -1, offset: 0))
        }
    }

    /// Broken between words, and a long word behind a sign that joins its parts.
    func lines(width: Int) -> [ReadLine] {
        var lines: [ReadLine] = []
        var rest = spots[...]
        while !rest.isEmpty {
            var used = 0
            let end = rest.firstIndex { spot in
                used += spot.columns
                return used > width
            }
            guard let end else {
                lines.append(ReadLine(y: y, spots: Array(rest)))
                break
            }
            let line = rest[..<end]
            // The sign that has no room may be the blank. One within a number is none where a line ends.
            let blank = rest[...end].indices.last { spots[$0].sign == " " && !groupsDigits(at: $0) }
            let joint = line.lastIndex { "/-_.?&=".contains($0.sign) }
            let cut = blank.flatMap { $0 > rest.startIndex ? $0 : nil } ?? joint.map { $0 + 1 } ?? end
            lines.append(ReadLine(y: y, spots: Array(rest[..<max(rest.startIndex + 1, cut)])))
            rest = rest[max(rest.startIndex + 1, cut)...].drop { $0.sign == " " }
        }
        return lines
    }

    /// True for the blank within `1 000`.
    private func groupsDigits(at index: Int) -> Bool {
        func isDigit(_ spot: ReadSpot) -> Bool { spot.sign.isASCII && spot.sign.isNumber }
        guard index > 0, isDigit(spots[index - 1]) else { return false }
        return spots[(index + 1)...].prefix(4).prefix(while: isDigit).count == 3
    }
}
