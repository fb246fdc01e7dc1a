/// Why the console doesn't open, and what it says once it has closed.
public protocol StartTexts {
    // Why there is no terminal to draw on, without a capital and a full stop. `term` is the variable's value.
    var noFilesLeft: String { get }
    var noTerminal: String { get }
    func terminalWithoutCursor(_ term: String) -> String
    func unknownTerminal(_ term: String) -> String
    var terminalInUse: String { get }

    /// Invoices that were made before profiles had histories of their own.
    func olderInvoices(in profile: String) -> String
    /// The profile's account was changed, and its history wasn't.
    var otherAccountsInvoices: String { get }
    /// What isn't known, or isn't recorded, of a payment that was sent; the command asks.
    func openPayment(_ paymentID: String, isRecorded: Bool, _ command: String) -> String
    /// A note that is lost unless it is copied from here.
    func unsavedNote(_ text: String, paymentID: String) -> String
    /// A draft that is lost unless it is copied from below this.
    func unkeptDraft(_ reason: String) -> String
    var diskTooSlow: String { get }
    /// What was typed into a field, and how long it is where not all of it is told.
    func typed(_ text: String, cutFrom length: Int?) -> String
}
