/// A checked request as it will be sent, to be looked at first.
public struct PreparedInvoice: Sendable, Equatable {
    public let request: InvoiceRequest
    /// Where it goes, and as whom.
    public let account: Account
    /// The exact body but for a card number's middle digits.
    public let shownBody: String
    /// What deserves a second look; none of it forbids sending, but a used payment id will be refused.
    public let warnings: [PrepareWarning]

    /// As it was prepared for the account, with its body.
    package init(request: InvoiceRequest, account: Account, shownBody: String, warnings: [PrepareWarning] = []) {
        self.request = request
        self.account = account
        self.shownBody = shownBody
        self.warnings = warnings
    }
}

/// Something that deserves a second look before sending.
public enum PrepareWarning: Sendable, Hashable {
    /// The same amount was invoiced lately, to the same sender, account or description, or without any of these.
    case similarInvoice(Invoice, minutesAgo: Int)
    /// The history has this payment id already, so that it will be refused.
    case paymentIDUsed(Invoice)
    /// The history couldn't be looked at for the above.
    case historyUnreadable(StorageProblem)
}
