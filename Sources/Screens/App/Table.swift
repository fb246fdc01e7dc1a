import ScreenKit

/// A column of a table: its title, its width, and what it says of a row.
struct TableColumn<Row> {
    let layout: Column
    let cell: (Row) -> (String, Role)
    /// What stands behind the text, muted.
    let tail: ((Row) -> String)?

    init(
        _ title: String = "", width: Column.Width, alignment: Alignment = .left, dropOrder: Int? = nil,
        cutsMiddle: Bool = false, tail: ((Row) -> String)? = nil, _ cell: @escaping (Row) -> (String, Role)
    ) {
        layout = Column(title, width: width, alignment: alignment, dropOrder: dropOrder, cutsMiddle: cutsMiddle)
        self.cell = cell
        self.tail = tail
    }
}

/// Columns laid out for a width and for the rows that are measured.
struct Table<Row> {
    private let columns: [TableColumn<Row>]
    let layout: TableLayout

    init(_ columns: [TableColumn<Row>], width: Int, measuring rows: [Row]) {
        self.columns = columns
        layout = TableLayout(
            columns.map(\.layout), width: width, rows: rows.map { row in columns.map { $0.cell(row).0 } })
    }

    func drawTitles(in frame: inout Frame, x: Int, y: Int) {
        layout.drawTitles(of: columns.map(\.layout), in: &frame, x: x, y: y)
    }

    /// Draws a row, each cell in its own role, or all in one.
    func draw(_ row: Row, role: Role? = nil, in frame: inout Frame, x: Int, y: Int) {
        let cells = columns.map { column in
            let (text, own) = column.cell(row)
            return (text + (column.tail?(row) ?? ""), role ?? own)
        }
        layout.draw(cells, in: &frame, x: x, y: y)
        guard role == nil else { return }
        for place in layout.places where columns[place.index].tail != nil {
            let start = min(place.width, TextWidth.of(visible(columns[place.index].cell(row).0)))
            frame.setRole(Rect(x: x + place.x + start, y: y, width: place.width - start, height: 1), .muted)
        }
    }
}

extension ListSelection {
    /// Draws the rows that are visible at that place, each clickable, the selected one with a mark at its left.
    func draw<Row>(_ rows: [Row], as table: Table<Row>, in frame: inout Frame, place: Rect) {
        let shown = visibleRows(count: rows.count, height: place.height)
        for (line, index) in shown.enumerated() {
            let y = place.y + line
            if index == selected { frame.put("▌", x: place.x, y: y, role: .cursor) }
            table.draw(rows[index], in: &frame, x: place.x + 2, y: y)
            frame.addHit(Rect(x: place.x, y: y, width: place.width - 1, height: 1), .row(index))
        }
        ScrollBar(count: rows.count, offset: shown.lowerBound)
            .draw(in: &frame, x: place.maxX - 1, y: place.y, height: place.height)
    }
}

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
    /// Applies the mouse to a list: a click selects the row under it; the wheel moves the selection of a short list by
    /// one, and scrolls a long one.
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
