/// A note that was typed and isn't in the history.
public struct UnsavedNote: Sendable, Hashable {
    /// The local id of its invoice.
    public let invoiceID: String
    public let paymentID: String
    /// Empty for one that is to be forgotten.
    public let text: String

    public init(invoiceID: String, paymentID: String, text: String) {
        self.invoiceID = invoiceID
        self.paymentID = paymentID
        self.text = text
    }
}
