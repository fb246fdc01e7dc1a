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
        /// The search that finds its invoices; nil where none does.
        public var search: String?

        public init(_ label: String, _ role: Role = .text, _ totals: Totals, search: String? = nil) {
            self.label = label
            self.role = role
            self.totals = totals
            self.search = search
        }
    }

    /// Parts of a line, each in its role.
    public typealias Line = [(String, Role)]

    private let rows: [Row]
    private let labelWidth: Int
    private let countWidth: Int
    private let barWidth: Int
    private let sumWidth: Int
    /// Columns before the decimal points of the first sums.
    private let wholeWidth: Int
    private let isOpened: Bool
    /// Whose order of units the sums have.
    private let order: Totals?

    /// Measures the groups for so many columns. Opened, it shows the sums that find no room in their line below it.
    public init(_ rows: [Row], width: Int, isOpened: Bool = false, like order: Totals? = nil) {
        self.rows = rows
        self.order = order
        self.isOpened = isOpened
        let labels = rows.map { TextWidth.of(visible($0.label)) }.max() ?? 0
        countWidth = rows.map { wording.count($0.totals.count).count }.max() ?? 1
        labelWidth = min(labels, max(12, width * 3 / 8))
        let texts = rows.map { wording.sums(of: $0.totals, width: .max, like: order) }
        wholeWidth = texts.map { Self.wholeColumns(of: $0) }.max() ?? 0
        let sums = texts.map { [wholeWidth] in TextWidth.of(Self.aligned($0, at: wholeWidth)) }.max() ?? 0
        // The gaps between the four are of two columns.
        let rest = max(0, width - labelWidth - countWidth - 4)
        let least = min(rest / 4, 24)
        let wanted = max(least, rest - sums - 2)
        barWidth = min(wanted, 60)
        sumWidth = max(0, rest - barWidth - 2)
    }

    /// True where some group has sums for which there is no room in its line.
    public var isCut: Bool { rows.contains { isCut($0) } }

    private func isCut(_ row: Row) -> Bool {
        sums(of: row) != Self.aligned(wording.sums(of: row.totals, width: .max, like: order), at: wholeWidth)
    }

    /// The row's sums, as many as have room, the decimal point of the first below those of the others.
    private func sums(of row: Row) -> String {
        let before = wholeWidth - Self.wholeColumns(of: wording.sums(of: row.totals, width: .max, like: order))
        let room = max(0, sumWidth - max(0, before))
        return Self.aligned(wording.sums(of: row.totals, width: room, like: order), at: wholeWidth)
    }

    /// Columns of the first number before its decimal point; nothing where there is no number.
    static func wholeColumns(of sums: String) -> Int {
        sums.prefix { $0.isNumber || $0.isWhitespace }.reversed().drop { $0.isWhitespace }.count
    }

    static func aligned(_ sums: String, at column: Int) -> String {
        let own = wholeColumns(of: sums)
        return own == 0 ? sums : String(repeating: " ", count: max(0, column - own)) + sums
    }

    /// The lines, one a group, and where it is opened one for each sum that finds no room.
    public var lines: [Line] { groups.flatMap(\.self) }

    /// The lines of each group.
    var groups: [[Line]] {
        let largest = rows.map(\.totals.count).max() ?? 0
        return rows.map { row -> [Line] in
            let label = visible(row.label)
            let shown = TextWidth.truncate(label, to: labelWidth)
            let count = wording.count(row.totals.count)
            let bar = ValueBar(row.totals.count, of: largest).text(width: barWidth)
            let sums = sums(of: row)
            let isWhole = !isOpened || !isCut(row)
            let line: Line = [
                (TextWidth.pad(shown, to: labelWidth) + "  ", row.totals.count == 0 ? .muted : row.role),
                (String(repeating: " ", count: max(0, countWidth - count.count)) + count + "  ", .text),
                (TextWidth.pad(bar, to: barWidth) + "  ", .chart),
                (isWhole ? sums : "", .amount),
            ]
            return [line]
                + (isWhole ? [] : row.totals.sums(like: order).map { [("    \(wording.text(for: $0))", .amount)] })
        }
    }
}
