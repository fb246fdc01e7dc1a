/// A cell's place, counted from the frame's top left corner at 0,0.
public struct Position: Sendable, Hashable {
    /// Columns from the left.
    public var x: Int
    /// Rows from the top.
    public var y: Int

    /// The cell in column `x` of row `y`.
    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}
