import InvoiceCore
import ScreenKit
import Wording

/// In which order the list is, and which columns it has.
struct ListArrangement {
    let order: InvoiceQuery.Order
    /// Those that the list shows now.
    var columns: Set<ListColumn>
    var list = ListSelection()

    init(order: InvoiceQuery.Order, columns: Set<ListColumn>) {
        self.order = order
        self.columns = columns
    }

    private enum Row {
        case order(InvoiceQuery.Order)
        case column(ListColumn)
        /// Those that the width has room for.
        case usualColumns
    }

    /// The others are a click on the heading away, or typed.
    private static let orders: [InvoiceQuery.Order] = [
        .newestFirst, .oldestFirst, .largestFirst, .smallestFirst, .byState, .byMethod,
    ]
    private static let rows: [Row] =
        orders.map { .order($0) } + ListColumn.allCases.map { .column($0) } + [.usualColumns]
}

extension ListArrangement: Screen {
    static var name: String { wording.arrangementTitle }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        [
            bind(.enter, also: [.space], wording.takeArrangement, rank: 0) { $0.take(&$1) },
            Binding(.escape, also: [.char("q"), .char("o")], wording.closeList, rank: 0, does: .pop),
        ]
    }

    private mutating func take(_ context: inout AppContext) -> Reaction {
        switch Self.rows[list.selected] {
        case .order(let order): return .move(.list(.order(order)))
        case .column(let column):
            guard ![.amount, .state].contains(column) else { return .handled }
            columns.formSymmetricDifference([column])
            return keep(columns, &context)
        case .usualColumns: return .move(.pop, keep(nil, &context).effects)
        }
    }

    private func keep(_ columns: Set<ListColumn>?, _ context: inout AppContext) -> Reaction {
        context.listSettings.apply(.columns(columns))
        return .effects(.editList(.columns(columns)))
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let height = box(context).height - 2
        switch event {
        case .key(let key): return list.handle(key, count: Self.rows.count, height: height) ? .handled : .ignored
        case .mouse(let mouse, let target):
            list.handle(mouse, row: target?.rowNumber, count: Self.rows.count, height: height)
            return target?.rowNumber != nil && mouse == .press ? take(&context) : .handled
        default: return .ignored
        }
    }

    private func box(_ context: AppContext) -> Rect {
        let room = Chrome.room(of: context.size)
        return room.centered(width: 52, height: min(room.height, Self.rows.count + 2))
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let words = Picker.Words(title: Self.name)
        Picker(list: list).draw(words, in: &frame, box: box(context), count: Self.rows.count) {
            index, line, _, frame in
            let (mark, text): (String, String)
            switch Self.rows[index] {
            case .order(let order): (mark, text) = (order == self.order ? "(•)" : "( )", wording.name(of: order))
            case .column(let column):
                let isFixed = [.amount, .state].contains(column)
                mark = isFixed ? " ✓ " : columns.contains(column) ? "[✓]" : "[ ]"
                text = wording.columnChoice(wording.title(of: column), isFixed: isFixed)
            case .usualColumns: (mark, text) = ("   ", wording.usualColumns)
            }
            frame.put(
                "\(mark) \(text)", x: line.x + 1, y: line.y, role: .text,
                maxWidth: line.width - 2)
        }
    }
}
