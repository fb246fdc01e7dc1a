/// The customer's payment, and settling: what the gateway is asked of invoices that were sent.
public protocol PayingTexts {
    /// The payment id with its name, within a line.
    func namedPaymentID(_ id: String) -> String

    // The customer's payment.
    var startingIsLive: String { get }
    var startKeys: String { get }
    /// Before a time that runs.
    var askingForPayment: String { get }
    var payToAddress: String { get }
    var noWebAddress: String { get }
    /// `explanation` is a sentence.
    func dontSendToCustomer(_ explanation: String) -> String
    var sendToCustomer: String { get }
    /// Once the payment is over.
    var nothingToPay: String { get }
    /// `explanation` are sentences.
    func nothingToCopy(_ explanation: String) -> String
    var enlargeForQRCode: String { get }

    // Settling. In the header:
    func settling(_ open: Int) -> String
    /// So many of all were settled; of the others no more is known than before.
    func settled(_ count: Int, of all: Int) -> String
    var moreAreUnknown: String { get }
    // One line an invoice, behind its glyph where it has one:
    var waitsForTurn: String { get }
    var askingByPaymentID: String { get }
    func settledAsCreated(tracking: String) -> String
    func settledAsRejected(_ reason: String) -> String
    /// `explanation` are sentences.
    func settledAs(_ state: String, _ explanation: String) -> String
    func missingSendAgain(_ key: KeyName) -> String
    /// It was not sent from here.
    func missingClose(_ key: KeyName) -> String
    var closedAsNeverCreated: String { get }
    var missingStaysClosed: String { get }
    func reopenedAs(tracking: String) -> String
    func missingAskAgain(_ key: KeyName) -> String
    func stillUnknown(_ reason: String) -> String
    var isSentElsewhere: String { get }
    var settlingOnlyAsks: String { get }

    // Closing what the gateway doesn't have.
    var closingTitle: String { get }
    /// What it means, a paragraph each.
    var closingMeans: [String] { get }
    /// Before the input, or above it where there is no room.
    var typeAmountToClose: String { get }
    var liveNeedsAmountToClose: String { get }
    var typeAmountToCloseByHand: String { get }
    func notTheAmount(_ amount: String) -> String
    var closingNow: String { get }
    func closed(paymentID: String) -> String
}
