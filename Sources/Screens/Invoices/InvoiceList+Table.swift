import InvoiceCore
import ScreenKit
import Wording

extension InvoiceList {
    /// The order in which the list is.
    var order: InvoiceQuery.Order { isSearching ? search?.query?.order ?? .newestFirst : .newestFirst }

    /// False where invoices of one day aren't beside each other.
    var isByTime: Bool { order.key == .created }

    func sortMark(of column: ListColumn) -> String {
        switch (column, order) {
        case (.when, .oldestFirst), (.amount, .smallestFirst), (.state, .byState), (.method, .byMethod): "▴"
        case (.amount, .largestFirst), (.state, .byStateBackwards), (.method, .byMethodBackwards): "▾"
        default: ""
        }
    }

    /// The order that a click on a heading brings; nil where there is none.
    func nextOrder(after column: ListColumn) -> InvoiceQuery.Order? {
        switch (column, order) {
        case (.when, .newestFirst): .oldestFirst
        case (.when, _): .newestFirst
        case (.amount, .largestFirst): .smallestFirst
        case (.amount, .smallestFirst): .newestFirst
        case (.amount, _): .largestFirst
        case (.state, .byState): .byStateBackwards
        case (.state, .byStateBackwards): .newestFirst
        case (.state, _): .byState
        case (.method, .byMethod): .byMethodBackwards
        case (.method, .byMethodBackwards): .newestFirst
        case (.method, _): .byMethod
        default: nil
        }
    }

    /// A row of the table: a day's heading or an invoice.
    private enum Line {
        case day(String)
        case invoice(Int)
    }

    /// The lines that are visible, so that the selected invoice is among them.
    private func visibleLines(height: Int, _ context: AppContext) -> [Line] {
        var first = min(top, selected)
        while true {
            let lines = lines(from: first, height: height, context)
            let hasSelected = lines.contains { if case .invoice(selected) = $0 { true } else { false } }
            if hasSelected || first >= selected { return lines }
            first += max(1, selected - first - height + 1)
        }
    }

    private func lines(from first: Int, height: Int, _ context: AppContext) -> [Line] {
        var lines: [Line] = []
        var day: Int?
        let today = context.zone.civil(context.now).dayNumber
        for index in first..<shown.count where lines.count < height {
            let own = context.zone.civil(shown[index].intent.createdAt).dayNumber
            // Today needs no heading: the clock times say enough. In another order each row has its day.
            if own != day, day != nil || own != today, isByTime {
                lines.append(.day(wording.day(of: shown[index].intent.createdAt, now: context.now, zone: context.zone)))
            }
            day = own
            if lines.count < height { lines.append(.invoice(index)) }
        }
        return lines
    }

    func drawRows(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let lines = visibleLines(height: room.height - 1, context)
        let division = division(of: context.size.width, context)
        let table = Table(division.table, width: min(division.tableWidth, room.width - Self.margins), measuring: [])
        table.drawTitles(in: &frame, x: room.x + 2, y: room.y)
        addHeadingHits(of: table, in: &frame, room: room, context)
        let words =
            search?.query.map { $0.words + $0.loose.flatMap { $0.words + [$0.dashed].compactMap(\.self) } } ?? []
        for (row, line) in lines.enumerated() {
            let area = room.row(row + 1).inset(right: 1)
            switch line {
            case .day(let text):
                frame.put(text, x: room.x + 2, y: area.y, role: .heading, maxWidth: room.width - 4)
            case .invoice(let index):
                let invoice = shown[index]
                let isSelected = index == selected
                let isUnfit = isUnfit(invoice)
                table.draw(invoice, role: isUnfit ? .muted : nil, in: &frame, x: area.x + 2, y: area.y)
                // Who listens hears it from the line below the list.
                if let sign = RowSign(invoice), !frame.isSpoken {
                    frame.put(sign.glyph, x: area.x + 1, y: area.y, role: sign.role)
                }
                if isUnfit { frame.put("*", x: area.x + 1, y: area.y, role: .warning) }
                if isMarked(index) { frame.put("✓", x: area.x + 1, y: area.y, role: .accent) }
                frame.mark(words, in: area)
                if isSelected {
                    frame.put("▌", x: area.x, y: area.y, role: .cursor)
                    frame.setGround(area, .selection)
                }
                frame.addHit(area, .row(index))
            }
        }
        let firstIndex = lines.lazy.compactMap { if case .invoice(let index) = $0 { index } else { nil } }.first ?? 0
        let count = isSearching ? shown.count : max(total ?? 0, base + invoices.count)
        ScrollBar(count: count, offset: (isSearching ? 0 : base) + firstIndex)
            .draw(in: &frame, x: room.maxX - 1, y: room.y + 1, height: room.height - 1)
    }

    private func addHeadingHits(of table: Table<Invoice>, in frame: inout Frame, room: Rect, _ context: AppContext) {
        let shown = shownColumns(context.size.width, context)
        let columns = ListColumn.allCases.filter(shown.contains)
        for place in table.layout.places where nextOrder(after: columns[place.index]) != nil {
            guard let number = ListColumn.allCases.firstIndex(of: columns[place.index]) else { continue }
            frame.addHit(Rect(x: room.x + 2 + place.x, y: room.y, width: place.width, height: 1), .part(number))
        }
    }

    /// True for a row that no longer fits the search.
    func isUnfit(_ invoice: Invoice) -> Bool { isSearching && search?.unfit.contains(invoice.id) == true }
}
