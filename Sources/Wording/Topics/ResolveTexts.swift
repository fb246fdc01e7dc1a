/// Settling outcomes that are unknown, of the command line.
public protocol ResolveTexts {
    var nothingToSettle: String { get }
    /// Rejected invoices whose no was not signed.
    func doubtfullyRejected(_ count: Int) -> String
    /// The command that asks about them; about so many of the newest where there are too many for one.
    func asksAbout(_ command: String, newest: Int?) -> String
    /// On a terminal, before what is typed.
    func promptForCard(_ kept: String, paymentID: String) -> String
    var promptForSender: String { get }
    var noSenderRead: String { get }
    var cardOnCommandLine: String { get }

    // What was found of an invoice, behind its amount.
    func settledAlready(_ outcome: String) -> String
    /// It was rejected, and it isn't known why.
    var rejectedWithoutReason: String { get }
    var neverSent: String { get }
    var notAskedAboutIt: String { get }
    func gatewayHasIt(tracking: String) -> String
    var notThereStaysRejected: String { get }
    var notThereUnsigned: String { get }
    var notThereMayBeResent: String { get }
    /// It was not sent from here.
    var notThereMayBeClosed: String { get }
    var closedNow: String { get }
    var notThereStaysClosed: String { get }
    func reopened(tracking: String) -> String
    func sentAgain(_ outcome: String) -> String
    func sentAgainUnknown(_ reason: String, _ command: String) -> String
    func notSentUnreachable(_ reason: String) -> String
    /// A warning, and behind it what was found.
    func warned(_ warning: String, _ found: String) -> String
    /// Instead of a state: the gateway doesn't have it. At most 11 columns.
    var notThereBadge: String { get }
}
