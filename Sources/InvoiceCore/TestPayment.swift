/// One test payment: a currency, one of the gateway's test amounts, and how far it has come.
public struct TestPayment: Sendable, Hashable, Identifiable {
    /// Its place in the run, from 0.
    public let id: Int
    /// The method's code.
    public let currency: String
    /// 1000 or 2000, in whatever unit.
    public let amount: Amount
    public let expected: Expectation
    public package(set) var stage = Stage.waiting
    /// The recorded invoice, once there is one.
    public package(set) var invoice: Invoice?
    /// The gateway's last word.
    public package(set) var status: GatewayStatus?
    /// Set at the stage `done`.
    public package(set) var verdict: Verdict?
    /// Set when something that happened couldn't be recorded: tell it loudly.
    public package(set) var recordFailure: StorageProblem?

    /// The outcome that the gateway documents for the amount.
    public enum Expectation: String, Sendable, Hashable, CaseIterable {
        /// 1000 always succeeds.
        case success
        /// 2000 always fails.
        case failure

        /// The amount that it belongs to.
        public var amount: Amount { Amount(coefficient: self == .success ? 1000 : 2000, scale: 0) }
        /// The status to come to.
        public var status: GatewayStatus { GatewayStatus(self == .success ? "FINISHED" : "FAILED") }
    }

    /// How far it has come.
    public enum Stage: String, Sendable, Hashable, CaseIterable {
        case waiting, creating, starting, following, done
    }

    /// The verdict on a payment that is done.
    public enum Verdict: Sendable, Hashable {
        case asExpected(GatewayStatus)
        /// It came to another end.
        case other(GatewayStatus)
        /// The gateway's report differs from the request, whatever the status.
        case mismatch([ReportDifference])
        /// It came to no end.
        case inconclusive(Reason)
    }

    /// Why there is no end to judge.
    public enum Reason: Sendable, Hashable {
        /// The gateway said no to this payment.
        case rejected(GatewayRejection)
        /// It may have been created or not.
        case unknown(UnknownReason)
        /// It couldn't be sent, the payment couldn't be started, or its status asked.
        case failed(Problem)
        /// The status didn't become final in time; the last one, where one was told.
        case outOfPatience(GatewayStatus?)

        /// True where trying again may bring something else.
        package var mayChange: Bool {
            switch self {
            case .rejected, .failed(.unfilled), .failed(.invalid): false
            case .unknown, .failed, .outOfPatience: true
            }
        }
    }

    init(id: Int, currency: String, expected: Expectation) {
        self.id = id
        self.currency = currency
        self.expected = expected
        amount = expected.amount
    }

    /// Both amounts for each currency, in this order.
    public static func all(for currencies: [String]) -> [TestPayment] {
        currencies.flatMap { currency in Expectation.allCases.map { (currency, $0) } }.enumerated().map {
            TestPayment(id: $0.offset, currency: $0.element.0, expected: $0.element.1)
        }
    }

    /// The verdict that a status brings once the run waits no longer.
    ///
    /// Some gateways leave a paid invoice at PAYED, and a test's failed one at PAYIN_ERROR: after the patience has run out
    /// these count.
    package func verdict(on status: GatewayStatus) -> Verdict? {
        let differences = invoice?.differences ?? []
        if !differences.isEmpty { return .mismatch(differences) }
        if invoice?.advice == .compareSums { return .other(status) }
        switch (status.meaning, expected) {
        case (.finished, .success), (.failed, .failure), (.paid, .success), (.debitFailed, .failure):
            return .asExpected(status)
        default: return status.isFinal ? .other(status) : nil
        }
    }
}

/// A run's verdicts, counted.
public struct TestPaymentSummary: Sendable, Hashable {
    public var total = 0
    public var asExpected = 0
    /// Came to another end than expected.
    public var other = 0
    /// The gateway's report differs from the request.
    public var mismatched = 0
    /// Came to no end.
    public var inconclusive = 0
    /// Not begun, or on its way.
    public var open = 0

    /// Counts them.
    public init(_ payments: [TestPayment]) {
        total = payments.count
        for payment in payments {
            switch payment.verdict {
            case .asExpected: asExpected += 1
            case .other: other += 1
            case .mismatch: mismatched += 1
            case .inconclusive: inconclusive += 1
            case nil: open += 1
            }
        }
    }
}

extension [TestPayment] {
    /// The number of unknown outcomes, and no others, at which a run gives up: with a wrong secret or a silent gateway
    /// every outcome would be unknown.
    private static let enoughUnknown = 2

    /// True where the finished payments show that the others would fail too: nothing can be sent, or no answer was
    /// usable.
    package var areHopeless: Bool {
        var unknown = 0
        var isStopped = false
        for payment in self {
            if payment.invoice?.state == .created { return false }
            guard case .inconclusive(let reason)? = payment.verdict else { continue }
            if case .rejected = reason { return false }
            if case .unknown = reason { unknown += 1 }
            if reason.concernsAll { isStopped = true }
        }
        return isStopped || unknown >= Self.enoughUnknown
    }
}

extension TestPayment.Reason {
    /// True for what keeps every other payment from being sent, too.
    fileprivate var concernsAll: Bool {
        switch self {
        case .failed(.gateway(let failure)): failure.isHopeless
        case .failed(.notRecorded), .failed(.historyUnreadable), .failed(.secret): true
        case .failed, .rejected, .unknown, .outOfPatience: false
        }
    }
}
