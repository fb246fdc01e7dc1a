/// One column of a table: its heading, how wide it may be, and where its texts stand.
public struct Column: Sendable, Hashable {
    /// How wide a column is, in terminal columns.
    public enum Width: Sendable, Hashable {
        /// Always so wide.
        case fixed(Int)
        /// As wide as its contents, from `min` to `max`.
        case content(min: Int, max: Int)
        /// The same, and other columns give way before a text of it is cut.
        case whole(min: Int, max: Int)
        /// A share of what the others leave, by `weight`, at least `min` and at most `max`.
        case flexible(weight: Int = 1, min: Int, max: Int = .max)
    }

    /// What stands above it; empty for none.
    public var title: String
    /// How wide.
    public var width: Width
    /// Where its texts stand.
    public var alignment: Alignment
    /// When the room is too small for all, columns of a lower number go first; nil stays.
    public var dropOrder: Int?

    /// A column.
    public init(_ title: String = "", width: Width, alignment: Alignment = .left, dropOrder: Int? = nil) {
        self.title = title
        self.width = width
        self.alignment = alignment
        self.dropOrder = dropOrder
    }
}
