import InvoiceCore
import ScreenKit
import Wording

/// What statistics show, as console and command line tell it alike.
public enum StatisticsRows {
    /// What was paid and credited, what is open, and what was asked for, in this order; what was refused, never left, or ended
    /// without money is in none of them, and is said at last.
    public static func headline(of statistics: InvoiceStatistics, width: Int) -> [TallyTable.Line] {
        let (paid, asked) = (statistics.paid, statistics.asked)
        var rows: [(label: String, role: Role, totals: Totals, count: String, remarks: TallyTable.Line)] = [
            (wording.paidHeading, .success, paid, wording.percentPaid(paid.count, of: asked.count), [])
        ]
        if statistics.credited.count > 0 { rows.append((wording.creditedHeading, .text, statistics.credited, "", [])) }
        let unknown = statistics.standings[.local(.unknown)]?.count ?? 0
        let mismatched = statistics.standings[.mismatch]?.count ?? 0
        rows.append(
            (
                wording.openHeading, .pending, statistics.open, wording.count(statistics.open.count),
                unknown > 0 ? [("   \(wording.unknownAmongThem(unknown))", .warning)] : []
            ))
        rows.append(
            (
                wording.askedHeading, .heading, asked, wording.count(asked.count, .invoice),
                mismatched > 0 ? [("   \(wording.mismatchedAmongThem(mismatched))", .error)] : []
            ))
        let labels = rows.map { TextWidth.of($0.label) }.max() ?? 0
        let counts = rows.map { TextWidth.of($0.count) }.max() ?? 0
        // The decimal points of the first sums stand below each other.
        let whole =
            rows.map { TallyTable.wholeColumns(of: wording.sums(of: $0.totals, width: .max, like: statistics.total)) }
            .max() ?? 0
        let ended = statistics.total.count - asked.count
        return rows.enumerated().map { index, row in
            var line: TallyTable.Line = [
                (TextWidth.pad(row.label, to: labels) + "  ", row.role),
                (TextWidth.pad(row.count, to: counts), row.role),
            ]
            var rest = row.remarks
            if index == rows.count - 1, ended > 0 { rest.append(("   \(wording.endedWithoutMoney(ended))", .muted)) }
            let room = width - labels - counts - 5 - rest.reduce(0) { $0 + TextWidth.of($1.0) }
            let before =
                whole - TallyTable.wholeColumns(of: wording.sums(of: row.totals, width: .max, like: statistics.total))
            let sums = wording.sums(of: row.totals, width: max(0, room - before), like: statistics.total)
            let aligned = TallyTable.aligned(sums, at: whole)
            // Where the sums had no room, what stands for them has no point.
            let shown = TextWidth.of(aligned) <= room ? aligned : sums
            if !sums.isEmpty { line.append(("   \(shown)", .amount)) }
            return line + rest
        }
    }

    /// Methods, those with the most invoices first.
    public static func methods(of statistics: InvoiceStatistics) -> [TallyTable.Row] {
        let names = statistics.sortedMethods.map { wording.methodName(ofCode: $0.code, in: statistics) }
        let codes = statistics.sortedMethods.map(\.code)
        let counts = Dictionary(names.map { (folded($0), 1) }, uniquingKeysWith: +)
        let rows = zip(names, statistics.sortedMethods).map { name, method in
            let isAlone = counts[folded(name)] == 1 || name == visible(method.code)
            return TallyTable.Row(
                isAlone ? name : "\(name), \(visible(method.code))", .text, method.totals,
                search: search(ofCodes: [method.code], among: codes))
        }
        return rows + others(statistics.otherMethods)
    }

    /// What became of invoices, the most frequent first. What lists show by one word is one row.
    public static func statuses(of statistics: InvoiceStatistics) -> [TallyTable.Row] {
        var rows: [TallyTable.Row] = []
        for (standing, totals) in statistics.sortedStandings {
            let badge = wording.badge(for: standing)
            if let index = rows.firstIndex(where: { $0.label == badge.text }) {
                rows[index].totals.add(totals)
            } else {
                rows.append(TallyTable.Row(badge.text, badge.role, totals, search: search(of: standing)))
            }
        }
        return rows.sorted { $0.totals.count > $1.totals.count } + others(statistics.otherStandings)
    }

    private static func others(_ totals: Totals) -> [TallyTable.Row] {
        totals.count == 0 ? [] : [TallyTable.Row(wording.otherRows, .muted, totals)]
    }

    /// Each unit's sums: what was paid, and what was asked for, below each other where they have no room in one line.
    public static func sums(of statistics: InvoiceStatistics, width: Int) -> [TallyTable.Line] {
        sumGroups(of: statistics, width: width).flatMap(\.lines)
    }

    /// The same, the lines of each unit with the search that finds its invoices.
    static func sumGroups(
        of statistics: InvoiceStatistics, width: Int
    ) -> [(lines: [TallyTable.Line], search: String?)] {
        let paid = statistics.paid.sums
        let codes = statistics.sortedMethods.map(\.code)
        let units = statistics.asked.sums(like: statistics.total).map(\.unit)
        let searches = units.map { unit in
            let own = codes.filter { statistics.unit(ofCode: $0) == unit }
            return own.isEmpty ? nil : search(ofCodes: own, among: codes)
        }
        let texts = statistics.asked.sums(like: statistics.total).map {
            sum -> (paid: String, asked: String, count: String) in
            (
                paid[sum.unit].map { wording.paidSum(wording.text(for: $0)) } ?? wording.nothingPaid,
                wording.askedSum(wording.text(for: sum)), wording.count(sum.count, .invoice)
            )
        }
        let first = texts.map { TextWidth.of($0.paid) }.max() ?? 0
        let second = texts.map { TextWidth.of($0.asked) }.max() ?? 0
        let third = texts.map { TextWidth.of($0.count) }.max() ?? 0
        var groups = zip(texts, searches).map { text, search -> ([TallyTable.Line], String?) in
            let (paid, asked, count) = text
            if first + second + third + 6 > width {
                return ([[(paid, .amount)], [("  \(asked)", .text)], [("  \(count)", .muted)]], search)
            }
            return (
                [
                    [
                        (TextWidth.pad(paid, to: first, alignment: .right) + "   ", .amount),
                        (TextWidth.pad(asked, to: second, alignment: .right) + "   ", .text), (count, .muted),
                    ]
                ], search
            )
        }
        let unsummed = statistics.asked.unsummed
        if unsummed > 0 { groups.append(([[(wording.invoicesOfOtherUnits(unsummed), .warning)]], nil)) }
        return groups
    }
}
