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
        let total = statistics.total
        let days = span.map { "   " + wording.text(for: $0) } ?? ""
        context.output.line(
            style(wording.count(total.count, .invoice), .heading) + days)
        let paid = statistics.paid
        context.output.line(
            wording.paidWithShare(paid.count, of: total.count)
                + (paid.count == 0 ? "" : "   \(wording.sums(of: paid, width: max(10, width - 24)))"))
        section(wording.sumsHeading, rows: [])
        for sum in total.sortedSums {
            context.output.line(
                "  \(style(wording.text(for: sum), .amount))   \(wording.count(sum.count, .invoice))")
        }
        if total.unsummed > 0 { context.output.line("  \(wording.invoicesOfOtherUnits(total.unsummed))") }
        if let span { timeline(over: span) }
        var methods = statistics.sortedMethods.map {
            TallyTable.Row(wording.methodName(ofCode: $0.code), .text, $0.totals)
        }
        if statistics.otherMethods.count > 0 {
            methods.append(TallyTable.Row(wording.otherRows, .muted, statistics.otherMethods))
        }
        section(wording.methodsHeading, rows: methods)
        var standings = statistics.sortedStandings.map { standing, totals in
            let badge = wording.badge(for: standing)
            return TallyTable.Row(badge.text, badge.role, totals)
        }
        if statistics.otherStandings.count > 0 {
            standings.append(TallyTable.Row(wording.otherRows, .muted, statistics.otherStandings))
        }
        section(wording.statusesHeading, rows: standings)
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
        for line in TallyTable(rows, width: width - 2).lines {
            var text = line.map { style($0.0, $0.1) }.joined()
            if !style.isOn { while text.last == " " { text.removeLast() } }
            context.output.line("  " + text)
        }
    }
}
