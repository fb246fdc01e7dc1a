import InvoiceCore
import ScreenKit

/// An invoice that was made wrongly, the one in its place, and amounts that may be wrong.
public protocol ReplacingTexts {
    // Names at the left of a local id; at most 13 columns.
    var replacesLabel: String { get }
    var replacedByLabel: String { get }
    /// What happened to the wrong one: a line without a full stop.
    func wasReplaced(by id: String) -> String
    /// That the wrong one isn't to be paid, and that the gateway takes its payment all the same.
    func replaced(by id: String) -> String
    /// The same in at most 78 columns, with a local id of 26.
    func replacedLine(by id: String) -> String
    /// That this one is in the place of another, which the gateway still takes a payment for.
    func replaces(_ id: String) -> String
    /// The same before it is sent.
    func willReplace(_ id: String) -> String
    /// In the form's header.
    var replacementTitle: String { get }

    /// An amount that is far away from that of the invoice that the new one was made from, or from a customer's last ones;
    /// `isMore` where it is the larger of the two. Without a capital and a full stop.
    func unusualAmount(_ amount: String, isMore: Bool, than other: String, paymentID: String, isModel: Bool) -> String
    /// Below the form, where what wasn't typed is selected.
    var typingReplacesSelected: String { get }
}

extension Language {
    /// What is unusual about a request's amount; see ``InvoiceCore/PrepareWarning/unusualAmount(_:isModel:)``.
    public func unusual(_ request: InvoiceRequest, beside other: Invoice, isModel: Bool) -> String {
        unusualAmount(
            amount(request.amount, of: request.method), isMore: request.amount > other.intent.amount,
            than: amount(of: other), paymentID: visible(other.intent.paymentID.text), isModel: isModel)
    }
}
