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
    static let header = [
        "id", "payment_id", "currency", "amount", "unit", "state", "tracking", "error_code", "error_message", "reason",
        "reason_detail", "created_at", "status", "account", "description", "sender", "success_url", "fail_url",
        "status_url", "extra_fields", "pay_link", "notes", "profile", "updated_at", "fee", "credited",
        "credited_currency", "endpoint", "client_id", "differences",
    ]

    private static let values = Set(
        ["amount", "created_at", "updated_at", "fee", "credited"].compactMap { header.firstIndex(of: $0) })

    /// The invoice's record, in the header's order.
    static func fields(of invoice: Invoice) -> [String] {
        let intent = invoice.intent
        let report = invoice.report
        let extras = intent.extraFields.isEmpty ? nil : InvoiceJSON.extraFields(of: invoice)
        let fields: [String?] = [
            invoice.id, intent.paymentID.text, intent.currency, intent.amount.text(minimumDecimals: invoice.decimals),
            invoice.unit, invoice.state.rawValue, invoice.tracking, invoice.rejection?.code,
            invoice.rejection?.message, invoice.unknownReason?.code.rawValue, invoice.unknownReason?.detail,
            intent.createdAt.description, invoice.report?.status.text, intent.account, intent.description,
            intent.sender, intent.successURL, intent.failURL, intent.statusURL, extras, invoice.paymentLink,
            invoice.notes.joined(separator: " | "), intent.profile, invoice.lastChange.description,
            report?.fee?.text(minimumDecimals: invoice.decimals), report?.accrualAmount?.description,
            report?.accrualCurrency, intent.endpoint, intent.clientID,
            InvoiceJSON.differences(of: invoice).joined(separator: "+"),
        ]
        return fields.map { $0 ?? "" }
    }
}
