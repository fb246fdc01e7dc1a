/// Numbers as columns side by side, drawn to an eighth of a row.
public struct ColumnChart: Sendable, Hashable {
    /// From the left; none is negative.
    public var values: [Int]

    private static let eighths: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇"]

    /// Values below 0 count as 0.
    public init(_ values: [Int]) { self.values = values.map { max(0, $0) } }

    /// The rows from the top. Each column takes `columnWidth` columns of the terminal and `gap` blank ones behind it;
    /// the largest value fills all rows, and every value above 0 shows.
    public func rows(height: Int, columnWidth: Int = 1, gap: Int = 0) -> [String] {
        let largest = values.max() ?? 0
        let heights = values.map { value in
            value == 0 ? 0 : max(1, Int(Double(value) / Double(largest) * Double(height * 8) + 0.5))
        }
        return (0..<max(0, height)).map { row in
            let below = (height - 1 - row) * 8
            var line = ""
            for (index, eighths) in heights.enumerated() {
                let part = min(8, max(0, eighths - below))
                line += String(repeating: part == 8 ? "█" : Self.eighths[part], count: columnWidth)
                if index < heights.count - 1 { line += String(repeating: " ", count: gap) }
            }
            return line
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
