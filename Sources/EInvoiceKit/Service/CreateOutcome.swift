import InvoiceCore

/// An invoice after a request for it, as it stands in the history.
public struct SentInvoice: Sendable, Hashable {
    /// With the outcome, also where that couldn't be written.
    public var invoice: Invoice
    /// Set when the outcome couldn't be recorded: tell it loudly. The history still has the invoice as `sending`, which
    /// becomes `unknown`, and settling it finds the truth.
    public var recordFailure: RecordFailure?
    /// True when the reply had no signature and was believed nevertheless, as the profile says: worth a warning.
    public var isReplyUnsigned = false
    /// True when the answer, which proves nothing, speaks of client id or secret.
    public var areCredentialsDoubted = false
    /// Set when it was settled by a payment that isn't wholly what was asked: tell it loudly, for another invoice may
    /// have taken the payment id.
    public var differences: [ReportDifference] = []

    /// An invoice of which nothing special is to be told.
    public init(invoice: Invoice) { self.invoice = invoice }
}

/// What came of creating an invoice, or of sending it again.
public enum CreateOutcome: Sendable, Hashable {
    /// The gateway gave a tracking number.
    case created(SentInvoice)
    /// The gateway said no.
    case rejected(SentInvoice, GatewayRejection, areCredentialsRefused: Bool)
    /// It may have been created, or not.
    case unknown(SentInvoice, UnknownReason)
    /// The gateway couldn't be reached: surely nothing was sent now. The text says why.
    case unreachable(SentInvoice, String)
    /// Nothing was sent.
    case notSent(ServiceRefusal)

    /// The invoice as it is now; nil when nothing was recorded.
    public var sent: SentInvoice? {
        switch self {
        case .created(let sent), .rejected(let sent, _, _), .unknown(let sent, _), .unreachable(let sent, _): sent
        case .notSent: nil
        }
    }
}

/// Why nothing was sent.
public enum ServiceRefusal: Error, Sendable, Hashable {
    /// It couldn't be recorded first.
    case notRecorded(RecordFailure)
    /// What is needed of the history couldn't be read.
    case historyUnreadable(RecordFailure)
    case secret(SecretError)
    /// The task was canceled before anything was recorded.
    case canceled
    /// The history has this payment id: with `created` the invoice exists, with `unknown` it should be settled, with
    /// `sending` it is on its way. Sending it as a new one could only fail or confuse.
    case paymentIDUsed(id: String, state: InvoiceState)
    /// The invoice belongs to another gateway, client or kind of profile, or was prepared for another profile.
    case otherAccount(endpoint: String, clientID: String, kind: String?)
    /// A living program is sending it just now.
    case beingSent
    /// In this state there is nothing to do of that kind.
    case wrongState(InvoiceState)
    /// It may be sent again only after the gateway said that it has no such payment: settle it first.
    case notAskedYet
    /// The card's number must be typed again; `masked` is what was kept of it.
    case cardNeeded(masked: String)
    /// The number doesn't fit what was kept.
    case cardDoesNotFit(masked: String)
    case notConfirmed(ConfirmationProblem)
}
