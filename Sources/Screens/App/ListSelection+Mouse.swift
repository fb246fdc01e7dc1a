import ScreenKit

extension HitRegion.Target {
    var rowNumber: Int? { if case .row(let row) = self { row } else { nil } }
}

extension MouseEvent.Kind {
    /// Rows by which the wheel turns a text or a long list.
    var scrolledRows: Int {
        switch self {
        case .wheelUp: -3
        case .wheelDown: 3
        case .press, .doubleClick: 0
        }
    }
}

extension ListSelection {
    /// What the mouse does in a list: a click selects the row under it. In a short list the wheel moves the selection by one,
    /// a long one it scrolls.
    mutating func handle(_ mouse: MouseEvent.Kind, row: Int?, count: Int, height: Int, isLong: Bool = false) {
        switch mouse {
        case .wheelUp where isLong, .wheelDown where isLong:
            scroll(by: mouse.scrolledRows, count: count, height: height)
        case .wheelUp: select(selected - 1, count: count, height: height)
        case .wheelDown: select(selected + 1, count: count, height: height)
        case .press, .doubleClick: if let row { select(row, count: count, height: height) }
        }
    }
}
