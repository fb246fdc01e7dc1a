/// Columns of several parts that stand on each other, side by side, in whole rows.
///
/// Each part is drawn in a role and with a character of its own, so that the parts are told apart without colour.
public struct StackedChart: Sendable, Hashable {
    /// A part of all columns.
    public struct Part: Sendable, Hashable {
        public let character: Character
        public let role: Role

        public init(_ character: Character, _ role: Role) {
            self.character = character
            self.role = role
        }
    }

    /// From the axis up.
    public let parts: [Part]
    /// Each column's values, one for each part.
    public let columns: [[Int]]

    public init(_ columns: [[Int]], parts: [Part]) {
        self.columns = columns.map { $0.map { max(0, $0) } }
        self.parts = parts
    }

    /// The value of the highest column, which fills all rows.
    public var largest: Int { columns.map { $0.reduce(0, +) }.max() ?? 0 }

    /// How many rows each part of a column takes: every value above 0 has one, as long as there are rows, and all together
    /// take what their sum takes.
    func rows(of values: [Int], height: Int) -> [Int] {
        let sum = values.reduce(0, +)
        guard sum > 0, largest > 0 else { return values.map { _ in 0 } }
        let shown = values.count { $0 > 0 }
        let all = min(height, max(shown, Int(Double(sum) * Double(height) / Double(largest) + 0.5)))
        var rows = values.map { $0 == 0 ? 0 : max(1, Int(Double($0) * Double(all) / Double(sum))) }
        while rows.reduce(0, +) > all,
            let index = rows.indices.max(by: { (rows[$0], -values[$0]) < (rows[$1], -values[$1]) })
        {
            rows[index] -= 1
        }
        // What is left over goes where most was lost.
        while rows.reduce(0, +) < all {
            let lost = values.indices.map { Double(values[$0]) * Double(all) / Double(sum) - Double(rows[$0]) }
            guard let index = lost.indices.max(by: { lost[$0] < lost[$1] }) else { break }
            rows[index] += 1
        }
        return rows
    }

    /// Draws the columns so that they stand on the last row of the place, each `columnWidth` wide with `gap` blanks behind it.
    public func draw(in frame: inout Frame, place: Rect, columnWidth: Int, gap: Int) {
        // The rows of the tables tell the same.
        if frame.isSpoken { return }
        for (index, values) in columns.enumerated() {
            let x = place.x + index * (columnWidth + gap)
            guard x + columnWidth <= place.maxX else { return }
            var y = place.maxY - 1
            for (part, rows) in zip(parts, rows(of: values, height: place.height)) {
                for _ in 0..<rows {
                    frame.put(String(repeating: part.character, count: columnWidth), x: x, y: y, role: part.role)
                    y -= 1
                }
            }
        }
    }
}

/// A number as a bar from the left, drawn to an eighth of a column; the largest of its kind fills the width.
public struct ValueBar: Sendable, Hashable {
    public var value: Int
    public var largest: Int

    private static let eighths: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// Numbers below 0 count as 0.
    public init(_ value: Int, of largest: Int) {
        self.value = max(0, value)
        self.largest = max(0, largest)
    }

    /// At most `width` columns, without blanks behind the bar. A value above 0 always shows.
    public func text(width: Int) -> String {
        guard value > 0, largest > 0, width > 0 else { return "" }
        let share = min(1, Double(value) / Double(largest))
        let eighths = max(1, Int(share * Double(width * 8) + 0.5))
        let full = String(repeating: "█", count: eighths / 8)
        return eighths % 8 == 0 ? full : full + String(Self.eighths[eighths % 8])
    }
}

/// Progress as a bar, drawn to an eighth of a column.
public struct ProgressBar: Sendable, Hashable {
    /// From 0 to 1.
    public var fraction: Double

    /// A total of 0 counts as done.
    public init(done: Int, of total: Int) {
        fraction = total > 0 ? min(1, max(0, Double(done) / Double(total))) : 1
    }

    /// Exactly `width` columns. The bar is full only when all is done.
    public func text(width: Int) -> String {
        guard width > 0 else { return "" }
        let parts: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        let eighths = Int(fraction * Double(width * 8))
        let full = eighths / 8
        guard full < width else { return String(repeating: "█", count: width) }
        return String(repeating: "█", count: full) + String(parts[eighths % 8])
            + String(repeating: " ", count: width - full - 1)
    }
}
