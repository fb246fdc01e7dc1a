import InvoiceCore
import ScreenKit
import Wording

extension StatisticsScreen {
    /// One row of a group: its lines, and the search that finds its invoices.
    struct Row {
        let lines: [StyledLine]
        let search: String?
    }

    /// Which row of a group is selected, and the first line that is shown.
    struct Place: Sendable, Equatable {
        var row = 0
        var line = 0

        /// Selects a row, and shows all its lines where they have room.
        mutating func select(_ row: Int, of rows: [Row], height: Int) {
            self.row = min(max(0, row), max(0, rows.count - 1))
            let first = rows.prefix(self.row).reduce(0) { $0 + $1.lines.count }
            let last = first + (rows.indices.contains(self.row) ? rows[self.row].lines.count : 1) - 1
            let all = rows.reduce(0) { $0 + $1.lines.count }
            if last >= line + height { line = last - height + 1 }
            if first < line { line = first }
            line = min(max(0, line), max(0, all - height))
        }
    }

    /// The rows of a group as they stand in so many columns.
    func rows(of grouping: Grouping, width: Int, room: Rect, _ context: AppContext) -> [Row] {
        let width = context.isAccessible ? Self.wholeWidth : width
        if grouping == .sums {
            return StatisticsRows.sumGroups(of: statistics, width: width).map { lines, search in
                Row(lines: lines.map { StyledLine($0) }, search: search)
            }
        }
        let rows = rows(of: grouping, step: step(in: room), year: context.zone.civil(context.now).year)
        let groups = TallyTable(rows, width: width, isOpened: isOpened, like: statistics.total).groups
        return zip(rows, groups).map { Row(lines: $1.map { StyledLine($0) }, search: $0.search) }
    }

    /// A blank and the scroll bar stand behind the rows.
    private static func rowWidth(in panel: Rect) -> Int { panel.width - 2 }

    /// The panel where the keys go, with its rows.
    func focus(_ context: AppContext) -> (rows: [Row], height: Int) {
        let room = Chrome.room(of: context.size)
        guard let panel = panels(in: room).first(where: { $0.grouping == grouping }) else { return ([], 1) }
        return (
            rows(of: grouping, width: Self.rowWidth(in: panel.rect), room: room, context), max(1, panel.rect.height - 1)
        )
    }

    /// True where some row of the panel has sums that have no room in its line.
    func hasHiddenSums(_ context: AppContext) -> Bool {
        let room = Chrome.room(of: context.size)
        guard grouping != .sums, let panel = panels(in: room).first(where: { $0.grouping == grouping }) else {
            return false
        }
        let rows = rows(of: grouping, step: step(in: room), year: context.zone.civil(context.now).year)
        let width = context.isAccessible ? Self.wholeWidth : Self.rowWidth(in: panel.rect)
        return TallyTable(rows, width: width, like: statistics.total).isCut
    }

    /// Opens the invoices of the selected row: a search in the list.
    func openRow(_ context: AppContext) -> Reaction {
        let rows = focus(context).rows
        let place = places[grouping] ?? Place()
        guard rows.indices.contains(place.row), let term = rows[place.row].search else { return .handled }
        var kept = self
        // What wasn't counted to the end is counted anew by a key.
        if counting != nil { (kept.counting, kept.isStale) = (nil, true) }
        return .move(.list(.found(wholeSearch(term), from: kept)), counting.map { [.cancel($0)] } ?? [])
    }

    /// What is counted and meets the term, too.
    private func wholeSearch(_ term: String) -> String {
        var parts = search.isEmpty ? [] : [search]
        parts.append(term)
        if let days, grouping != .days { parts.append(StatisticsRows.search(of: days)) }
        // Test payments are counted only where they are asked for.
        let query = try? InvoiceQuery(
            search, now: Timestamp(milliseconds: 0), speaking: SpokenLanguage.code, offset: { _ in 0 })
        let asked = query.map { [$0] + $0.without } ?? []
        if !asked.contains(where: { $0.happenings.contains(.test) }) { parts.append("-is:test") }
        return parts.joined(separator: " ")
    }

    mutating func take(_ event: AppEvent, _ context: AppContext) -> Reaction {
        let (rows, height) = focus(context)
        var place = places[grouping] ?? Place()
        var list = ListSelection(selected: place.row)
        switch event {
        case .key(let key):
            guard list.handle(key, count: rows.count, height: height) else { return .ignored }
        case .mouse(let mouse, let target):
            list.handle(mouse, row: target?.rowNumber, count: rows.count, height: height)
        default: return .ignored
        }
        place.select(list.selected, of: rows, height: height)
        places[grouping] = place
        if case .mouse(.doubleClick, .row?) = event { return openRow(context) }
        return .handled
    }

    /// Draws the rows of a panel below its heading; the selected one has a mark where the keys go.
    func drawRows(of panel: Panel, in frame: inout Frame, room: Rect, _ context: AppContext) {
        let inside = panel.rect.inset(top: 1)
        let rows = rows(of: panel.grouping, width: Self.rowWidth(in: inside), room: room, context)
        let isFocused = panel.grouping == grouping
        var place = places[panel.grouping] ?? Place()
        place.select(place.row, of: rows, height: inside.height)
        var line = -place.line
        for (index, row) in rows.enumerated() {
            for styled in row.lines {
                defer { line += 1 }
                guard line >= 0, line < inside.height else { continue }
                let y = inside.y + line
                styled.draw(in: &frame, x: inside.x, y: y, width: inside.width - 1)
                guard isFocused else { continue }
                if index == place.row { frame.put("▌", x: inside.x - 1, y: y, role: .cursor) }
                frame.addHit(Rect(x: inside.x - 1, y: y, width: inside.width, height: 1), .row(index))
            }
        }
        ScrollBar(count: rows.reduce(0) { $0 + $1.lines.count }, offset: place.line)
            .draw(in: &frame, x: inside.maxX - 1, y: inside.y, height: inside.height)
    }
}

extension StatisticsRows {
    /// The search for these days.
    static func search(of days: ClosedRange<LocalDay>) -> String {
        "since:\(days.lowerBound.date) until:\(days.upperBound.date)"
    }

    /// The search for invoices of these methods, and of no method whose code has one of these in it.
    static func search(ofCodes codes: [String], among all: [String]) -> String {
        let wanted = Set(codes)
        let others = all.filter { other in !wanted.contains(other) && codes.contains { other.contains($0) } }
        return (codes.map { "currency:\(quoted($0))" } + others.map { "-currency:\(quoted($0))" })
            .joined(separator: " ")
    }

    /// The search for what lists show by this word; nil for a gateway's word that can't be searched for.
    static func search(of standing: EffectiveStatus) -> String? {
        switch standing {
        case .mismatch: return "status:\(ShownState.mismatch.argument)"
        case .local(let state): return "status:\(ShownState(state).argument)"
        case .gateway(let status):
            if let shown = ShownState(status) { return "status:\(shown.argument)" }
            let text = quoted(status.text)
            let query = try? InvoiceQuery("status:\(text)", now: Timestamp(milliseconds: 0), offset: 0)
            return query == nil ? nil : "status:\(text)"
        }
    }

    private static func quoted(_ text: String) -> String {
        text.contains { $0.isWhitespace } ? "\"\(text)\"" : text
    }
}
