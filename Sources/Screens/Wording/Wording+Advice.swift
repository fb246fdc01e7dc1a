import InvoiceCore
import ScreenKit

extension Wording {
    /// What the gateway's word on an invoice means and what to tell the merchant, without the status itself. What differs comes
    /// first. Nil before the gateway said anything.
    public static func explanation(of invoice: Invoice) -> String? {
        switch invoice.advice {
        case nil: nil
        case .mismatch(let differences): "\(warning(of: differences, in: invoice)) Ask the gateway's support."
        case .compareSums: explanation(of: GatewayStatus.Meaning.paidOtherAmount)
        case .byStatus(let meaning) where invoice.differences.isEmpty: explanation(of: meaning)
        case .byStatus(let meaning):
            "The gateway has another payment: \(texts(of: invoice.differences, in: invoice)). \(explanation(of: meaning))"
        }
    }

    /// The same with the gateway's own word for the status: `FINISHED: Paid and done. …`.
    public static func statement(of invoice: Invoice) -> String? {
        guard let explanation = explanation(of: invoice) else { return nil }
        guard let status = invoice.report?.status else { return explanation }
        return invoice.differences.isEmpty
            ? "\(visible(status.text)): \(explanation)" : "\(explanation) The status is \(visible(status.text))."
    }

    /// That nothing may be handed over, and why: `DON'T HAND OVER: 15.00 UAH, not the 1 500.00 UAH asked for.`
    public static func warning(of differences: [ReportDifference], in invoice: Invoice) -> String {
        "DON'T HAND OVER: \(texts(of: differences, in: invoice))."
    }

    /// What differs, each as the end of a sentence.
    public static func texts(of differences: [ReportDifference], in invoice: Invoice) -> String {
        let currency = otherCurrency(in: differences)
        return differences.map { text(for: $0, in: invoice, currency) }.joined(separator: "; ")
    }

    private static func text(
        for difference: ReportDifference, in invoice: Invoice, _ currency: String?
    ) -> String {
        switch difference {
        case .amount(_, let found): otherSum(found, in: currency, of: invoice)
        case .currency(let asked, let found): "currency \(visible(found)), not the \(visible(asked)) asked for"
        case .tracking(let known, let found): "tracking number \(visible(found)), not \(visible(known))"
        case .paymentID(let asked, let found): "payment id \(visible(found)), not \(visible(asked))"
        case .unreadable(let member, let text): "the \(name(of: member)) can't be read: \(visible(text))"
        case .missing(let member): "the gateway tells no \(name(of: member))"
        }
    }

    /// The currency that the gateway names instead of the invoice's.
    static func otherCurrency(in differences: [ReportDifference]) -> String? {
        for case .currency(_, let found) in differences { return found }
        return nil
    }

    /// A sum as the gateway has it, in the invoice's unit or in that of another currency.
    static func money(_ amount: Amount, in currency: String?, of invoice: Invoice) -> String {
        let other = currency.flatMap { PaymentMethodCatalog.standard[$0] }
        let unit = other?.unit ?? currency ?? invoice.unit
        return "\(amount.grouped(minimumDecimals: other?.decimals ?? invoice.decimals)) \(visible(unit))"
    }

    /// A sum that isn't the one asked for: `15.00 UAH, not the 1 500.00 UAH asked for`.
    static func otherSum(_ found: Amount, in currency: String?, of invoice: Invoice) -> String {
        "\(money(found, in: currency, of: invoice)), not the \(amount(of: invoice)) asked for"
    }

    /// A member of a report as people call it.
    static func name(of member: ReportMember) -> String {
        switch member {
        case .amount: "amount"
        case .currency: "currency"
        case .tracking: "tracking number"
        case .paymentID: "payment id"
        case .fee: "fee"
        case .accrualAmount: "credited sum"
        case .accrualCurrency: "credited currency"
        case .isRecalculated: "word whether it was recalculated"
        case .created: "time of creation"
        case .processed: "time of processing"
        }
    }
}
