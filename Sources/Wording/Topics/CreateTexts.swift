/// Making an invoice, of the command line.
public protocol CreateTexts {
    // What would be sent, with `--dry-run`.
    var wouldGoTo: String { get }
    var embeddedSandbox: String { get }
    var withWholeCardNumber: String { get }
    var withOwnPaymentID: String { get }
    /// The command that shows it.
    func similarInvoice(minutesAgo: Int, _ command: String) -> String

    // What came of it, without a capital and a full stop.
    func refusedForCredentials(_ rejection: String) -> String
    func gatewayRejectedIt(_ rejection: String) -> String
    func outcomeIsUnknown(_ reason: String) -> String

    // What was recorded, and what to do: full sentences.
    /// An invoice is in the history in a state, which is told as ``StateTexts/word(for:)`` has it.
    func recordedInvoice(as state: String, _ invoice: String) -> String
    /// It isn't in the history so.
    func notRecordedInvoice(_ invoice: String) -> String
    /// What names an invoice in a sentence.
    func invoice(of amount: String, by method: String, paymentID: String) -> String
    func mayExist(_ recorded: String) -> String
    func surelyNotSent(_ recorded: String) -> String
    func showsAnswer(_ command: String) -> String
    func dontCreateAnew(asking command: String) -> String
    func sendsItAgain(_ command: String, needsAmount: Bool) -> String
    var checkCredentials: String { get }
    var firstCheckCredentials: String { get }

    // Where the outcome can't be told or kept.
    func createdButOutputLost(tracking: String, paymentID: String, id: String) -> String
    func dontCreateAnew(showing command: String) -> String
    /// `warning` is a sentence.
    func otherPayment(_ warning: String) -> String
    func outcomeToNoteByHand(_ failure: String, _ command: String) -> String
}
