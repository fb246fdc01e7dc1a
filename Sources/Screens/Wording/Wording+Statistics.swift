import InvoiceCore
import ScreenKit

extension Wording {
    /// A number grouped by thousands: `12 300`.
    public static func count(_ number: Int) -> String {
        Amount(coefficient: UInt128(max(0, number)), scale: 0).grouped(minimumDecimals: 0)
    }

    /// How many of something: `1 invoice`, `1 204 invoices`. For words that take an s.
    public static func count(_ number: Int, _ word: String) -> String {
        "\(count(number)) \(word)\(number == 1 ? "" : "s")"
    }

    /// A sum with its unit, or that it is too large to be told.
    public static func text(for sum: UnitSum) -> String {
        let unit = visible(sum.unit)
        guard let total = sum.total else { return "too large a sum, \(unit)" }
        return "\(total.grouped(minimumDecimals: min(2, sum.decimals))) \(unit)"
    }

    /// As many whole sums as so many columns hold, those of the most invoices first, and how many more there are. A sum is
    /// shown whole or not at all.
    public static func sums(of totals: Totals, width: Int) -> String {
        let all = totals.sortedSums
        let texts = all.map { text(for: $0) }
        var shown = 0
        var best = ""
        var line = ""
        for (index, text) in texts.enumerated() {
            line += index == 0 ? text : " · \(text)"
            let left = texts.count - index - 1
            let whole = left == 0 ? line : "\(line) +\(left)"
            if TextWidth.of(whole) <= width { (best, shown) = (whole, index + 1) }
        }
        if shown == 0, !texts.isEmpty {
            let hint = texts.count == 1 ? "…" : "\(texts.count) units"
            return TextWidth.of(hint) <= width ? hint : ""
        }
        return best
    }

    /// A part of a whole in percent, rounded down but for what is more than nothing: `84 %`, `<1 %`.
    public static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0 %" }
        let share = part * 100 / whole
        return share == 0 && part > 0 ? "<1 %" : "\(share) %"
    }

    /// The badge of what became of invoices.
    public static func badge(for standing: EffectiveStatus) -> StateBadge {
        switch standing {
        case .gateway(let status): badge(for: status)
        case .local(let state): badge(for: ShownState(state))
        case .mismatch: badge(for: ShownState.mismatch)
        }
    }

    /// A method's name by its code, or the code where the catalog lacks it.
    public static func methodName(ofCode code: String) -> String {
        guard let method = PaymentMethodCatalog.standard[code] else { return visible(code) }
        // Some names occur in several units.
        return "\(method.displayName), \(method.unit)"
    }

    /// What a timeline's entries are called.
    public static func name(of step: TimelineStep) -> String {
        switch step {
        case .day: "Days"
        case .week: "Weeks"
        case .month: "Months"
        case .year: "Years"
        }
    }

    /// The stretch of a timeline's entry: `22 Nov`, `16–22 Nov`, `November 2026`, `2026`; the year is told where `year` is another.
    public static func name(of entry: TimelineEntry, step: TimelineStep, year: Int) -> String {
        let first = entry.first.civil
        let last = entry.last.civil
        func day(_ time: LocalDateTime) -> String { "\(time.day) \(shortMonth(time.month))" }
        let tail = last.year == year ? "" : " \(last.year)"
        return switch step {
        case .day: day(first) + tail
        case .week where entry.first == entry.last: day(first) + tail
        case .week where first.month == last.month: "\(first.day)–\(day(last))\(tail)"
        case .week: "\(day(first)) – \(day(last))\(tail)"
        case .month: "\(shortMonth(first.month)) \(first.year)"
        case .year: "\(first.year)"
        }
    }

    /// What stands under an entry of a chart: `22 Nov`, `Sun 22` within a week, `Nov` (with the year for January), `2026`.
    static func shortName(of entry: TimelineEntry, step: TimelineStep, isWeek: Bool) -> String {
        let first = entry.first.civil
        switch step {
        case .day where isWeek:
            return "\(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][first.weekday - 1]) \(first.day)"
        case .day, .week: return "\(first.day) \(shortMonth(first.month))"
        case .month: return first.month == 1 ? "\(first.year)" : shortMonth(first.month)
        case .year: return "\(first.year)"
        }
    }

    /// Days from the first to the last: `24 Oct – 22 Nov 2026`.
    public static func text(for span: ClosedRange<LocalDay>) -> String {
        let (first, last) = (span.lowerBound.civil, span.upperBound.civil)
        let end = "\(last.day) \(shortMonth(last.month)) \(last.year)"
        if span.lowerBound == span.upperBound { return end }
        if first.year != last.year { return "\(first.day) \(shortMonth(first.month)) \(first.year) – \(end)" }
        if first.month == last.month { return "\(first.day) – \(end)" }
        return "\(first.day) \(shortMonth(first.month)) – \(end)"
    }

    private static func shortMonth(_ number: Int) -> String {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][number - 1]
    }
}
