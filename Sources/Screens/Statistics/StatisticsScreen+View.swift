import InvoiceCore
import ScreenKit
import Wording

extension StatisticsScreen {
    /// A group in its place; the first row is its heading.
    struct Panel {
        let grouping: Grouping
        let rect: Rect
    }

    /// Columns in which every sum has room: read aloud, a line may be as long as it is.
    static let wholeWidth = 1000

    /// From so many columns on groups stand side by side.
    private static let wide = 120

    /// Where things stand, from the top: spans, a blank row where there is room, the lines of totals, the chart with its axis
    /// and dates, the groups.
    private func plotHeight(in room: Rect) -> Int {
        let rest = room.height - headHeight(in: room) - 3
        return min(14, max(2, rest * 45 / 100))
    }

    private func headHeight(in room: Rect) -> Int { spansHeight(in: room) + (statistics.credited.count > 0 ? 4 : 3) }

    private func spansHeight(in room: Rect) -> Int { room.height >= 16 ? 2 : 1 }

    /// The groups that are shown, each with its place.
    func panels(in room: Rect) -> [Panel] {
        let top = headHeight(in: room) + plotHeight(in: room) + 2
        let area = room.inset(left: 2, top: top, right: 1)
        guard room.width >= Self.wide else { return [Panel(grouping: grouping, rect: area)] }
        let (left, rest) = area.splitLeft(area.width / 2)
        let (first, second) = (left.inset(right: 1), rest.inset(left: 1))
        guard area.height >= 20 else {
            // Two of the four, the one where the keys go among them.
            let other = Grouping(rawValue: grouping.rawValue ^ 1) ?? grouping
            let pair = [grouping, other].sorted { $0.rawValue < $1.rawValue }
            return [Panel(grouping: pair[0], rect: first), Panel(grouping: pair[1], rect: second)]
        }
        let half = (area.height - 1) / 2
        return [
            Panel(grouping: .methods, rect: first.splitTop(half).top),
            Panel(grouping: .statuses, rect: second.splitTop(half).top),
            Panel(grouping: .days, rect: first.splitTop(half + 1).rest),
            Panel(grouping: .sums, rect: second.splitTop(half + 1).rest),
        ]
    }

    /// How fine the timeline is: so that each entry has a column of the chart.
    func step(in room: Rect) -> TimelineStep {
        guard let shownDays else { return .day }
        let days = shownDays.upperBound.number - shownDays.lowerBound.number + 1
        return TimelineStep.fitting(days: days, most: max(4, room.width - 12))
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        period.draw(in: &frame, row: room.row(0), days: shownDays)
        let isEmpty = statistics.total.count == 0
        if isEmpty, counting == nil {
            drawEmpty(in: &frame, room: room, context)
            return
        }
        let head = headHeight(in: room)
        if spansHeight(in: room) > 1, !frame.isSpoken { drawLegend(in: &frame, row: room.row(1)) }
        drawTotals(in: &frame, x: room.x + 2, y: room.y + spansHeight(in: room), width: room.width - 3)
        let plot = plotHeight(in: room)
        let chart = Rect(x: room.x + 2, y: room.y + head, width: room.width - 3, height: plot + 2)
        drawChart(in: &frame, area: chart, step: step(in: room))
        let panels = panels(in: room)
        for panel in panels {
            drawHeading(
                of: panel, among: panels, step: step(in: room), isLow: spansHeight(in: room) == 1, in: &frame)
            drawRows(of: panel, in: &frame, room: room, context)
        }
    }

    private func drawTotals(in frame: inout Frame, x: Int, y: Int, width: Int) {
        let room = frame.isSpoken ? Self.wholeWidth : width
        for (row, line) in StatisticsRows.headline(of: statistics, width: room).enumerated() {
            frame.put(line, x: x, y: y + row, maxWidth: width)
        }
    }

    /// What the columns are made of, from the axis up.
    private static var chartParts: [(part: StackedChart.Part, name: String)] {
        [
            (.init("█", .chartPaid), wording.paidHeading), (.init("▓", .chartFailed), wording.endedHeading),
            (.init("▒", .chartOpen), wording.openHeading),
        ]
    }

    private static func legend(gap: Int) -> [(String, Role)] {
        let blanks = String(repeating: " ", count: gap)
        return chartParts.flatMap { part, name in
            [("\(part.character) ", part.role), (name + blanks, Role.muted)]
        }
    }

