/// The places of a table's columns, worked out for a width and for the texts that are shown.
public struct TableLayout: Sendable, Hashable {
    public struct Place: Sendable, Hashable {
        /// The index among the columns given.
        public let index: Int
        /// Columns from the table's left edge.
        public let x: Int
        public let width: Int
        public let alignment: Alignment
        /// Columns of the longest fraction, with its point and the unit behind it.
        let fraction: Int
        let cutsMiddle: Bool
    }

    /// The columns that found room, from the left.
    public let places: [Place]

    /// Lays the columns out in `width` terminal columns with `gap` between two. `rows` are the texts shown, one array a
    /// row with a text for each column: content widths and decimal points follow them.
    public init(_ columns: [Column], width: Int, gap: Int = 2, rows: [[String]] = []) {
        var measures = columns.indices.map { index in
            Measure(
                index: index, column: columns[index], texts: rows.compactMap { index < $0.count ? $0[index] : nil })
        }
        // Columns are dropped, the least needed first, until the others have their smallest room.
        while measures.reduce(0, { $0 + $1.least }) + gap * max(0, measures.count - 1) > width,
            let order = measures.compactMap(\.column.dropOrder).min()
        {
            measures.removeAll { $0.column.dropOrder == order }
        }
        var widths = measures.map(\.least)
        var spare = width - widths.reduce(0, +) - gap * max(0, measures.count - 1)
        // Columns that are as wide as their texts come before the flexible ones.
        for index in measures.indices where spare > 0 && measures[index].weight == 0 {
            let more = min(spare, measures[index].wanted - widths[index])
            widths[index] += more
            spare -= more
        }
        TableLayout.share(spare, among: measures, widths: &widths)
        var places: [Place] = []
        var x = 0
        for (measure, columnWidth) in zip(measures, widths) {
            places.append(
                Place(
                    index: measure.index, x: x, width: min(columnWidth, max(0, width - x)),
                    alignment: measure.column.alignment, fraction: measure.fraction,
                    cutsMiddle: measure.column.cutsMiddle))
            x += columnWidth + gap
        }
        self.places = places
    }

    /// Gives the spare room to the flexible columns by their weights, until none takes more.
    private static func share(_ spare: Int, among measures: [Measure], widths: inout [Int]) {
        var spare = spare
        while spare > 0 {
            let open = measures.indices.filter { measures[$0].weight > 0 && widths[$0] < measures[$0].wanted }
            let weights = open.reduce(0) { $0 + measures[$1].weight }
            guard weights > 0 else { return }
            let before = spare
            for index in open {
                let share = min(before * measures[index].weight / weights, measures[index].wanted - widths[index])
                widths[index] += share
                spare -= share
            }
            // Less than one column for each: the first ones get what is left.
            if spare == before {
                for index in open where spare > 0 {
                    widths[index] += 1
                    spare -= 1
                }
            }
        }
    }

    /// The columns that these need at least, with `gap` between two.
    public static func leastWidth(_ columns: [Column], gap: Int = 2) -> Int {
        columns.reduce(0) { $0 + Measure(index: 0, column: $1, texts: []).least } + gap * max(0, columns.count - 1)
    }

    /// The columns that these take at most, with `gap` between two; of columns that have a limit.
    public static func mostWidth(_ columns: [Column], gap: Int = 2) -> Int {
        columns.reduce(0) { $0 + Measure(index: 0, column: $1, texts: []).wanted } + gap * max(0, columns.count - 1)
    }

    /// Draws a row's texts, each in its own role, with the table's left edge at `x`.
    public func draw(_ texts: [(String, Role)], in frame: inout Frame, x: Int, y: Int) {
        if frame.isSpoken {
            // One after the other: blanks take a Braille line's few cells.
            drawSpoken(places.filter { $0.index < texts.count }.map { texts[$0.index] }, in: &frame, x: x, y: y)
            return
        }
        for place in places where place.index < texts.count {
            let (text, role) = texts[place.index]
            draw(text, role: role, in: place, of: &frame, x: x, y: y)
        }
    }

    private func drawSpoken(_ texts: [(String, Role)], in frame: inout Frame, x: Int, y: Int) {
        var parts: [(String, Role)] = []
        for (text, role) in texts {
            let words = spoken(text).split(separator: " ").joined(separator: " ")
            guard !words.isEmpty else { continue }
            if !parts.isEmpty { parts.append((", ", .text)) }
            parts.append((words, role))
        }
        frame.put(parts, x: x, y: y)
    }

