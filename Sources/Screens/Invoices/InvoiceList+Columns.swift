import InvoiceCore
import ScreenKit
import Wording

extension InvoiceList {
    /// What a window's width is divided into.
    struct Division {
        /// In their order; those without room are left out by the table.
        let columns: [ListColumn]
        let table: [TableColumn<Invoice>]
        /// What of the list's part the table may take. Behind it stays blank what a further column isn't content with yet.
        let tableWidth: Int
        /// With margins and scroll bar.
        let list: Int
        /// Nil for no preview.
        let preview: Int?
    }

    /// A preview in fewer columns would be all wrapped words.
    private static let leastPreview = 36
    /// So many it gets before the list gets a further column, or more than it needs.
    private static let widePreview = 60
    /// Left of the table, and right of it, with the scroll bar.
    static let margins = 3
    private static let gap = 2
    private static let leastID = 16
    private static let leastDescription = 14
    /// The description takes no more before there is a preview, which has all of it.
    private static let usualDescription = 30
    /// Of a terminal, where nobody made it wider.
    private static let usualWidth = 80
    /// Narrower windows have no column for the description.
    private static let descriptionFrom = 100

    /// Of the names of states; the gateway's own words for others may be longer, and are cut.
    private var leastState: Int { max(ListWidths.ownState, min(16, widths.state)) }

    var widths: ListWidths { isSearching ? search?.widths ?? ListWidths() : ownWidths }

    /// The list's part of the room, and the preview's.
    func split(_ room: Rect, _ context: AppContext) -> (list: Rect, preview: Rect?) {
        let division = division(of: room.width, context)
        guard division.preview != nil else { return (room, nil) }
        return (room.splitLeft(division.list).left, room.inset(left: division.list))
    }

    /// The columns of a window so wide; those without room are left out by the table.
    func shownColumns(_ width: Int, _ context: AppContext) -> Set<ListColumn> {
        Set(division(of: width, context).columns)
    }

    /// Divides a width so that in a wider window nothing is narrower or gone: a column comes only where those before it have all
    /// that they can use, and the preview behind them; until then what is left stays blank.
    func division(of width: Int, _ context: AppContext) -> Division {
        let chosen = context.listSettings.columns
        var columns = chosen?.union([.amount, .state]) ?? [.when, .paymentID, .method, .amount, .state]
        if chosen == nil, most(columns, context) + Self.gap + Self.leastDescription <= width {
            columns.insert(.description)
        }
        let isTrackingAwaited =
            chosen == nil && most(columns.union([.description, .tracking]), context) + Self.widePreview > width
        if chosen == nil, !isTrackingAwaited { columns.insert(.tracking) }
        let most = most(columns, context)
        let hasPreview = most + Self.leastPreview <= width
        // What neither needs is shared.
        let spare = isTrackingAwaited ? 0 : max(0, width - most - Self.widePreview)
        let preview = min(width - most, Self.widePreview + spare / 3)
        // Before a column comes that those which are there leave no room for, none of them grows.
        let isWhole = TableLayout.leastWidth(layout(columns, context).map(\.layout)) + Self.margins <= width
        let growth: Growth = !isWhole ? .none : spare > 0 ? .unlimited : .usual
        let list = hasPreview ? width - preview : width
        return Division(
            columns: ListColumn.allCases.filter(columns.contains), table: layout(columns, context, growth),
            tableWidth: (spare > 0 ? list : min(list, most)) - Self.margins, list: list,
            preview: hasPreview ? preview : nil)
    }

    /// How wide the columns may become.
    private enum Growth {
        case none, usual
        /// All have what they can use; the method's names are whole, and the description takes all that is left.
        case unlimited
    }

    /// What these columns can use, with the margins.
    private func most(_ columns: Set<ListColumn>, _ context: AppContext) -> Int {
        TableLayout.mostWidth(layout(columns, context).map(\.layout)) + Self.margins
    }

    private func layout(
        _ columns: Set<ListColumn>, _ context: AppContext, _ growth: Growth = .usual
    ) -> [TableColumn<Invoice>] {
        ListColumn.allCases.filter(columns.contains).map { column($0, among: columns, growth, context) }
    }