    private func drawLegend(in frame: inout Frame, row: Rect) {
        frame.put(Self.legend(gap: 3), x: row.x + 2, y: row.y, maxWidth: row.width - 3)
    }

    /// Columns over an axis, the largest number at its top, dates below.
    private func drawChart(in frame: inout Frame, area: Rect, step: TimelineStep) {
        // The rows of the groups tell the same.
        guard let shownDays, !frame.isSpoken else { return }
        let entries = statistics.timeline(over: shownDays, by: step)
        let chart = StackedChart(
            entries.map { entry in
                let (paid, ended) = (entry.outcome.paid, entry.outcome.ended)
                return [paid, ended, entry.totals.count - paid - ended]
            }, parts: Self.chartParts.map(\.part))
        let top = wording.count(chart.largest)
        let label = max(3, top.count) + 1
        let plot = area.inset(left: label + 1, bottom: 2)
        let perEntry = max(1, plot.width / max(1, entries.count))
        let gap = perEntry >= 2 ? max(1, perEntry / 4) : 0
        chart.draw(in: &frame, place: plot, columnWidth: perEntry - gap, gap: gap)
        frame.vline(x: plot.x - 1, y: plot.y, height: plot.height)
        frame.put("┤", x: plot.x - 1, y: plot.y, role: .border)
        frame.put(top, in: Rect(x: area.x, y: plot.y, width: label - 1, height: 1), role: .muted, alignment: .right)
        frame.put("0", in: Rect(x: area.x, y: plot.maxY, width: label - 1, height: 1), role: .muted, alignment: .right)
        frame.put("└", x: plot.x - 1, y: plot.maxY, role: .border)
        frame.hline(x: plot.x, y: plot.maxY, width: min(plot.width, entries.count * perEntry))
        drawDates(
            of: entries, step: step, perEntry: perEntry, in: &frame, row: plot.row(plot.height - 1), y: plot.maxY + 1)
    }

    /// As many dates as stand beside each other.
    private func drawDates(
        of entries: [TimelineEntry], step: TimelineStep, perEntry: Int, in frame: inout Frame, row: Rect, y: Int
    ) {
        var free = row.x
        for (index, entry) in entries.enumerated() {
            let x = row.x + index * perEntry
            let text = wording.shortName(of: entry, step: step, isWeek: period.period == .week)
            guard x >= free, x + text.count <= row.maxX else { continue }
            frame.put(text, x: x, y: y, role: .muted)
            free = x + text.count + 2
        }
    }

    private func drawHeading(
        of panel: Panel, among panels: [Panel], step: TimelineStep, isLow: Bool, in frame: inout Frame
    ) {
        let row = panel.rect.row(0)
        guard panels.count == 1 else {
            let isFocused = panel.grouping == grouping
            frame.put(
                " \(panel.grouping.label(step)) ", x: row.x - 1, y: row.y, role: isFocused ? .selection : .heading)
            frame.addHit(isFocused ? row : panel.rect, .part(panel.grouping.rawValue))
            return
        }
        var x = row.x - 1
        for other in Grouping.allCases {
            let role: Role = other == grouping ? .selection : .muted
            let width = frame.put(" \(other.label(step)) ", x: x, y: row.y, role: role)
            frame.addHit(Rect(x: x, y: row.y, width: width, height: 1), .part(other.rawValue))
            x += width + 1
        }
        // In a low window it has no row of its own.
        let legend = Self.legend(gap: 1)
        let width = legend.reduce(-1) { $0 + TextWidth.of($1.0) }
        guard isLow, !frame.isSpoken, x + width <= row.maxX else { return }
        // Its last blank may lie beyond.
        frame.put(legend, x: row.maxX - width, y: row.y, maxWidth: width + 1)
    }

    private func drawEmpty(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let lines: [(String, Role)]
        if let failure {
            lines = [(wording.cantCountHistory, .error), (failure, .text), (wording.tryAgainKey(context.key), .muted)]
        } else if period.period == .all {
            lines = [(wording.noInvoicesYet, .heading), ("", .text), (wording.makeFirstForNumbers, .text)]
        } else {
            lines = [(wording.noneInThisTime, .heading), ("", .text), (wording.noneInThisTimeAdvice, .text)]
        }
        let top = room.y + max(2, (room.height - lines.count) / 2)
        for (row, line) in lines.enumerated() {
            let rect = Rect(x: room.x + 1, y: top + row, width: room.width - 2, height: 1)
            frame.put(line.0, in: rect, role: line.1, alignment: .center)
        }
    }
}
