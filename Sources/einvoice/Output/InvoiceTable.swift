import InvoiceCore
import ScreenKit
import Screens

/// The invoices of `history` as a table.
enum InvoiceTable {
    /// Lays them out for the terminal, or for no limit of width.
    static func table(of invoices: [Invoice], desk: Desk) -> TextTable {
        let columns = [
            Column("When", width: .fixed(16)),
            Column("Payment id", width: .content(min: 10, max: 40), dropOrder: 3),
            Column("Method", width: .content(min: 12, max: 40), dropOrder: 2),
            Column("Amount", width: .content(min: 8, max: 60), alignment: .decimal),
            Column("State", width: .content(min: 9, max: 24)),
            Column("Tracking", width: .content(min: 14, max: 40)),
            Column("Description", width: .content(min: 12, max: desk.columns == nil ? .max : 60), dropOrder: 1),
        ]
        return TextTable(columns, rows: invoices.map { row(of: $0, desk: desk) }, width: desk.columns)
    }

    private static func row(of invoice: Invoice, desk: Desk) -> [TextTable.Cell] {
        let time = desk.civil(invoice.intent.createdAt)
        let badge = Wording.badge(for: invoice)
        return [
            ("\(time.date) \(time.hourMinute)", .text),
            (invoice.intent.paymentID.text, .text),
            (Wording.methodName(of: invoice), .text),
            (Wording.amount(of: invoice), .text),
            (badge.text, badge.role),
            (invoice.tracking ?? "", .text),
            (invoice.intent.description ?? "", .muted),
        ]
    }
}
