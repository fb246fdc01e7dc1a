import InvoiceCore
import ScreenKit
import Screens

/// Statistics as text for people, in the terminal's width.
struct StatisticsPage {
    private let statistics: InvoiceStatistics
    private let query: InvoiceQuery
    private let desk: Desk
    private let paint: Paint
    private let width: Int

    /// Entries of the timeline at most; more days become weeks, months or years.
    private static let mostEntries = 40

    /// Takes all as they are.
    init(_ statistics: InvoiceStatistics, query: InvoiceQuery, desk: Desk, paint: Paint) {
        self.statistics = statistics
        self.query = query
        self.desk = desk
        self.paint = paint
        width = max(40, desk.columns ?? 80)
    }

    /// Writes all of it to the desk's output.
    func write() {
        let span = span
        let total = statistics.total
        let days = span.map { "   " + Wording.text(for: $0) } ?? ""
        desk.output.line(
            paint(Wording.count(total.count, "invoice"), .heading) + days)
        let paid = statistics.paid
        desk.output.line(
            "\(Wording.count(paid.count)) paid (\(Wording.percent(paid.count, of: total.count)))"
                + (paid.count == 0 ? "" : "   \(Wording.sums(of: paid, width: max(10, width - 24)))"))
        section("Sums", rows: [])
        for sum in total.sortedSums {
            desk.output.line(
                "  \(paint(Wording.text(for: sum), .amount))   \(Wording.count(sum.count, "invoice"))")
        }
        if total.unsummed > 0 { desk.output.line("  \(Wording.count(total.unsummed, "invoice")) of further units") }
        if let span { timeline(over: span) }
        var methods = statistics.sortedMethods.map {
            TallyTable.Row(Wording.methodName(ofCode: $0.code), .text, $0.tally)
        }
        if statistics.otherMethods.count > 0 {
            methods.append(TallyTable.Row("others", .muted, statistics.otherMethods))
        }
        section("Methods", rows: methods)
        var standings = statistics.sortedStandings.map { standing, tally in
            let badge = Wording.badge(for: standing)
            return TallyTable.Row(badge.text, badge.role, tally)
        }
        if statistics.otherStandings.count > 0 {
            standings.append(TallyTable.Row("others", .muted, statistics.otherStandings))
        }
        section("Statuses", rows: standings)
    }

    /// From the first day asked for, or the first there is, to the last.
    private var span: ClosedRange<LocalDay>? {
        guard let found = statistics.span else { return nil }
        func day(_ moment: Timestamp) -> LocalDay { LocalDay(of: moment, offset: desk.zoneOffset(moment)) }
        let first = query.since.map { min(day($0), found.lowerBound) } ?? found.lowerBound
        // The moment after the last day lies on the next one.
        let last = query.until.map { max(day($0.advanced(byMilliseconds: -1)), found.upperBound) } ?? found.upperBound
        return first...last
    }

    private func timeline(over span: ClosedRange<LocalDay>) {
        let days = span.upperBound.number - span.lowerBound.number + 1
        let step = TimelineStep.fitting(days: days, most: Self.mostEntries)
        let entries = statistics.timeline(over: span, by: step)
        let year = desk.civil(desk.now()).year
        section(
            Wording.name(of: step),
            rows: entries.map { TallyTable.Row(Wording.name(of: $0, step: step, year: year), .text, $0.tally) })
    }

    private func section(_ title: String, rows: [TallyTable.Row]) {
        desk.output.line("")
        desk.output.line(paint(title, .heading))
        for line in TallyTable(rows, width: width - 2).lines {
            var text = line.map { paint($0.0, $0.1) }.joined()
            if !paint.isOn { while text.last == " " { text.removeLast() } }
            desk.output.line("  " + text)
        }
    }
}
