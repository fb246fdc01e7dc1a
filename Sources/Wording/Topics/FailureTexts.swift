/// What a command adds to a problem: which other command or option helps. Commands come as they are typed, in their marks.
public protocol FailureTexts {
    func confirmSends(_ option: String) -> String
    func outcomeNotKnown(_ command: String) -> String
    func showsThatOne(_ command: String) -> String
    func showsTheOlder(_ command: String) -> String
    var profileChoosesIt: String { get }
    func waitForItsEnd(_ command: String) -> String
    func firstAsk(_ command: String) -> String
    var giveSenderAgain: String { get }
    func triesAllTheSame(_ option: String) -> String
    var giveFields: String { get }
    /// The same behind which ones.
    func giveFields(_ missing: String) -> String
    var otherProfileNameTyped: String { get }
    var chooseNameOrForce: String { get }
    var choosePort: String { get }

    // Comparing and adopting; without a capital and a full stop.
    func noStatement(_ why: String) -> String
    var stoppedComparing: String { get }
    var emptyPeriodOfOptions: String { get }
    var stoppedAdopting: String { get }

    // An invoice that has no payment, and what to do about it.
    var noPaymentOfUnknown: String { get }
    func asksAndSettles(_ command: String) -> String
    var noPaymentOfUnsent: String { get }
    func sendsIt(_ command: String) -> String
    var wasRejected: String { get }
    func showsAnswerOrAsks(showing: String, asking: String) -> String

    /// Whose payment ids a problem is about, before it; `more` aren't named.
    func whose(paymentIDs: [String], more: Int) -> String
}
