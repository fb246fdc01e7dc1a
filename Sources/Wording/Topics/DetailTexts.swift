import InvoiceCore

/// One invoice, on its page and on the standard output; see ``InvoiceDocument``.
public protocol DetailTexts {
    func invoiceTitle(paymentID: String) -> String

    // Names of what is known of it, at the left of a value; at most 13 columns.
    /// Another tracking number than the first.
    var otherTrackingLabel: String { get }
    var createdLabel: String { get }
    var adoptedLabel: String { get }
    /// A moment, and how the gateway's clock told it.
    func created(_ time: String, told: String) -> String
    var testLabel: String { get }
    /// That it is one of a run of test payments.
    var isTestPayment: String { get }
    var noteLabel: String { get }
    /// Whose it is.
    var profileLabel: String { get }
    var localIDLabel: String { get }
    var statusLabel: String { get }

    var gatewayHeading: String { get }
    var timelineHeading: String { get }

    // What happened to it: lines without a full stop.
    func foundCreated(tracking: String) -> String
    func created(tracking: String) -> String
    func rejected(_ reason: String) -> String
    func outcomeWasUnknown(_ reason: String) -> String
    func wasNotSent(_ reason: String) -> String
    /// Recorded before it is sent, which may fail.
    var isSentAgain: String { get }
    var gatewayHadNone: String { get }
    var wasClosed: String { get }
    /// A status in the gateway's own word, why it is so, and what differs from what was asked for.
    func status(_ word: String, because reasons: [String]) -> String
    /// Behind what a status was, that the gateway's statement told it.
    func fromStatement(_ words: String) -> String
    func noted(_ text: String) -> String

    // Request and answer as they were.
    /// Where a request goes, and in whose name.
    func request(to address: String, clientID: String) -> String
    func httpStatus(_ code: Int?) -> String
    func signature(_ verdict: Exchange.Signature) -> String
    var emptyReply: String { get }
    var restNotKept: String { get }

    // A note that is typed, and the ends of the list.
    var noteHint: String { get }
    func noteAdvice(_ key: KeyName) -> String
    func noteIsAside(_ key: KeyName) -> String
    /// At the start: one that another run left, and so many others.
    func noteFound(paymentID: String, others: Int, _ key: KeyName) -> String
    func noteNotKept(_ reason: String) -> String
    var noNextInvoice: String { get }
    var noPreviousInvoice: String { get }

    // What can be done with it now.
    func createdAdvice(_ key: KeyName) -> String
    /// Where the gateway may still change what it said.
    func waitingAdvice(_ key: KeyName) -> String
    func unknownAdvice(_ key: KeyName) -> String
    /// The gateway has no such payment.
    func missingAdvice(_ key: KeyName) -> String
    func closedAdvice(_ key: KeyName) -> String
    func unsentAdvice(_ key: KeyName) -> String
    func rejectedAdvice(_ key: KeyName) -> String
}
