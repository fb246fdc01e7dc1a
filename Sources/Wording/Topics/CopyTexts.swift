import InvoiceCore
import ScreenKit

/// What of an invoice can be copied, in the order of the menu.
public enum CopiedThing: Sendable, Hashable, CaseIterable {
    case tracking, paymentID, link, amount, summary
}

/// The menu of what can be copied of an invoice, and the line about it for the merchant.
public protocol CopyTexts {
    var copyTitle: String { get }
    /// At most 17 columns.
    func name(ofCopied thing: CopiedThing) -> String
    /// In the place of a link's name.
    var addressToPay: String { get }
    /// In the help, what a letter copies.
    func copies(_ name: String) -> String
    /// In the place of a text, where there are several invoices.
    var onePerInvoice: String { get }
    // Why there is nothing to copy, as the end of a sentence of at most 50 columns.
    var noTrackingToCopy: String { get }
    var linkUnknown: String { get }
    var linkOfEarlierRun: String { get }
    var onlyCreatedHasLink: String { get }
    /// Of several invoices some have no such thing: `3 copied; 2 have no tracking number.`
    func copiedBut(_ copied: Int, lacking: Int, _ name: String) -> String
    /// `reason` is the end of a sentence.
    func notCopied(because reason: String) -> String

    /// Which payment it is: `Payment 27, tracking 79DF-60B0-17F6: 1 000.00 UAH by VisaMaster, finished.`
    func merchantFacts(paymentID: String, tracking: String?, amount: String, method: String, state: String) -> String
    /// What to tell the merchant of an invoice of which the gateway said nothing since it was sent; `refusal` is what the gateway
    /// said where it refused it.
    func merchantSentence(for state: InvoiceState, refusal: String?) -> String
    /// Of a test payment.
    var nothingToHandOver: String { get }
}

extension Language {
    /// One line for the merchant: which payment it is, how it stands, and what that means. `partner` is what to call the invoice
    /// of a local id that replaces it. Safe to show.
    public func merchantSummary(of invoice: Invoice, partner: (String) -> String = { $0 }) -> String {
        let facts = merchantFacts(
            paymentID: visible(invoice.intent.paymentID.text), tracking: invoice.tracking.map { visible($0) },
            amount: amount(of: invoice), method: methodName(of: invoice), state: badge(for: invoice).word)
        // Whatever the gateway says of it, nothing was bought.
        if invoice.intent.isTest { return "\(facts) \(nothingToHandOver)" }
        let sentence =
            explanation(of: invoice)
            ?? merchantSentence(for: invoice.state, refusal: invoice.rejection.map { text(for: $0) })
        return [facts, sentence, invoice.replacement.map { replaced(by: partner($0)) }].compactMap(\.self)
            .joined(separator: " ")
    }
}
