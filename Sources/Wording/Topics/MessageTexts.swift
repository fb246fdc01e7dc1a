/// What several commands say.
public protocol MessageTexts {
    /// Something that keeps nothing from working.
    func asWarning(_ text: String) -> String
    /// That what was printed isn't whole, with the system's words for the reason.
    func outputUnwritable(_ reason: String) -> String
    /// A full sentence, for advice.
    var nothingSentOrRecorded: String { get }
    /// A signal ended it.
    var stoppedBeforeSending: String { get }
    var stoppedBeforeEnd: String { get }
    var exportStopped: String { get }
    /// The gateway is being asked, on a line that shows that something is under way.
    var askingGatewayNow: String { get }
    /// That the history lacks a payment, or a status, that the gateway told.
    func historyLacksPayment(_ failure: String) -> String
    func historyLacksStatus(_ failure: String) -> String
    /// How many lines of a history's file an answer lacks, and the command that names them.
    func badLinesLeftOut(_ count: Int, of path: String, naming command: String) -> String
    /// No invoice of the history is named so.
    func noInvoice(_ id: String, in profile: String) -> String
    func listsInvoices(_ command: String) -> String
    func severalInvoices(_ id: String) -> String
    func nameOneOf(_ ids: [String]) -> String
    func olderInvoicesOfSameID(_ ids: [String]) -> String
}
