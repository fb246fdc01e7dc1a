import ScreenKit

extension Screen {
    /// The row of a list at that place: its hit is named `row:` and its index.
    func row(at position: Position, _ context: AppContext) -> Int? {
        var frame = Frame(size: context.size)
        draw(in: &frame, room: Chrome.room(of: context.size), context)
        guard let id = frame.hit(at: position), id.hasPrefix("row:") else { return nil }
        return Int(id.dropFirst(4))
    }
}

extension ListSelection {
    /// What the mouse does in a short list: the wheel goes up and down by one, a click selects the row under it.
    mutating func handle(_ mouse: MouseEvent, row: Int?, count: Int, height: Int) {
        switch mouse.kind {
        case .wheelUp: select(selected - 1, count: count, height: height)
        case .wheelDown: select(selected + 1, count: count, height: height)
        case .press, .doubleClick: if let row { select(row, count: count, height: height) }
        }
    }
}
