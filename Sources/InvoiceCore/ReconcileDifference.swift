/// An invoice on which the history and the gateway's statement don't agree.
public struct ReconcileDifference: Sendable, Hashable {
    /// What differs.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The gateway has it, the history doesn't.
        case missingHere = "missing_here"
        /// The history has it as created, the gateway doesn't have it.
        case missingThere = "missing_there"
        case amount, currency, status, tracking
        case paymentID = "payment_id"
        /// The gateway has it; here its outcome is unknown, it was refused, closed, or never left. Settling an
        /// unknown one finds it.
        case outcome
    }

    /// What the history says of it.
    public struct Here: Sendable, Hashable {
        /// The local id.
        public let id: String
        public let createdAt: Timestamp
        public let paymentID: String
        public let tracking: String?
        public let currency: String
        public let method: PaymentMethod?
        public let amount: Amount
        public let state: InvoiceState
        public let status: GatewayStatus?
    }

    /// Never empty.
    public let kinds: [Kind]
    /// Nil where it is missing here.
    public let here: Here?
    /// Nil where it is missing there.
    public let there: StatusReport?
    /// The method that the history or the gateway names; nil where nothing tells its unit.
    public let methodHere, methodThere: PaymentMethod?
    /// The local id under which it was adopted since; see ``Reconciliation/mark(_:)``.
    public package(set) var adoptedAs: String?
    /// True once the statement's status was taken into the history; see ``Reconciliation/mark(_:)``.
    public package(set) var isStatusTaken = false

    /// - Parameter catalog: the profile's methods.
    package init(kinds: [Kind], here: Here?, there: StatusReport?, catalog: PaymentMethodCatalog = .standard) {
        self.kinds = kinds
        self.here = here
        self.there = there
        methodHere = here?.method
        // The invoice's own, where it is that.
        let isSame = there?.currency.map { folded($0) == folded(here?.currency ?? "") } ?? true
        methodThere = isSame ? here?.method : there?.currency.flatMap { catalog.method(named: $0) }
    }

    /// Names of what ``row`` gives, for exports: those of the members of the JSON, the gateway's with `gateway_` in front.
    public static let columns = [
        "differences", "id", "created_at", "payment_id", "tracking", "gateway_tracking", "state", "currency",
        "gateway_currency", "amount", "gateway_amount", "status", "gateway_status", "gateway_created", "adopted_as",
        "gateway_payment_id", "gateway_error_code", "gateway_error_message", "gateway_unreadable", "status_taken",
    ]

    /// One text for each of ``columns``, nil where there is nothing to say. Texts from outside are as they came; amounts have
    /// at least the currency's own decimals.
    public var row: [String?] {
        [
            kinds.map(\.rawValue).joined(separator: "+"), here?.id, here?.createdAt.description,
            paymentID, tracking, there?.tracking,
            here?.state.rawValue, here?.currency, there?.currency, amountHere, amountThere, here?.status?.text,
            there?.status.text, there?.created, adoptedAs, there?.paymentID, there?.reason?.code,
            there?.reason?.message, unreadableThere, isStatusTaken ? "true" : nil,
        ]
    }

    /// True where the statement's status can be taken into the history: both sides surely mean the same invoice, and the status
    /// may follow what is known here.
    public var bringsStatus: Bool {
        guard let here, let there, here.state == .created, kinds.contains(.status), !there.contradictsItself else {
            return false
        }
        return !kinds.contains(.tracking) && !kinds.contains(.paymentID) && there.status.mayFollow(here.status)
    }

    /// True once nothing of it is left.
    public var isSettled: Bool { adoptedAs != nil || isStatusTaken && kinds == [.status] }

    /// The history's, else the gateway's.
    public var paymentID: String? { here?.paymentID ?? there?.paymentID }
    /// The history's, else the gateway's.
    public var tracking: String? { here?.tracking ?? there?.tracking }

    /// What can't be read of the gateway's row, as it came, each behind its name.
    private var unreadableThere: String? {
        guard let there, !there.unreadable.isEmpty else { return nil }
        return ReportMember.allCases.compactMap { member in there.unreadable[member].map { "\(member.rawValue): \($0)" }
        }
        .joined(separator: " | ")
    }

    /// The history's amount in digits; nil where it is missing here.
    public var amountHere: String? { here.map { $0.amount.text(minimumDecimals: methodHere?.decimals ?? 0) } }

    /// The gateway's amount in digits, or as it came where it can't be read; nil where it tells none.
    public var amountThere: String? {
        there.flatMap { row in
            row.amount.map { $0.text(minimumDecimals: methodThere?.decimals ?? 0) } ?? row.unreadable[.amount]
        }
    }
}

extension ReconcileDifference.Here {
    package init(_ invoice: Invoice) {
        id = invoice.id
        createdAt = invoice.intent.createdAt
        paymentID = invoice.intent.paymentID.text
        tracking = invoice.tracking
        currency = invoice.intent.currency
        method = invoice.method
        amount = invoice.intent.amount
        state = invoice.state
        status = invoice.report?.status
    }
}

extension ReconcileDifference {
    /// How an invoice differs from the statement's row about it; nil where it doesn't.
    package init?(_ invoice: Invoice, _ row: StatusReport, catalog: PaymentMethodCatalog = .standard) {
        var kinds: [Kind] = []
        if invoice.state != .created { kinds.append(.outcome) }
        let members = Set(row.differences(from: invoice.intent, tracking: invoice.tracking).map(\.member))
        // Of an amount that isn't told nobody can say that it agrees, paid or not.
        if members.contains(.amount) || row.amount == nil { kinds.append(.amount) }
        if members.contains(.currency) { kinds.append(.currency) }
        // One that was never asked about is as it was created.
        let status = invoice.report?.status.text ?? "CREATED"
        if invoice.state == .created, folded(status) != folded(row.status.text) || row.contradictsItself {
            kinds.append(.status)
        }
        if members.contains(.tracking) { kinds.append(.tracking) }
        if members.contains(.paymentID) { kinds.append(.paymentID) }
        if kinds.isEmpty { return nil }
        self.init(kinds: kinds, here: Here(invoice), there: row, catalog: catalog)
    }
}
