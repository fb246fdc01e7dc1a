/// By what a customer is known again: the account, or without one the sender as the history keeps it.
public struct Customer: Sendable, Hashable {
    public let field: RequestField
    public let text: String

    /// Nil where the texts, as they are stored, name nobody.
    public init?(_ texts: RequestTexts) {
        for field in [RequestField.account, .sender] {
            if let text = texts[field], !text.isEmpty {
                (self.field, self.text) = (field, text)
                return
            }
        }
        return nil
    }

    /// True for an invoice of this customer's.
    public func isOf(_ invoice: Invoice) -> Bool { invoice.intent[field] == text }
}

extension InvoiceDraft {
    /// The customer, as far as typed.
    public var customer: Customer? {
        var texts = RequestTexts()
        texts[.account] = self[.account]
        texts[.sender] = Sender(self[.sender]).storedText
        return Customer(texts)
    }
}
