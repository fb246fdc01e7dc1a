import InvoiceCore
import Wording

/// An invoice on which the history and the gateway's statement don't agree, as people see it.
public struct ReconcileRow: Sendable, Equatable {
    /// What differs.
    public enum Kind: Sendable, Hashable {
        case missingHere, missingThere, amount, currency, status, tracking, paymentID, outcome
    }

    /// What one side says.
    public struct Side: Sendable, Equatable {
        public var currency: String?
        public var amount: Amount?
        public var status: String?
        public var tracking: String?
        public var paymentID: String?
        /// What can't be read of it, as it came.
        public var unreadable: [ReportMember: String]

        public init(
            currency: String?, amount: Amount?, status: String?, tracking: String? = nil, paymentID: String? = nil,
            unreadable: [ReportMember: String] = [:]
        ) {
            self.currency = currency
            self.amount = amount
            self.status = status
            self.tracking = tracking
            self.paymentID = paymentID
            self.unreadable = unreadable
        }
    }

    public var kinds: [Kind]
    /// Of the history; nil where it is missing here.
    public var invoiceID: String?
    public var paymentID: String?
    public var tracking: String?
    public var here: Side?
    public var there: Side?
    /// The statement's row, where it has one.
    public var report: StatusReport?

    public init(
        kinds: [Kind], invoiceID: String?, paymentID: String?, tracking: String?, here: Side?, there: Side?,
        report: StatusReport?
    ) {
        self.kinds = kinds
        self.invoiceID = invoiceID
        self.paymentID = paymentID
        self.tracking = tracking
        self.here = here
        self.there = there
        self.report = report
    }
}

/// How history and statement compare.
public struct ReconcileResult: Sendable, Equatable {
    public var rows: [ReconcileRow]
    /// Invoices in the statement.
    public var statementRows: Int
    /// Invoices of the period that stand on both sides.
    public var compared: Int
    /// Invoices of unknown outcome of which the statement knows nothing.
    public var unsettled: Int
    /// How both sides add up.
    public var totals: ReconcileTotals

    public init(
        rows: [ReconcileRow], statementRows: Int, compared: Int, unsettled: Int,
        totals: ReconcileTotals = ReconcileTotals()
    ) {
        self.totals = totals
        self.rows = rows
        self.statementRows = statementRows
        self.compared = compared
        self.unsettled = unsettled
    }
}

/// How far reconciling has come.
public enum ReconcileStep: Sendable, Equatable {
    /// The part of the statement that is there, 0 to 1, and its rows so far.
    case fetching(part: Double, rows: Int)
    /// Invoices of the history so far.
    case comparing(invoices: Int)
}

/// What came of taking invoices over.
public struct AdoptionResult: Sendable, Equatable {
    public var adopted: Int
    /// The statement doesn't say enough of these.
    public var incomplete: Int
    /// Why it ended early, where it did.
    public var failure: String?

    public init(adopted: Int, incomplete: Int, failure: String?) {
        self.adopted = adopted
        self.incomplete = incomplete
        self.failure = failure
    }
}

extension Language {
    /// The status of a statement's row, with the error that contradicts it. Not made safe to show.
    public func status(in row: StatusReport) -> String {
        guard row.contradictsItself, let reason = row.reason else { return row.status.text }
        return "\(row.status.text) with an error: \(text(for: reason))"
    }

    /// What differs, e.g. `amount, status`.
    func text(for kinds: [ReconcileRow.Kind]) -> String {
        kinds.map { kind in
            switch kind {
            case .missingHere: "missing here"
            case .missingThere: "missing there"
            case .amount: "amount"
            case .currency: "currency"
            case .status: "status"
            case .tracking: "tracking"
            case .paymentID: "payment id"
            case .outcome: "outcome"
            }
        }.joined(separator: ", ")
    }

    /// One side of a difference, e.g. `1 000.00 UAH FINISHED`; where the currencies differ their codes stand for the units,
    /// which several have in common. `isShort` shows only what differs.
    /// Not made safe to show.
    public func text(for side: ReconcileRow.Side?, of row: ReconcileRow, isShort: Bool = false) -> String {
        guard let side else { return "–" }
        let isWhole = !isShort || row.here == nil || row.there == nil
        func isShown(_ kind: ReconcileRow.Kind) -> Bool { isWhole || row.kinds.contains(kind) }
        let method = side.currency.flatMap { PaymentMethodCatalog.standard[$0] }
        var parts: [String?] = []
        if isShown(.amount), let amount = side.amount {
            let unit = row.kinds.contains(.currency) ? side.currency : method?.unit ?? side.currency
            parts += [amount.grouped(minimumDecimals: method?.decimals ?? 0), unit]
        } else if isShown(.currency) {
            parts.append(side.currency)
        }
        parts += ReportMember.allCases.filter { isMemberShown($0, of: row, isWhole: isWhole) }.map { member in
            side.unreadable[member].map { "\(name(of: member)) “\($0)”?" }
        }
        if row.kinds.contains(.amount), side.amount == nil, side.unreadable[.amount] == nil {
            parts.append("no amount")
        }
        if isShown(.status) || isShown(.outcome) { parts.append(side.status) }
        if row.kinds.contains(.tracking) { parts.append(side.tracking) }
        if row.kinds.contains(.paymentID) { parts.append(side.paymentID) }
        return parts.compactMap(\.self).joined(separator: " ")
    }

    private func isMemberShown(_ member: ReportMember, of row: ReconcileRow, isWhole: Bool) -> Bool {
        switch member {
        case .amount: isWhole || row.kinds.contains(.amount)
        case .currency: isWhole || row.kinds.contains(.currency)
        case .tracking: isWhole || row.kinds.contains(.tracking)
        case .paymentID: isWhole || row.kinds.contains(.paymentID)
        case .fee, .accrualAmount, .accrualCurrency, .isRecalculated, .created, .processed: false
        }
    }
}
