/// How the history and the gateway's statement compare.
public struct Reconciliation: Sendable, Hashable {
    /// What differs here or is missing there, newest first, then what is missing here, in the statement's order.
    public var differences: [ReconcileDifference] = []
    /// Local ids of the period's invoices whose outcome is unknown and of which the statement knows nothing: settle them.
    public var unsettled: [String] = []
    /// Invoices that were closed as never created and that the statement has: they are open again. They stand among the
    /// differences as they were.
    public var reopened: [SentInvoice] = []
    /// Rows of the statement, each invoice once.
    public var statementRows = 0
    /// The period's invoices that stand on both sides.
    public var compared = 0
    /// How both sides add up, with the reasons for what is not compared.
    public var totals = ReconcileTotals()
    /// How far the gateway's clock seems to be ahead of UTC, in seconds; nil where too few invoices stand on both sides to
    /// say. Then everything that is missing here is listed, also what may lie up to 15 hours outside the period.
    public var clockOffset: Int?
    /// When the gateway was asked; what the history learned later is newer than the statement.
    public package(set) var askedAt: Timestamp?

    /// Nothing compared yet.
    package init() {}

    /// Those of one kind.
    public func differences(_ kind: ReconcileDifference.Kind) -> [ReconcileDifference] {
        differences.filter { $0.kinds.contains(kind) }
    }

    /// The statement's rows of what is missing here, to be adopted.
    public var missingHere: [StatusReport] { differences(.missingHere).compactMap(\.there) }

    /// Those whose status can be taken from the statement.
    public var newStatuses: [ReconcileDifference] { differences.filter(\.bringsStatus) }

    /// How many differences adopting is about.
    public var adoptable: Int { missingHere.count + newStatuses.count }

    /// Notes on the differences what was adopted of them.
    public mutating func mark(_ adoption: Adoption) {
        let taken = Set(adoption.statuses.map(\.id))
        for index in differences.indices where differences[index].bringsStatus {
            differences[index].isStatusTaken = differences[index].here.map { taken.contains($0.id) } ?? false
        }
        let pairs = adoption.adopted.compactMap { invoice in invoice.tracking.map { (folded($0), invoice.id) } }
        let ids = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        for index in differences.indices where differences[index].kinds == [.missingHere] {
            let tracking = differences[index].there?.tracking
            differences[index].adoptedAs = tracking.flatMap { ids[folded($0)] }
        }
    }
}

/// How far reconciling has come.
public enum ReconcileProgress: Sendable, Hashable {
    /// The statement is being fetched: the part of the period that is there, 0 to 1, and its rows so far.
    case fetching(part: Double, rows: Int)
    /// The history is being read: invoices so far.
    case comparing(invoices: Int)
}

/// What came of taking invoices and statuses over from the gateway's statement.
public struct Adoption: Sendable, Hashable {
    /// The invoices as they are in the history now.
    public var adopted: [Invoice] = []
    /// The history has them after all; local ids.
    public var alreadyHere: [String] = []
    /// Invoices whose status is the statement's now.
    public var statuses: [Invoice] = []
    /// Local ids of those that the history knows something newer of than the statement.
    public var newerHere: [String] = []
    /// Without payment id, tracking number, currency or amount there is nothing to take over.
    public var incomplete: [StatusReport] = []
    /// Set when it ended early; what was adopted until then stays.
    public var failure: Problem?

    /// Nothing done.
    package init() {}
}
