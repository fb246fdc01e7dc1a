/// An amount with a meaning of its own, for trying out what a real gateway does seldom. They are whole numbers, so that
/// every currency can express them.
public enum SandboxOutcome: Int, CaseIterable, Sendable {
    case succeeds = 1000
    case fails = 2000
    case declined = 3001
    case serverError = 3002
    case neverAnswers = 3003
    case slow = 3004
    case dropsAfterCreating = 3005
    case wrongSignature = 3006
    case dropsBeforeCreating = 3007
    case halfReply = 3008
    case hostileText = 3009
    case recalculated = 3010
    case canceled = 3011
    case unheardOfStatus = 3012
    case missingSignature = 3013
    case redirect = 3014
    case largeReply = 3015

    /// The amount to ask for, in whole units of any currency.
    public var amount: Int { rawValue }

    /// What happens then, in a line, for `einvoice sandbox --help`.
    public var explanation: String {
        switch self {
        case .succeeds: "succeeds: once processed PAYIN, then FINISHED"
        case .fails: "fails: once processed PAYIN, then FAILED with a reason"
        case .declined: "create is declined with an error"
        case .serverError: "creates, then answers HTTP 500 with a page of HTML"
        case .neverAnswers: "creates, then never answers"
        case .slow: "creates, and answers after 5 seconds"
        case .dropsAfterCreating: "creates, then resets the connection"
        case .wrongSignature: "creates, and signs its answer wrongly"
        case .dropsBeforeCreating: "resets the connection without creating, the first time for a payment id"
        case .halfReply: "creates, then sends half of its answer"
        case .hostileText: "declined with control characters in the message"
        case .recalculated: "once processed PAYIN, then PAYED_RECALC: a tenth less was paid"
        case .canceled: "once processed PAYIN, then CANCELED"
        case .unheardOfStatus: "once processed PAYIN, then a status that no document knows"
        case .missingSignature: "creates, and does not sign its answer"
        case .redirect: "creates, then redirects"
        case .largeReply: "creates, and answers with 2 MiB"
        }
    }

    /// The status that a processed payment of this amount comes to by itself; nil if it waits to be paid.
    var settledStatus: PaymentStatus? {
        switch self {
        case .succeeds: .finished
        case .fails: .failed
        case .recalculated: .recalculated
        case .canceled: .canceled
        case .unheardOfStatus: .onReview
        default: nil
        }
    }
}
