import InvoiceCore
import ScreenKit
import Wording

/// Groups of invoices, one a line: what they are, how many, a bar, and as many of their sums as find room. Console and command
/// line draw from the same.
public struct TallyTable: Sendable, Equatable {
    /// One group.
    public struct Row: Sendable, Equatable {
        public var label: String
        public var role: Role
        public var totals: Totals

        public init(_ label: String, _ role: Role = .text, _ totals: Totals) {
            self.label = label
            self.role = role
            self.totals = totals
        }
    }

    /// Parts of a line, each in its role.
    public typealias Line = [(String, Role)]

    private let rows: [Row]
    private let labelWidth: Int
    private let countWidth: Int
    private let barWidth: Int
    private let sumWidth: Int
    private let isOpened: Bool

    /// Measures the groups for so many columns. Opened, it shows the sums that find no room in their line below it.
    public init(_ rows: [Row], width: Int, isOpened: Bool = false) {
        self.rows = rows
        self.isOpened = isOpened
        let labels = rows.map { TextWidth.of(visible($0.label)) }.max() ?? 0
        countWidth = rows.map { wording.count($0.totals.count).count }.max() ?? 1
        labelWidth = min(labels, max(12, width * 3 / 8))
        let sums = rows.map { TextWidth.of(wording.sums(of: $0.totals, width: .max)) }.max() ?? 0
        // The gaps between the four are of two columns.
        let rest = max(0, width - labelWidth - countWidth - 4)
        let least = min(rest / 4, 24)
        let wanted = max(least, rest - sums - 2)
        barWidth = min(wanted, 60)
        sumWidth = max(0, rest - barWidth - 2)
    }

    /// True where some group has sums for which there is no room in its line.
    public var isCut: Bool {
        rows.contains { wording.sums(of: $0.totals, width: sumWidth) != wording.sums(of: $0.totals, width: .max) }
    }

    /// The lines, one a group, and where it is opened one for each sum that finds no room.
    public var lines: [Line] {
        let largest = rows.map(\.totals.count).max() ?? 0
        return rows.flatMap { row -> [Line] in
            let label = visible(row.label)
            let shown = TextWidth.truncate(label, to: labelWidth)
            let count = wording.count(row.totals.count)
            let bar = ValueBar(row.totals.count, of: largest).text(width: barWidth)
            let sums = wording.sums(of: row.totals, width: sumWidth)
            let isWhole = !isOpened || sums == wording.sums(of: row.totals, width: .max)
            let line: Line = [
                (TextWidth.pad(shown, to: labelWidth) + "  ", row.totals.count == 0 ? .muted : row.role),
                (String(repeating: " ", count: max(0, countWidth - count.count)) + count + "  ", .text),
                (TextWidth.pad(bar, to: barWidth) + "  ", .chart),
                (isWhole ? sums : "", .amount),
            ]
            return [line] + (isWhole ? [] : row.totals.sortedSums.map { [("    \(wording.text(for: $0))", .amount)] })
        }
    }
}
