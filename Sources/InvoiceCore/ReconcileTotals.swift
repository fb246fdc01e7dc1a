/// Where each invoice of a period and each row of the gateway's statement went when they were compared: on either side the
/// parts add up to the whole.
public struct ReconcileTotals: Sendable, Hashable {
    /// Why something is not compared.
    public enum Reason: Sendable, Hashable, CaseIterable {
        // Of the history.
        case rejected, unsent, sending, unknown, closed
        /// Created so late that the statement need not have it.
        case late
        /// Adopted, and only the gateway's clock says when it was made.
        case adoptedElsewhen
        /// Made with another client id, or at another gateway.
        case otherAccount
        // Of the statement.
        /// The history has it, outside the period.
        case madeOutside
        /// The gateway's clock says that it is not of the period.
        case outsidePeriod
    }

    /// Invoices of the history in the period.
    public var here = 0
    /// Rows of the statement.
    public var there = 0
    /// Invoices that have a row.
    public var comparedHere = 0
    /// Rows that have an invoice.
    public var comparedThere = 0
    public var missingThere = 0
    public var missingHere = 0
    /// Rows of invoices that were refused here or never left; they are differences.
    public var refusedHere = 0
    public var leftOutHere: [Reason: Int] = [:]
    public var leftOutThere: [Reason: Int] = [:]

    /// Nothing on either side.
    public init() {}

    /// True where each side has what the other one has, and nothing needs to be explained.
    public var isEven: Bool { here == comparedHere && there == comparedThere && here == there }
}
