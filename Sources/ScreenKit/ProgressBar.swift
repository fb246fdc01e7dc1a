/// How far something is, as a bar with eighths of a column.
public struct ProgressBar: Sendable, Hashable {
    /// From 0 to 1.
    public var fraction: Double

    /// A bar for a part of the whole, held within 0 and 1; a whole of 0 is done.
    public init(done: Int, of total: Int) {
        fraction = total > 0 ? min(1, max(0, Double(done) / Double(total))) : 1
    }

    /// The bar as text of exactly so many columns. It is full only when all is done.
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
