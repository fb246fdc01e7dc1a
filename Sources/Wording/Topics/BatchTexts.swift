import InvoiceCore
import ScreenKit

/// Many invoices from one file.
public protocol BatchTexts {
    // The file.
    /// Without a place, a capital and a full stop.
    func text(for problem: BatchProblem) -> String
    /// A place in the file, before what is wrong there.
    func place(of problem: BatchProblem, in path: String) -> String
    func moreProblems(_ count: Int) -> String
    /// How many rows, and how many of them are wrong.
    func batchProblems(rows: Int, bad: Int) -> String
    var nothingSentMendOrSkip: String { get }
    func checkingBatch(rows: Int) -> String

    // Before it is sent.
    /// What a live profile wants typed.
    func confirmation(of totals: Totals) -> String
    /// What would be sent, without a full stop.
    func batch(_ totals: Totals, skipped: Int) -> String
    func batchWouldBeSent(_ totals: Totals, skipped: Int) -> String
    func batchGoesOn(begun: Int) -> String
    func batchWasDone(at moment: String, journal: String) -> String
    func otherBatchUnfinished(name: String, since moment: String) -> String

    // While it is sent, and at its end.
    /// `perSecond` and `secondsLeft` once they are known.
    func batchProgress(_ counts: BatchCounts, perSecond: Double?, secondsLeft: Int?) -> String
    var stoppingBatch: String { get }
    func batchEnded(_ counts: BatchCounts) -> String
    var batchGivenUp: String { get }
    var batchStopped: String { get }
    var sameFileGoesOn: String { get }
    /// A row, before what is told of it.
    func batchRow(_ line: Int) -> String
}