    public func drawTitles(of columns: [Column], role: Role = .muted, in frame: inout Frame, x: Int, y: Int) {
        if frame.isSpoken {
            let titles = places.filter { $0.index < columns.count }.map { (columns[$0.index].title, role) }
            drawSpoken(titles, in: &frame, x: x, y: y)
            return
        }
        for place in places where place.index < columns.count {
            let alignment = place.alignment == .decimal ? .right : place.alignment
            let rect = Rect(x: x + place.x, y: y, width: place.width, height: 1)
            frame.put(columns[place.index].title, in: rect, role: role, alignment: alignment)
        }
    }

    private func draw(_ text: String, role: Role, in place: Place, of frame: inout Frame, x: Int, y: Int) {
        var rect = Rect(x: x + place.x, y: y, width: place.width, height: 1)
        guard place.alignment == .decimal else {
            let shown = place.cutsMiddle ? TextWidth.truncateMiddle(visible(text), to: rect.width) : text
            frame.put(shown, in: rect, role: role, alignment: place.alignment)
            return
        }
        let shown = visible(text)
        let missing = place.fraction - TextWidth.of(TableLayout.fraction(of: shown))
        // A text too long for the common decimal point moves right as far as it must.
        let room = max(0, rect.width - TextWidth.of(shown))
        rect = rect.inset(right: min(missing, room))
        frame.put(shown, in: rect, role: role, alignment: .right)
    }

    /// The part behind a number's whole digits: point, fraction and unit. A space between digits groups thousands.
    /// Empty if there is no digit.
    static func fraction(of text: String) -> String {
        guard let lastDigit = text.lastIndex(where: { $0.isASCII && $0.isNumber }) else { return "" }
        // No language groups thousands by one of these.
        if let point = text.firstIndex(where: { $0 == "." || $0 == "," }), point < lastDigit {
            return String(text[point...])
        }
        return String(text[text.index(after: lastDigit)...])
    }

    private struct Measure {
        let index: Int
        let column: Column
        /// Its smallest width.
        let least: Int
        /// The width at which it takes no more.
        let wanted: Int
        /// Its share of spare room; 0 for columns that take none.
        let weight: Int
        let fraction: Int

        init(index: Int, column: Column, texts: [String]) {
            self.index = index
            self.column = column
            let shown = texts.map { visible($0) }
            let title = TextWidth.of(visible(column.title))
            var content = shown.reduce(title) { Swift.max($0, TextWidth.of($1)) }
            var fraction = 0
            if column.alignment == .decimal {
                let fractions = shown.map { TextWidth.of(TableLayout.fraction(of: $0)) }
                let wholes = zip(shown, fractions).map { TextWidth.of($0) - $1 }
                fraction = fractions.max() ?? 0
                content = Swift.max(content, fraction + (wholes.max() ?? 0))
            }
            self.fraction = fraction
            // A title is whole in every language.
            switch column.width {
            case .fixed(let width):
                (least, wanted, weight) = (Swift.max(width, title), Swift.max(width, title), 0)
            case .content(let min, let max):
                least = Swift.max(min, title)
                (wanted, weight) = (Swift.max(least, Swift.min(max, content)), 0)
            case .whole(let min, let max):
                let longest = shown.reduce(title) { Swift.max($0, TextWidth.of($1)) }
                least = Swift.max(min, title, Swift.min(max, longest))
                (wanted, weight) = (least, 0)
            case .flexible(let share, let min, let max):
                least = Swift.max(min, title)
                (wanted, weight) = (Swift.max(least, max), Swift.max(1, share))
            }
        }
    }
}

public struct Column: Sendable, Hashable {
    /// Measured in terminal columns.
    public enum Width: Sendable, Hashable {
        case fixed(Int)
        /// As wide as its contents, from `min` to `max`. None is narrower than its title.
        case content(min: Int, max: Int)
        /// As `content`, but other columns give way before a text of it is cut.
        case whole(min: Int, max: Int)
        /// A share of what the others leave, by `weight`, at least `min` and at most `max`.
        case flexible(weight: Int = 1, min: Int, max: Int = .max)
    }

    /// Empty for no heading.
    public var title: String
    public var width: Width
    public var alignment: Alignment
    /// When the room is too small for all, columns of a lower number go first; nil stays.
    public var dropOrder: Int?
    /// Whether a text that is too long loses its middle and not its end: both ends of a number tell more.
    public var cutsMiddle: Bool

    public init(
        _ title: String = "", width: Width, alignment: Alignment = .left, dropOrder: Int? = nil,
        cutsMiddle: Bool = false
    ) {
        self.title = title
        self.width = width
        self.alignment = alignment
        self.dropOrder = dropOrder
        self.cutsMiddle = cutsMiddle
    }
}
