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

/// Something that the gateway's payment doesn't share with the invoice of the same payment id.
public enum SettleDifference: Sendable, Hashable {
    case amount(asked: Amount, found: Amount)
    case currency(asked: String, found: String)

    /// How what the gateway reports differs from what was asked. An amount that it recalculated may differ.
    static func all(between intent: InvoiceIntent, and report: StatusReport) -> [SettleDifference] {
        var differences: [SettleDifference] = []
        let isRecalculated = report.isRecalculated == true || report.status.meaning == .paidOtherAmount
        if let found = report.amount, found != intent.amount, !isRecalculated {
            differences.append(.amount(asked: intent.amount, found: found))
        }
        // Only another method of the catalog is surely another one; the spelling of the rest is the gateway's.
        if let found = report.currency, found != intent.currency, PaymentMethodCatalog.standard[found] != nil {
            differences.append(.currency(asked: intent.currency, found: found))
        }
        return differences
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
