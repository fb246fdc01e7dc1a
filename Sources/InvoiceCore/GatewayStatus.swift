/// The gateway's own word for where a payment stands; unheard-of words are kept as they came.
public struct GatewayStatus: Sendable, Hashable, CustomStringConvertible {
    /// As it came, e.g. `PAYIN`.
    public let text: String

    /// Takes the gateway's word as it is.
    public init(_ text: String) { self.text = text }

    /// What a status means, as far as the protocol tells.
    public enum Meaning: Sendable, Hashable {
        case orderCreated, inProgress, paid, paidOtherAmount, finished, failed, canceled, debitFailed, unheardOf
    }

    /// The meaning by the protocol's table.
    public var meaning: Meaning {
        switch text.uppercased() {
        case "CREATED": .orderCreated
        case "PAYIN": .inProgress
        case "PAYED": .paid
        case "PAYED_RECALC": .paidOtherAmount
        case "FINISHED": .finished
        case "FAILED": .failed
        case "CANCELED": .canceled
        case "PAYIN_ERROR": .debitFailed
        default: .unheardOf
        }
    }

    /// True when the protocol says that nothing will follow.
    public var isFinal: Bool {
        switch meaning {
        case .paidOtherAmount, .finished, .failed, .canceled: true
        case .orderCreated, .inProgress, .paid, .debitFailed, .unheardOf: false
        }
    }

    /// As ``text``.
    public var description: String { text }
}

/// What the gateway's status endpoint said of one invoice. Members that could not be read are nil, and in ``unreadable``.
public struct StatusReport: Sendable, Hashable {
    public var status: GatewayStatus
    public var tracking: String?
    public var paymentID: String?
    public var currency: String?
    public var amount: Amount?
    public var fee: Amount?
    /// What the merchant is credited, in ``accrualCurrency``.
    public var accrualAmount: Amount?
    public var accrualCurrency: String?
    /// Times as the gateway wrote them; its zone is not documented.
    public var created: String?
    public var processed: String?
    public var isRecalculated: Bool?
    /// Why it failed, where it did.
    public var reason: GatewayRejection?
    /// What came and can't be read, as it came.
    public var unreadable: [ReportMember: String] = [:]

    /// A report that says nothing but the status.
    public init(status: GatewayStatus) { self.status = status }

    /// True when it says something that the earlier one didn't. Some gateways write the time of each question into
    /// `processed`: alone, another time is no news.
    public func tellsNews(after earlier: StatusReport?) -> Bool {
        guard let earlier else { return true }
        var same = self
        if processed != nil, earlier.processed != nil { same.processed = earlier.processed }
        return same != earlier
    }
}