    /// What the method gets of a window so wide, beside columns of these widths.
    private func methodWidth(in width: Int, beside others: [Int]) -> Int {
        max(12, min(20, width - Self.margins - others.reduce(0) { $0 + $1 + Self.gap }))
    }

    private func column(
        _ column: ListColumn, among columns: Set<ListColumn>, _ growth: Growth, _ context: AppContext
    ) -> TableColumn<Invoice> {
        let (isByTime, widths) = (isByTime, widths)
        func title(_ column: ListColumn) -> String { wording.title(of: column) + sortMark(of: column) }
        let timeWidth = max(isByTime ? 5 : 10, TextWidth.of(title(.when)))
        let idWidth = max(widths.paymentID, TextWidth.of(title(.paymentID)))
        func flexible(_ weight: Int, from least: Int, to most: Int, whole: Int = 0) -> Column.Width {
            switch growth {
            case .none: .flexible(weight: weight, min: least, max: least)
            case .usual: .flexible(weight: weight, min: least, max: most)
            case .unlimited: .flexible(weight: weight, min: most, max: max(most, whole))
            }
        }
        let title = title(column)
        switch column {
        case .when:
            return TableColumn(title, width: .fixed(timeWidth), dropOrder: 6) { invoice in
                let created = context.zone.civil(invoice.intent.createdAt)
                // In another order a row of another day has no heading with its day.
                let isToday = created.dayNumber == context.zone.civil(context.now).dayNumber
                return (isByTime || isToday ? created.hourMinute : created.date, .muted)
            }
        case .paymentID:
            let least = min(Self.leastID, widths.paymentID)
            return TableColumn(
                title, width: flexible(100_000, from: least, to: idWidth), dropOrder: 5, cutsMiddle: true
            ) {
                ($0.intent.paymentID.text, .text)
            }
        case .method:
            // As wide as the usual windows have room for, with the id where it fits, so that it gives nothing back where that
            // comes; and before the description comes, no wider than that leaves.
            let inSmallest = methodWidth(
                in: App.smallest.width, beside: [timeWidth, widths.amountColumn, leastState])
            let besideID = methodWidth(
                in: Self.usualWidth, beside: [timeWidth, idWidth, widths.amountColumn, leastState])
            let least = min(inSmallest, besideID)
            let besideDescription = methodWidth(
                in: Self.descriptionFrom,
                beside: [timeWidth, idWidth, widths.amountColumn, widths.state, Self.leastDescription])
            let isChosen = context.listSettings.columns != nil
            let hasDescription = columns.contains(.description)
            let start = !isChosen && hasDescription ? max(least, besideDescription) : least
            let most = !isChosen && !hasDescription ? max(least, besideDescription) : 20
            return TableColumn(title, width: flexible(1000, from: start, to: most, whole: widths.method)) {
                (wording.methodName(of: $0), .text)
            }
        case .amount:
            let title = TextWidth.pad(title, to: max(TextWidth.of(title), widths.whole), alignment: .right)
            return TableColumn(title, width: .fixed(widths.amountColumn), tail: { " \($0.unit)" }) {
                (context.isAccessible ? wording.number(of: $0) : widths.indentedAmount(of: $0), .amount)
            }
        case .state:
            return TableColumn(title, width: flexible(10_000, from: leastState, to: widths.state)) { invoice in
                let badge = wording.badge(for: invoice)
                return (badge.text, badge.role)
            }
        case .tracking:
            return TableColumn(title, width: .fixed(widths.tracking), dropOrder: 4, cutsMiddle: true) {
                ($0.tracking ?? "", .muted)
            }
        case .account:
            return TableColumn(title, width: flexible(10, from: 8, to: 20), dropOrder: 3) {
                ($0.intent[.account] ?? "", .muted)
            }
        case .sender:
            return TableColumn(title, width: flexible(10, from: 12, to: 24), dropOrder: 2) {
                ($0.intent[.sender] ?? "", .muted)
            }
        case .description:
            let width = flexible(1, from: Self.leastDescription, to: Self.usualDescription, whole: .max)
            return TableColumn(title, width: width, dropOrder: 1) { ($0.intent[.description] ?? "", .muted) }
        }
    }
}
