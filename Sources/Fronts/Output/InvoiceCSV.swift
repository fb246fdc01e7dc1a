import EInvoiceKit
import InvoiceCore
import ScreenKit

/// The columns of `history --format csv` and `export`: the members of the JSON, flat.
enum InvoiceCSV {
    /// A header and a record an invoice. Raw ones for a terminal have made visible what would command it.
    static func rows(isRaw: Bool = false, forTerminal: Bool = false) -> InvoiceRows {
        InvoiceRows(header: CSVText.record(header)) { invoice in
            let record = CSVText.record(fields(of: invoice), isRaw: isRaw, values: values)
            return isRaw && forTerminal ? visible(record) : record
        }
    }

    /// The first record.
    static let header = columns.map(\.name)

    private static let values = Set(columns.indices.filter { columns[$0].isValue })

    /// The invoice's record, in the header's order.
    static func fields(of invoice: Invoice) -> [String] { columns.map { $0.text(invoice) ?? "" } }

    private struct Column: Sendable {
        let name: String
        /// True for numbers and times, which a spreadsheet reads as such.
        let isValue: Bool
        let text: @Sendable (Invoice) -> String?

        init(_ name: String, isValue: Bool = false, _ text: @escaping @Sendable (Invoice) -> String?) {
            self.name = name
            self.isValue = isValue
            self.text = text
        }
    }

    private static let columns: [Column] =
        [
            Column("id") { $0.id },
            Column("payment_id") { $0.intent.paymentID.text },
            Column("currency") { $0.intent.currency },
            Column("amount", isValue: true) { $0.intent.amount.text(minimumDecimals: $0.decimals) },
            Column("unit") { $0.unit },
            Column("state") { $0.state.rawValue },
            Column("tracking") { $0.tracking },
            Column("error_code") { $0.rejection?.code },
            Column("error_message") { $0.rejection?.message },
            Column("reason") { $0.unknownReason?.code.rawValue },
            Column("reason_detail") { $0.unknownReason?.detail },
            Column("created_at", isValue: true) { $0.intent.createdAt.description },
            Column("status") { $0.report?.status.text },
        ] + RequestField.allCases.map { field in Column(field.name) { $0.intent[field] } } + [
            Column("extra_fields") { $0.intent.extraFields.isEmpty ? nil : InvoiceJSON.extraFields(of: $0) },
            Column("pay_link") { $0.paymentLink },
            Column("notes") { $0.notes.joined(separator: " | ") },
            Column("profile") { $0.intent.profile },
            Column("updated_at", isValue: true) { $0.lastChange.description },
            Column("fee", isValue: true) { invoice in
                invoice.factualReport?.fee?.text(minimumDecimals: invoice.decimals)
            },
            Column("credited", isValue: true) { $0.factualReport?.accrualAmount?.description },
            Column("credited_currency") { $0.factualReport?.accrualCurrency },
            Column("endpoint") { $0.intent.endpoint },
            Column("client_id") { $0.intent.clientID },
            Column("differences") { InvoiceJSON.differences(of: $0).joined(separator: "+") },
            Column(IntentMember.test.rawValue) { $0.intent.isTest ? "true" : nil },
            Column(IntentMember.replaces.rawValue) { $0.intent.replaces },
            Column("replaced_by") { $0.replacement },
        ]
}
