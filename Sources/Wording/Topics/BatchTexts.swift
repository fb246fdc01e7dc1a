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
    /// `begun` rows at most: so many have their payment ids.
    func batchGoesOn(begun: Int) -> String
    func batchWasDone(at moment: String, journal: String) -> String

    // While it is sent, and at its end.
    /// `perSecond` and `secondsLeft` once they are known.
    func batchProgress(_ counts: BatchCounts, perSecond: Double?, secondsLeft: Int?) -> String
    var stoppingBatch: String { get }
    func batchEnded(_ counts: BatchCounts) -> String
    var batchGivenUp: String { get }
    var batchStopped: String { get }
    var sameFileGoesOn: String { get }
    // In the console.
    var batchTitle: String { get }
    var whichBatchFile: String { get }
    var batchFileHint: String { get }
    var batchFileAdvice: String { get }
    var batchLineColumn: String { get }
    var batchPlaceColumn: String { get }
    var batchProblemColumn: String { get }
    var batchOutcomeColumn: String { get }
    /// The last word before it is sent.
    func batchWillBeSent(_ totals: Totals, skipped: Int) -> String
    func batchIsLive(_ confirmation: String) -> String
    func typeSums(_ confirmation: String) -> String
    var typeSumsByHand: String { get }
    var batchRuns: String { get }
    var batchIsDone: String { get }
    var batchGoesOnHere: String { get }
    var checkBatch: ActionText { get }
    var stopBatchCheck: ActionText { get }
    var sendBatch: ActionText { get }
    var sendBatchNow: ActionText { get }
    var backToBatchCheck: ActionText { get }
    var stopBatch: ActionText { get }
    var goOnWithBatch: ActionText { get }

    /// A row, before what is told of it.
    func batchRow(_ line: Int) -> String
}

extension Language {
    /// What became of a row, for one line.
    public func outcome(of result: BatchResult) -> (String, Role) {
        switch result.outcome {
        case .sent(.notSent(let problem)), .settled(.notAsked(let problem)):
            return (title(of: problem), tone(of: problem))
        case .settled(.stillUnknown(let sent, let failure)):
            return (labelled(word(for: ShownState(sent.invoice.state)), title(of: failure)), .warning)
        case .sent, .settled, .earlier: break
        }
        guard let invoice = result.sent?.invoice else { return ("", .muted) }
        let badge = badge(for: invoice)
        let why = invoice.rejection.map { text(for: $0) } ?? invoice.unknownReason.map { text(for: $0) }
        return (why.map { labelled(badge.text, $0) } ?? badge.text, badge.role)
    }
}
