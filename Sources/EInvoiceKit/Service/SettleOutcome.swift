import InvoiceCore

/// What came of asking the gateway about an invoice whose outcome is unknown.
public enum SettleOutcome: Sendable, Hashable {
    /// The gateway has it.
    case created(SentInvoice)
    /// The gateway has no such payment; it may be sent again.
    case notFound(SentInvoice)
    /// Nothing more is known than before.
    case stillUnknown(SentInvoice, GatewayProblem)
    /// The gateway wasn't asked.
    case notAsked(ServiceRefusal)

    /// The invoice as it is now; nil when the gateway wasn't asked.
    public var sent: SentInvoice? {
        switch self {
        case .created(let sent), .notFound(let sent), .stillUnknown(let sent, _): sent
        case .notAsked: nil
        }
    }
}

/// How far settling several invoices has come.
public struct SettleProgress: Sendable, Hashable {
    public let done: Int
    public let total: Int
    /// The one that was just done.
    public let id: String
    public let outcome: SettleOutcome
}
