import InvoiceCore
import ScreenKit
import Screens
import Wording

/// The invoices of `history` as a table.
enum InvoiceTable {
    /// Lays them out for the terminal, or for no limit of width.
    ///
    /// Ids, sums and states are shown whole or not at all: where the terminal is too narrow, whole columns give way.
    static func table(of invoices: [Invoice], context: CommandContext) -> TextTable {
        let rows = invoices.map { row(of: $0, context: context) }
        func whole(_ index: Int, _ title: String, dropOrder: Int? = nil) -> Column {
            let texts = rows.map { TextWidth.of(visible($0[index].text)) }
            let width = Column.Width.content(min: max(TextWidth.of(title), texts.max() ?? 0), max: .max)
            return Column(title, width: width, dropOrder: dropOrder)
        }
        // A column whose points meet may be wider than its longest text.
        let amounts = decimalWidth(of: rows.map { visible($0[3].text) })
        let columns = [
            Column(wording.timeColumn, width: .fixed(16)),
            whole(1, wording.paymentIDColumn, dropOrder: 4),
            Column(wording.methodColumn, width: .content(min: 10, max: .max), dropOrder: 3),
            Column(
                wording.amountColumn, width: .content(min: max(6, amounts), max: .max),
                alignment: .decimal),
            whole(4, wording.stateColumn),
            whole(5, wording.trackingColumn, dropOrder: 2),
            Column(wording.descriptionColumn, width: .content(min: 12, max: .max), dropOrder: 1),
        ]
        return TextTable(columns, rows: rows, width: context.columns)
    }

    private static func row(of invoice: Invoice, context: CommandContext) -> [TextTable.Cell] {
        let time = context.civil(invoice.intent.createdAt)
        let badge = wording.badge(for: invoice)
        return [
            ("\(time.date) \(time.hourMinute)", .text),
            (invoice.intent.paymentID.text, .text),
            (wording.methodName(of: invoice), .text),
            (wording.amount(of: invoice), .text),
            (badge.text, badge.role),
            (invoice.tracking ?? "", .text),
            (invoice.intent[.description] ?? "", .muted),
        ]
    }
}

/// The columns of amounts whose decimal points meet.
private func decimalWidth(of texts: [String]) -> Int {
    var (whole, rest) = (0, 0)
    for text in texts {
        // As the table has it: the fraction begins at the point, or behind the last digit.
        let lastDigit = text.lastIndex { $0.isASCII && $0.isNumber } ?? text.startIndex
        let point = text.firstIndex(of: ".") ?? text.index(lastDigit, offsetBy: 1, limitedBy: text.endIndex)
        let split = point ?? text.endIndex
        whole = max(whole, TextWidth.of(String(text[..<split])))
        rest = max(rest, TextWidth.of(String(text[split...])))
    }
    return whole + rest
}
