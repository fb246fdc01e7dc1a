/// A mark at the edge of a list that tells which part of it is shown.
public struct ScrollBar: Sendable, Hashable {
    /// Rows of the list.
    public var count: Int
    /// The first row shown.
    public var offset: Int

    /// The bar of a list of so many rows, shown from that one on.
    public init(count: Int, offset: Int) {
        self.count = count
        self.offset = offset
    }

    /// The rows of the mark in a bar of so many rows; nil when the whole list is shown. The mark touches an end only when the
    /// list does.
    public func mark(height: Int) -> Range<Int>? {
        guard count > height, height > 0 else { return nil }
        let length = max(1, height * height / count)
        let last = count - height
        let free = height - length
        if offset <= 0 { return 0..<length }
        if offset >= last { return free..<height }
        let start = max(0, min(free - 1, max(1, free * offset / last)))
        return start..<start + length
    }

    /// Draws it down a column; nothing when the whole list is shown.
    public func draw(in frame: inout Frame, x: Int, y: Int, height: Int, role: Role = .border) {
        guard let mark = mark(height: height) else { return }
        for row in 0..<height {
            frame.put(mark.contains(row) ? "┃" : "│", x: x, y: y + row, role: mark.contains(row) ? .accent : role)
        }
    }
}
