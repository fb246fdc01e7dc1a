/// Invoices and sums over a stretch of time.
public protocol StatisticsTexts {
    // By what invoices are grouped, beside what `name(of:)` calls the step of the timeline; side by side in one line.
    var methodsHeading: String { get }
    var statusesHeading: String { get }
    var sumsHeading: String { get }

    /// The rows that have no row of their own.
    var otherRows: String { get }
    /// Invoices in units that no sum is told of.
    func invoicesOfOtherUnits(_ count: Int) -> String
}
