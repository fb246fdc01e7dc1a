/// An invoice after a request for it, as it stands in the history.
public struct SentInvoice: Sendable, Hashable {
    /// With the outcome, also where that couldn't be written.
    public var invoice: Invoice
    /// Set when the outcome couldn't be recorded: tell it loudly. The history still has the invoice as `sending`, which
    /// becomes `unknown`, and settling it finds the truth.
    public var recordFailure: StorageProblem?
    /// True when the reply had no signature and was believed nevertheless, as the profile says: worth a warning.
    public var isReplyUnsigned = false
    /// True when an answer without proof blames the client id or the secret.
    public var areCredentialsDoubted = false
    /// True where it was closed as never created, and the gateway has it after all: tell it loudly.
    public var isReopened = false
    /// Set when it was settled by a payment that isn't wholly what was asked: tell it loudly, for another invoice may
    /// have taken the payment id.
    public var differences: [ReportDifference] = []

    /// An invoice without any remark.
    public init(invoice: Invoice) { self.invoice = invoice }
}

/// The outcome of creating an invoice, or of sending it again.
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
    case notSent(Problem)

    /// The invoice as it is now; nil when nothing was recorded.
    public var sent: SentInvoice? {
        get {
            switch self {
            case .created(let sent), .rejected(let sent, _, _), .unknown(let sent, _), .unreachable(let sent, _): sent
            case .notSent: nil
            }
        }
        set {
            guard let sent = newValue else { return }
            switch self {
            case .created: self = .created(sent)
            case .rejected(_, let rejection, let areRefused):
                self = .rejected(sent, rejection, areCredentialsRefused: areRefused)
            case .unknown(_, let reason): self = .unknown(sent, reason)
            case .unreachable(_, let text): self = .unreachable(sent, text)
            case .notSent: break
            }
        }
    }
}

/// The outcome of asking the gateway about an invoice whose outcome is unknown.
public enum SettleOutcome: Sendable, Hashable {
    /// The gateway has it.
    case created(SentInvoice)
    /// The gateway has no such payment; whether it may be sent again is ``Invoice/isResendable``'s to say.
    case notFound(SentInvoice)
    /// Nothing more is known than before.
    case stillUnknown(SentInvoice, GatewayFailure)
    /// The gateway wasn't asked.
    case notAsked(Problem)

    /// The invoice as it is now; nil when the gateway wasn't asked.
    public var sent: SentInvoice? {
        switch self {
        case .created(let sent), .notFound(let sent), .stillUnknown(let sent, _): sent
        case .notAsked: nil
        }
    }
}

/// What came of closing an invoice as never created.
public enum ClosingOutcome: Sendable, Hashable {
    case closed(Invoice)
    /// Nothing was recorded.
    case notClosed(Problem)
}

/// The outcome of asking for a payment's status.
public enum StatusOutcome: Sendable, Hashable {
    /// The gateway's report; `isNew` when it says anything that the history didn't have.
    case report(SentInvoice, StatusReport, isNew: Bool)
    /// There is no report: the gateway gave no usable answer, or wasn't asked.
    case failed(Problem)
}

/// The outcome of starting a payment.
public enum PaymentOutcome: Sendable, Hashable {
    case started(SentInvoice, PaymentStart)
    /// The gateway gave no usable answer, or wasn't asked.
    case failed(Problem)
}
