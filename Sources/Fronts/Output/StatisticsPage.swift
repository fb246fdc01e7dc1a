import InvoiceCore
import ScreenKit
import Screens
import Wording

/// Statistics as text for people, in the terminal's width.
struct StatisticsPage {
    private let statistics: InvoiceStatistics
    private let query: InvoiceQuery
    private let context: CommandContext
    private let style: ANSIStyle
    private let width: Int

    /// Entries of the timeline at most; more days become weeks, months or years.
    private static let mostEntries = 40

    init(_ statistics: InvoiceStatistics, query: InvoiceQuery, context: CommandContext, style: ANSIStyle) {
        self.statistics = statistics
        self.query = query
        self.context = context
        self.style = style
        width = max(40, context.columns ?? 80)
    }

    /// Writes all of it to the context's output.
    func write() {
        let span = span
        for line in StatisticsRows.headline(of: statistics, width: width) { write(line) }
        if let span { context.output.line(wording.text(for: span)) }
        section(wording.sumsHeading, rows: [])
        for line in StatisticsRows.sums(of: statistics, width: width - 2) { write([("  ", .text)] + line) }
        if let span { timeline(over: span) }
        section(wording.methodsHeading, rows: StatisticsRows.methods(of: statistics))
        section(wording.statusesHeading, rows: StatisticsRows.statuses(of: statistics))
        context.output.line("")
        for line in TextWidth.wrap(wording.sumsAreAsked, width: width) { write([(line, .muted)]) }
    }

    /// From the first day asked for, or the first there is, to the last.
    private var span: ClosedRange<LocalDay>? {
        guard let found = statistics.span else { return nil }
        func day(_ moment: Timestamp) -> LocalDay { LocalDay(of: moment, offset: context.zoneOffset(moment)) }
        let first = query.since.map { min(day($0), found.lowerBound) } ?? found.lowerBound
        // The moment after the last day lies on the next one.
        let last = query.until.map { max(day($0.advanced(byMilliseconds: -1)), found.upperBound) } ?? found.upperBound
        return first...last
    }

    private func timeline(over span: ClosedRange<LocalDay>) {
        let days = span.upperBound.number - span.lowerBound.number + 1
        let step = TimelineStep.fitting(days: days, most: Self.mostEntries)
        let entries = statistics.timeline(over: span, by: step)
        let year = context.civil(context.now()).year
        section(
            wording.name(of: step),
            rows: entries.map { TallyTable.Row(wording.name(of: $0, step: step, year: year), .text, $0.totals) })
    }

    private func section(_ title: String, rows: [TallyTable.Row]) {
        context.output.line("")
        context.output.line(style(title, .heading))
        for line in TallyTable(rows, width: width - 2, isOpened: true, like: statistics.total).lines {
            write([("  ", .text)] + line)
        }
    }

    private func write(_ line: TallyTable.Line) {
        var text = line.map { style($0.0, $0.1) }.joined()
        if !style.isOn { while text.last == " " { text.removeLast() } }
        context.output.line(text)
    }
}
