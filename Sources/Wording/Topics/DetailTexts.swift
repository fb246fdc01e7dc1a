import InvoiceCore

/// One invoice whole.
public protocol DetailTexts {
    func invoiceTitle(paymentID: String) -> String

    // Names of what is known of it, at the left of a value; at most 13 columns.
    /// Another tracking number than the first.
    var otherTrackingLabel: String { get }
    var createdLabel: String { get }
    var adoptedLabel: String { get }
    var noteLabel: String { get }
    var localIDLabel: String { get }
    var statusLabel: String { get }

    var gatewayHeading: String { get }
    var timelineHeading: String { get }
    var requestHeading: String { get }
    var answerHeading: String { get }

    // What happened to it: lines without a full stop. `after` is how long the gateway took, as `seconds(_:)` tells it.
    func foundCreated(tracking: String) -> String
    func created(tracking: String, after: String?) -> String
    func rejected(_ reason: String, after: String?) -> String
    func outcomeWasUnknown(_ reason: String) -> String
    func wasNotSent(_ reason: String) -> String
    var wasSentAgain: String { get }
    var gatewayHadNone: String { get }
    func status(_ word: String) -> String
    func status(_ word: String, differing differences: String) -> String
    func noted(_ text: String) -> String

    // Request and answer as they were.
    func posted(to endpoint: String, clientID: String) -> String
    func httpStatus(_ code: Int?) -> String
    func signature(_ verdict: Exchange.Signature) -> String
    var emptyReply: String { get }
    var restNotKept: String { get }

    // What can be done with it now.
    var createdAdvice: String { get }
    var unknownAdvice: String { get }
    var unsentAdvice: String { get }
    var rejectedAdvice: String { get }
}
