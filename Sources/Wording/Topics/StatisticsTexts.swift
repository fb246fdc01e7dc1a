/// Invoices and sums over a stretch of time.
public protocol StatisticsTexts {
    // By what invoices are grouped, beside what `name(of:)` calls the step of the timeline; side by side in one line.
    var methodsHeading: String { get }
    var statusesHeading: String { get }
    var sumsHeading: String { get }

    /// The rows that have no row of their own.
    var otherRows: String { get }
    /// The part of a unit's sum that is paid.
    func paidSum(_ sum: String) -> String
    var nothingPaid: String { get }
    /// Invoices in units that no sum is told of.
    func invoicesOfOtherUnits(_ count: Int) -> String
    /// What is asked for in a unit, beside what of it is paid.
    func askedSum(_ sum: String) -> String

    // The lines above all others, with numbers and sums.
    var paidHeading: String { get }
    var creditedHeading: String { get }
    var openHeading: String { get }
    /// In the chart, beside the two others.
    var endedHeading: String { get }
    var askedHeading: String { get }
    /// How many of all are paid, in numbers and percent.
    func percentPaid(_ count: Int, of all: Int) -> String
    func unknownAmongThem(_ count: Int) -> String
    func mismatchedAmongThem(_ count: Int) -> String
    /// Invoices that were refused, never left or ended without money.
    func endedWithoutMoney(_ count: Int) -> String
    /// The title where only what a search finds is counted.
    func statistics(ofSearch text: String) -> String

    // Where there is nothing to show.
    var cantCountHistory: String { get }
    var makeFirstForNumbers: String { get }
    var noneInThisTime: String { get }
    var noneInThisTimeAdvice: String { get }

    // Below the numbers.
    /// Before a bar.
    var counting: String { get }
    var countIsStale: String { get }
    func countAnewKey(_ key: KeyName) -> String
    func historyLinesNotCounted(_ count: Int) -> String
    /// What the rows of groups sum.
    var sumsAreAsked: String { get }
}
