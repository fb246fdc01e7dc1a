import InvoiceCore
import ScreenKit
import Wording

extension InvoiceList {
    /// From this width on the selected invoice stands beside the list.
    private static let previewFrom = 120
    /// A preview in fewer columns would be all wrapped words.
    private static let leastPreview = 27
    /// So many it gets before the list gets more than it needs.
    private static let widePreview = 60
    /// Left of the table, and right of it, with the scroll bar.
    private static let margins = 3

    var widths: ListWidths { isSearching ? search?.widths ?? ListWidths() : ownWidths }

    /// The list's part of the room, and the preview's.
    func split(_ room: Rect, _ context: AppContext) -> (list: Rect, preview: Rect?) {
        guard room.width >= Self.previewFrom else { return (room, nil) }
        let least = TableLayout.leastWidth(columns(room.width, context).map(\.layout)) + Self.margins
        guard room.width - least >= Self.leastPreview else { return (room, nil) }
        let more = max(0, room.width - 180) / 3
        // Method and description have some room, too, before the preview gets more than it needs.
        let list = max(least, min(room.width - 36, least + 12), room.width - Self.widePreview - more)
        return (room.splitLeft(list).left, room.inset(left: list))
    }

    /// The columns that are wanted in a window so wide; those without room are left out by the table.
    func shownColumns(_ width: Int, _ context: AppContext) -> Set<ListColumn> {
        if let chosen = context.listSettings.columns { return chosen.union([.amount, .state]) }
        var columns: Set<ListColumn> = [.when, .paymentID, .method, .amount, .state]
        if width >= 100 { columns.insert(.description) }
        if width >= 170 { columns.insert(.tracking) }
        return columns
    }

    func columns(_ width: Int, _ context: AppContext) -> [TableColumn<Invoice>] {
        let shown = shownColumns(width, context)
        return ListColumn.allCases.filter(shown.contains).map { column($0, width, context) }
    }

    private func column(_ column: ListColumn, _ width: Int, _ context: AppContext) -> TableColumn<Invoice> {
        let (isByTime, widths) = (isByTime, widths)
        let title = wording.title(of: column) + sortMark(of: column)
        switch column {
        case .when:
            return TableColumn(title, width: .fixed(isByTime ? 5 : 10), dropOrder: 6) { invoice in
                let created = context.zone.civil(invoice.intent.createdAt)
                return (isByTime ? created.hourMinute : created.date, .muted)
            }
        case .paymentID:
            let width = Column.Width.flexible(weight: 1000, min: min(16, widths.paymentID), max: widths.paymentID)
            return TableColumn(title, width: width, dropOrder: 5, cutsMiddle: true) {
                ($0.intent.paymentID.text, .text)
            }
        case .method:
            return TableColumn(title, width: .flexible(weight: 1000, min: 12, max: 20)) {
                (wording.methodName(of: $0), .text)
            }
        case .amount:
            let title = TextWidth.pad(title, to: max(TextWidth.of(title), widths.whole), alignment: .right)
            return TableColumn(title, width: .fixed(widths.amountColumn), tail: { " \($0.unit)" }) {
                (widths.indentedAmount(of: $0), .amount)
            }
        case .state:
            return TableColumn(title, width: .flexible(weight: 30, min: 14, max: widths.state)) { invoice in
                let badge = wording.badge(for: invoice)
                return (badge.text, badge.role)
            }
        case .tracking:
            return TableColumn(title, width: .fixed(widths.tracking), dropOrder: 4, cutsMiddle: true) {
                ($0.tracking ?? "", .muted)
            }
        case .account:
            return TableColumn(title, width: .flexible(weight: 10, min: 8, max: 20), dropOrder: 3) {
                ($0.intent[.account] ?? "", .muted)
            }
        case .sender:
            return TableColumn(title, width: .flexible(weight: 10, min: 12, max: 24), dropOrder: 2) {
                ($0.intent[.sender] ?? "", .muted)
            }
        case .description:
            return TableColumn(title, width: .flexible(weight: 1, min: 14), dropOrder: 1) {
                ($0.intent[.description] ?? "", .muted)
            }
        }
    }

    /// The order in which the list is.
    var order: InvoiceQuery.Order { isSearching ? search?.query?.order ?? .newestFirst : .newestFirst }

    /// False where invoices of one day aren't beside each other.
    var isByTime: Bool { order.key == .created }

    private func sortMark(of column: ListColumn) -> String {
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
        let columns = columns(context.size.width, context)
        let table = Table(columns, width: room.width - Self.margins, measuring: [])
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
                if isUnfit { frame.put("*", x: area.x + 1, y: area.y, role: .warning) }
                if isMarked(index) { frame.put("✓", x: area.x + 1, y: area.y, role: .accent) }
                mark(words, in: &frame, area: area)
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

    /// Shows what of a row was searched for.
    private func mark(_ words: [SearchText], in frame: inout Frame, area: Rect) {
        if words.isEmpty { return }
        let cells = area.columns.map { column in
            let cell = frame[column, area.y]
            return SearchText(cell.width == 0 ? "" : String(cell.grapheme))
        }
        for word in words {
            // As SearchText compares: plain letters are found whatever marks they have.
            let wanted = (word.exact ?? word.plain).utf8
            let texts = cells.map { (word.exact == nil ? $0.plain : $0.exact ?? $0.plain).utf8 }
            for start in texts.indices where !texts[start].isEmpty {
                var rest = wanted[...]
                var end = start
                while !rest.isEmpty, end < texts.count, rest.starts(with: texts[end]) {
                    rest = rest.dropFirst(texts[end].count)
                    end += 1
                }
                guard rest.isEmpty else { continue }
                frame.setRole(Rect(x: area.x + start, y: area.y, width: end - start, height: 1), .match)
            }
        }
    }
}
