/// The gateway's own word for where a payment stands; unheard-of words are kept as they came.
public struct GatewayStatus: Sendable, Hashable, CustomStringConvertible {
    /// As it came, e.g. `PAYIN`.
    public let text: String

    /// Takes the gateway's word as it is.
    public init(_ text: String) { self.text = text }

    /// The meaning of a status by the protocol.
    public enum Meaning: Sendable, Hashable, CaseIterable {
        case orderCreated, inProgress, paid, paidOtherAmount, finished, failed, canceled, debitFailed, unheardOf
    }

    /// The meaning by the protocol's table.
    public var meaning: Meaning { Meaning.byWord[text.uppercased()] ?? .unheardOf }

    /// True when the protocol says that nothing will follow.
    public var isFinal: Bool { meaning.facts.isFinal }

    /// True where a statement that tells it may be believed after an earlier word: nothing leads back, and nothing leads away
    /// from an end.
    public func mayFollow(_ earlier: GatewayStatus?) -> Bool {
        guard let earlier else { return true }
        return !earlier.isFinal && meaning.step >= earlier.meaning.step
    }

    /// As ``text``.
    public var description: String { text }
}

extension GatewayStatus.Meaning {
    fileprivate enum Money {
        case mayCome, came, willNotCome
    }

    /// A line of the protocol's table.
    fileprivate struct Facts {
        let word: String?
        let money: Money
        let isFinal: Bool
    }

    fileprivate var facts: Facts {
        switch self {
        case .orderCreated: Facts(word: "CREATED", money: .mayCome, isFinal: false)
        case .inProgress: Facts(word: "PAYIN", money: .mayCome, isFinal: false)
        case .paid: Facts(word: "PAYED", money: .came, isFinal: false)
        case .paidOtherAmount: Facts(word: "PAYED_RECALC", money: .came, isFinal: true)
        case .finished: Facts(word: "FINISHED", money: .came, isFinal: true)
        case .failed: Facts(word: "FAILED", money: .willNotCome, isFinal: true)
        case .canceled: Facts(word: "CANCELED", money: .willNotCome, isFinal: true)
        case .debitFailed: Facts(word: "PAYIN_ERROR", money: .willNotCome, isFinal: false)
        case .unheardOf: Facts(word: nil, money: .mayCome, isFinal: false)
        }
    }

    fileprivate static let byWord = Dictionary(
        uniqueKeysWithValues: allCases.compactMap { meaning in meaning.facts.word.map { ($0, meaning) } })

    /// How far a payment has come by it.
    fileprivate var step: Int {
        if facts.isFinal { return 3 }
        return switch self {
        case .orderCreated: 0
        case .paid: 2
        default: 1
        }
    }

    /// The protocol's word for it; nil for what it doesn't know.
    public var word: String? { facts.word }
    /// True where the word says that the money has come.
    public var isPaid: Bool { facts.money == .came }
    /// True where the word says that no money will come.
    public var isEndWithoutMoney: Bool { facts.money == .willNotCome }
}

/// The answer of the gateway's status endpoint about one invoice. A member that can't be read is nil, and its text is
/// in ``unreadable``.
public struct StatusReport: Sendable, Hashable {
    public var status: GatewayStatus
    public var tracking: String?
    public var paymentID: String?
    public var currency: String?
    public var amount: Amount?
    public var fee: Amount?
    /// The sum credited to the merchant, in ``accrualCurrency``.
    public var accrualAmount: Amount?
    public var accrualCurrency: String?
    /// Times as the gateway wrote them; its zone is not documented.
    public var created: String?
    public var processed: String?
    public var isRecalculated: Bool?
    /// Why it failed, where it did.
    public var reason: GatewayRejection?
    /// The members that can't be read, as they came.
    public var unreadable: [ReportMember: String] = [:]

    /// A report that says nothing but the status.
    public init(status: GatewayStatus) { self.status = status }

    /// What fee and credited sum are worth: gateways send them with every status.
    public enum SumsWorth: Sendable, Hashable {
        /// The payment was paid.
        case facts
        /// They hold if it is paid.
        case ifPaid
        /// It never will be.
        case nothing
    }

    public var sumsWorth: SumsWorth {
        switch status.meaning.facts.money {
        case .came: contradictsItself ? .ifPaid : .facts
        case .mayCome: .ifPaid
        case .willNotCome: .nothing
        }
    }

    /// The same without fee and credited sum where they are no facts.
    public var withFactsOnly: StatusReport {
        if sumsWorth == .facts { return self }
        var report = self
        (report.fee, report.accrualAmount, report.accrualCurrency) = (nil, nil, nil)
        return report
    }

    /// True where an error stands beside a status that says that the payment was paid: neither can be believed.
    public var contradictsItself: Bool { status.meaning.isPaid && reason != nil }

    /// True when it says something that the earlier one didn't. Some gateways write the time of each question into
    /// `processed`: alone, another time is no news.
    public func tellsNews(after earlier: StatusReport?) -> Bool {
        guard let earlier else { return true }
        var same = self
        if processed != nil, earlier.processed != nil { same.processed = earlier.processed }
        return same != earlier
    }
}

/// A member of the gateway's report beside the status: its name in the protocol, in the history and in what commands print.
public enum ReportMember: String, Sendable, Hashable, CaseIterable {
    case tracking
    case paymentID = "payment_id"
    case currency, amount, fee
    case accrualAmount = "accrual_amount"
    case accrualCurrency = "accrual_currency"
    case created, processed
    case isRecalculated = "is_recalc"

    /// Where its value stands in a report, and of which type it is.
    public enum Place: Sendable {
        case text(any WritableKeyPath<StatusReport, String?> & Sendable)
        case amount(any WritableKeyPath<StatusReport, Amount?> & Sendable)
        case flag(any WritableKeyPath<StatusReport, Bool?> & Sendable)
    }

    public var place: Place {
        switch self {
        case .tracking: .text(\.tracking)
        case .paymentID: .text(\.paymentID)
        case .currency: .text(\.currency)
        case .amount: .amount(\.amount)
        case .fee: .amount(\.fee)
        case .accrualAmount: .amount(\.accrualAmount)
        case .accrualCurrency: .text(\.accrualCurrency)
        case .created: .text(\.created)
        case .processed: .text(\.processed)
        case .isRecalculated: .flag(\.isRecalculated)
        }
    }
}
