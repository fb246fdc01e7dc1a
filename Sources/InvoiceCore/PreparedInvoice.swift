/// A checked request as it will be sent, to be looked at first.
public struct PreparedInvoice: Sendable, Equatable {
    public let request: InvoiceRequest
    /// Where it goes, and as whom.
    public let account: Account
    /// The exact body but for a card number's middle digits.
    public let shownBody: String
    /// Reasons to look again. None of them forbids sending, but the service refuses a used payment id.
    public let warnings: [PrepareWarning]
    /// True for one of a run of test payments; see ``InvoiceIntent/isTest``.
    package var isTest = false

    /// As it was prepared for the account, with its body.
    package init(request: InvoiceRequest, account: Account, shownBody: String, warnings: [PrepareWarning] = []) {
        self.request = request
        self.account = account
        self.shownBody = shownBody
        self.warnings = warnings
    }
}

extension PreparedInvoice {
    /// The invoice of the same method and amount for the same customer that was made within a day, where there is one.
    public var duplicate: Invoice? {
        for case .similarInvoice(let invoice, _) in warnings where invoice.hasCustomer(of: request) { return invoice }
        return nil
    }
}

extension Invoice {
    /// True where account or sender are the same.
    package func hasCustomer(of request: InvoiceRequest) -> Bool {
        let kept = request.storedTexts
        return [RequestField.account, .sender].contains { intent[$0] != nil && intent[$0] == kept[$0] }
    }
}

/// Something that deserves a second look before sending.
public enum PrepareWarning: Sendable, Hashable {
    /// The same amount was invoiced within a day to the same account or sender, or within an hour with the same description, or
    /// without any of these.
    case similarInvoice(Invoice, minutesAgo: Int)
    /// The amount is ten times or more away from that of this invoice: the one that it was made from, or, of this customer's
    /// last ones, the newest; then it is so far away from each of them.
    case unusualAmount(Invoice, isModel: Bool)
    /// The history has this payment id already, so that it will be refused.
    case paymentIDUsed(Invoice)
    /// The history couldn't be read, so the other warnings may be missing.
    case historyUnreadable(StorageProblem)
}

/// A person's confirmation of an amount. On a live profile no create request leaves without one that fits, and only
/// this initializer makes one.
public struct Confirmation: Sendable, Hashable {
    private let word: Word

    /// One machine word, so that an asynchronous function gets it in a register whatever else it takes: where the 128 bits of
    /// an amount come on the stack, Swift 6.3 makes a call that crashes.
    private indirect enum Word: Sendable, Hashable { case given(Amount, ProfileKind) }

    /// - Parameters:
    ///   - typed: the amount as the person typed it again; a live profile needs it, and wherever it is given it must be
    ///     right.
    ///   - amount: the request's.
    ///   - kind: the profile's.
    /// - Throws: why it isn't confirmed: ``Problem/notConfirmed(amount:)``, ``Problem/confirmationUnreadable(_:)`` or
    ///   ``Problem/confirmationDiffers(typed:amount:)``.
    public init(_ typed: String?, of amount: Amount, on kind: ProfileKind) throws(Problem) {
        if let typed {
            let typedAmount: Amount
            do throws(AmountProblem) {
                typedAmount = try Amount(typed)
            } catch {
                throw .confirmationUnreadable(error)
            }
            if typedAmount != amount { throw .confirmationDiffers(typed: typedAmount, amount: amount) }
        } else if kind == .live {
            throw .notConfirmed(amount: amount)
        }
        word = .given(amount, kind)
    }

    /// True for the very amount, and a profile of the very kind, for which it was given.
    package func covers(_ amount: Amount, on kind: ProfileKind) -> Bool { word == .given(amount, kind) }
}
