import InvoiceCore

/// The request once more before it is sent, and what became of it.
public protocol SendingTexts {
    // The review.
    var sendAgainTitle: String { get }
    /// Before the id, within a line.
    var paymentIDLabel: String { get }
    /// Behind the request's address.
    func asClient(_ id: String) -> String
    /// Below the body: it is sent without the line breaks and blanks in which it is shown.
    var bodyIsBroken: String { get }
    /// Before the input.
    var cardNumberLabel: String { get }
    func typeCardAgain(fitting kept: String) -> String
    /// Before the input, or above it where there is no room.
    var typeAmountToSend: String { get }
    /// The same for an invoice in a currency that isn't listed. Not made safe to show.
    func typeAmountToSendUnlisted(_ code: String) -> String
    func similarExists(_ amount: String, ago: String, state: String, paymentID: String) -> String
    /// What is sent again: the gateway has no payment with its id, or was never reached.
    func isSentAgain(wasReached: Bool) -> String
    var enterSendsLive: String { get }
    var recordedBeforeSending: String { get }
    var recordedBeforeSendingAgain: String { get }
    // Notices.
    var typeAmountByHand: String { get }
    var typeWholeCardNumber: String { get }
    var otherCardNumber: String { get }
    var liveNeedsAmount: String { get }
    func wrongAmount(_ amount: String) -> String

    // The outcome in a word or two, for the header and for the headline behind its glyph.
    var sendingTitle: String { get }
    var createdTitle: String { get }
    var rejectedTitle: String { get }
    var unknownTitle: String { get }
    var notSentTitle: String { get }
    var sendingNow: String { get }
    var stoppingNow: String { get }
    var credentialsRefused: String { get }
    func butNotRecorded(_ verdict: String) -> String
    /// How long the gateway took.
    func after(_ time: String) -> String
    /// Beside the number.
    var trackingNumber: String { get }
    func isTrackedAs(_ tracking: String) -> String

    // What must not be overlooked.
    func outcomeNotRecorded(_ reason: String) -> String
    /// `isCreated` where there is a tracking number that can be written down.
    func notRecordedAdvice(isCreated: Bool) -> String
    /// `warning` is a sentence.
    func otherPaymentMayHaveID(_ warning: String) -> String

    // What happened, and what the history has of it; `isRecorded` is false where it lacks the outcome.
    var recordedThenSent: String { get }
    func stoppingAdvice(_ key: KeyName) -> String
    var recorded: String { get }
    func nothingCreated(isRecorded: Bool) -> String
    var credentialsAdvice: String { get }
    func noCertainAnswer(_ reason: String) -> String
    func mayBeCreated(isRecorded: Bool) -> String
    func staysUnknown(_ key: KeyName) -> String
    func nothingReachedGateway(isRecorded: Bool, _ key: KeyName) -> String
    /// `isTypedKept` is nil where nothing was typed: it was to be sent again.
    func nothingSent(isTypedKept: Bool?) -> String
}
