import InvoiceCore
import ScreenKit

/// What to tell the merchant, and what differs from what was asked for.
public protocol AdviceTexts {
    /// What to do about a mismatch, behind the warning of it.
    func mismatchAdvice(_ warning: String) -> String
    /// That the gateway has another payment than the history, and what its status means.
    func otherPayment(differing differences: String, _ explanation: String) -> String
    /// The status in the gateway's own word, and what it means.
    func statement(_ explanation: String, status: String, isMismatched: Bool) -> String
    /// That nothing may be handed over, and why: `DON'T HAND OVER: 15.00 UAH, not the 1 500.00 UAH asked for.`
    func handOverWarning(_ differences: String) -> String
    /// What was found, and that it isn't what was asked for: `15.00 UAH, not the 1 500.00 UAH asked for`.
    func notAsked(_ found: String, asked: String) -> String
    /// What the gateway has for a member, and what the invoice has.
    func differs(_ member: ReportMember, found: String, known: String) -> String
    /// That a member of the report can't be read.
    func unreadable(_ member: ReportMember, _ text: String) -> String
    /// That a member of the report isn't there.
    func missing(_ member: ReportMember) -> String
    /// A member of a report as people call it.
    func name(of member: ReportMember) -> String
}

extension Language {
    /// What the gateway's word on an invoice means and what to tell the merchant, without the status itself. What differs comes
    /// first. Nil before the gateway said anything.
    public func explanation(of invoice: Invoice) -> String? {
        switch invoice.advice {
        case nil: nil
        case .mismatch(let differences): mismatchAdvice(warning(of: differences, in: invoice))
        case .compareSums: explanation(of: GatewayStatus.Meaning.paidOtherAmount)
        case .byStatus(let meaning) where invoice.differences.isEmpty: explanation(of: meaning)
        case .byStatus(let meaning):
            otherPayment(differing: texts(of: invoice.differences, in: invoice), explanation(of: meaning))
        }
    }

    /// The same with the gateway's own word for the status: `FINISHED: Paid and done. …`.
    public func statement(of invoice: Invoice) -> String? {
        guard let explanation = explanation(of: invoice) else { return nil }
        guard let status = invoice.report?.status else { return explanation }
        return statement(explanation, status: visible(status.text), isMismatched: !invoice.differences.isEmpty)
    }

    /// That nothing may be handed over, and why.
    public func warning(of differences: [ReportDifference], in invoice: Invoice) -> String {
        handOverWarning(texts(of: differences, in: invoice))
    }

    /// What differs, each as the end of a sentence.
    public func texts(of differences: [ReportDifference], in invoice: Invoice) -> String {
        let currency = otherCurrency(in: differences)
        return joined(differences.map { text(for: $0, in: invoice, currency) })
    }

    private func text(for difference: ReportDifference, in invoice: Invoice, _ currency: String?) -> String {
        switch difference {
        case .amount(_, let found): otherSum(found, in: currency, of: invoice)
        case .currency(let asked, let found): differs(.currency, found: visible(found), known: visible(asked))
        case .tracking(let known, let found): differs(.tracking, found: visible(found), known: visible(known))
        case .paymentID(let asked, let found): differs(.paymentID, found: visible(found), known: visible(asked))
        case .unreadable(let member, let text): unreadable(member, visible(text))
        case .missing(let member): missing(member)
        }
    }

    /// The currency that the gateway names instead of the invoice's.
    func otherCurrency(in differences: [ReportDifference]) -> String? {
        for case .currency(_, let found) in differences { return found }
        return nil
    }

    /// A sum as the gateway has it, in the invoice's unit or in that of another currency.
    func money(_ amount: Amount, in currency: String?, of invoice: Invoice) -> String {
        let isOwn = currency.map { folded($0) == folded(invoice.intent.currency) } ?? true
        let other = isOwn ? invoice.method : currency.flatMap { PaymentMethodCatalog.standard.method(named: $0) }
        let unit = other?.unit ?? currency ?? invoice.unit
        return "\(amount.readable(decimals: other?.decimals ?? invoice.decimals, in: numbers)) \(visible(unit))"
    }

    /// A sum that isn't the one asked for.
    func otherSum(_ found: Amount, in currency: String?, of invoice: Invoice) -> String {
        notAsked(money(found, in: currency, of: invoice), asked: amount(of: invoice))
    }
}
