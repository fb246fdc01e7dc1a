import InvoiceCore
import ScreenKit

/// Comma-separated values (RFC 4180, with plain newlines) for spreadsheets.
enum CSVText {
    /// One record, without its newline.
    static func record(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") }

    /// A field: nothing in it commands a terminal, and a spreadsheet takes none for a formula: what begins like one gets an
    /// apostrophe, which spreadsheets read as "this is text".
    static func field(_ text: String) -> String {
        var shown = visible(text)
        // `visible` shows a tab or carriage return, which some spreadsheets skip before a formula, as a picture.
        if let first = shown.first(where: { !$0.isWhitespace && $0 != "⇥" && $0 != "␍" && $0 != "⏎" }),
            "=+-@＝＋－＠".contains(first)
        {
            shown = "'" + shown
        }
        guard shown.contains(where: { ",\"; ".contains($0) }) else { return shown }
        return "\"" + shown.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

/// The columns of `history --format csv`: the members of the JSON, flat.
enum InvoiceCSV {
    /// The first record.
    static let header = [
        "id", "payment_id", "currency", "amount", "unit", "state", "tracking", "error_code", "error_message", "reason",
        "reason_detail", "created_at", "status", "account", "description", "sender", "success_url", "fail_url",
        "status_url", "extra_fields", "pay_link", "notes", "profile",
    ]

    /// The invoice's record, in the header's order.
    static func fields(of invoice: Invoice) -> [String] {
        let intent = invoice.intent
        let extras = intent.extraFields.isEmpty ? nil : InvoiceJSON.extraFields(of: invoice)
        let fields: [String?] = [
            invoice.id, intent.paymentID.text, intent.currency, intent.amount.text(minimumDecimals: invoice.decimals),
            invoice.unit, invoice.state.rawValue, invoice.tracking, invoice.rejection?.code,
            invoice.rejection?.message, invoice.unknownReason?.code.rawValue, invoice.unknownReason?.detail,
            intent.createdAt.description, invoice.report?.status.text, intent.account, intent.description,
            intent.sender, intent.successURL, intent.failURL, intent.statusURL, extras, invoice.paymentLink,
            invoice.notes.joined(separator: " | "), intent.profile,
        ]
        return fields.map { $0 ?? "" }
    }
}
