/// A rectangle of cells. It may be empty, never negative.
public struct Rect: Sendable, Hashable {
    /// The leftmost column.
    public var x: Int
    /// The topmost row.
    public var y: Int
    public var width: Int
    public var height: Int

    /// Negative sizes become zero.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The rectangle of that size at 0,0.
    public init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.width, height: size.height)
    }

    /// The first column right of the rectangle.
    public var maxX: Int { x + width }
    /// The first row below the rectangle.
    public var maxY: Int { y + height }
    public var isEmpty: Bool { width == 0 || height == 0 }
    public var rows: Range<Int> { y..<maxY }
    public var columns: Range<Int> { x..<maxX }

    public func contains(_ position: Position) -> Bool {
        position.x >= x && position.x < maxX && position.y >= y && position.y < maxY
    }

    /// The result is empty where they don't meet.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
    }

    /// The rectangle without `dx` columns on each side and `dy` rows above and below.
    public func inset(dx: Int = 0, dy: Int = 0) -> Rect {
        Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
    }

    public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
        Rect(x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
    }

    /// One row of it, counted from its top; empty if it has no such row.
    public func row(_ index: Int) -> Rect {
        Rect(x: x, y: y + index, width: width, height: index >= 0 && index < height ? 1 : 0)
    }

    public func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
        let taken = min(max(0, rows), height)
        return (
            Rect(x: x, y: y, width: width, height: taken),
            Rect(x: x, y: y + taken, width: width, height: height - taken)
        )
    }

    public func splitBottom(_ rows: Int) -> (rest: Rect, bottom: Rect) {
        let parts = splitTop(height - min(max(0, rows), height))
        return (parts.top, parts.rest)
    }

    public func splitLeft(_ columns: Int) -> (left: Rect, rest: Rect) {
        let taken = min(max(0, columns), width)
        return (
            Rect(x: x, y: y, width: taken, height: height),
            Rect(x: x + taken, y: y, width: width - taken, height: height)
        )
    }

    public func splitRight(_ columns: Int) -> (rest: Rect, right: Rect) {
        let parts = splitLeft(width - min(max(0, columns), width))
        return (parts.left, parts.rest)
    }

    /// The result is no larger than this rectangle.
    public func centered(width: Int, height: Int) -> Rect {
        let fitting = Size(width: min(width, self.width), height: min(height, self.height))
        return Rect(
            x: x + (self.width - fitting.width) / 2, y: y + (self.height - fitting.height) / 2,
            width: fitting.width, height: fitting.height)
    }
}

/// A cell's place, counted from the frame's top left corner at 0,0.
public struct Position: Sendable, Hashable {
    public var x: Int
    public var y: Int

    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

/// Measured in terminal cells.
public struct Size: Sendable, Hashable {
    public var width: Int
    public var height: Int

    /// Negative measures become zero.
    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}
