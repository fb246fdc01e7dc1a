import InvoiceCore
import ScreenKit

/// An action of the console outside the screens. A plain value; its answer comes back as an ``AppEvent``.
public enum Effect: Sendable, Equatable {
    case loadInvoices(RequestID, InvoicePlace, limit: Int)
    case search(RequestID, InvoiceQuery)
    /// Looks for invoices whose outcome is unknown, again: more were known to be there than could be held.
    case findUnsettled
    /// Counts all invoices and finds those whose outcome is unknown, anew.
    case survey
    /// Looks for invoices that a program was sending when it ended.
    case findAbandoned
    /// Counts the invoices made from `since` on and before `until`; nil has no limit.
    case gatherStatistics(RequestID, search: String, since: Timestamp?, until: Timestamp?)
    /// Writes what a query finds into a file; its ending says how.
    case export(RequestID, InvoiceQuery, path: String, mayOverwrite: Bool)
    /// Writes what a comparison found into a file; its ending says how. Answered like `export`.
    case exportDifferences(RequestID, Reconciliation, path: String, mayOverwrite: Bool)
    case proposePaymentID(RequestID)
    /// Gives a text to the person's editor; the screen goes away meanwhile.
    case edit(RequestID, String)
    /// Looks for a customer's last invoices.
    case findLast(RequestID, Customer)
    /// Shows what would be sent; `madeFrom` is the local id of the invoice that the request was cloned from.
    case prepare(RequestID, InvoiceRequest, madeFrom: String? = nil)
    /// Sends it; the draft that it came of is needed no more then.
    case submit(RequestID, PreparedInvoice, Confirmation, draftID: String)
    case settle(RequestID, invoiceID: String)
    /// Sends an invoice again, the same bytes; `card` is its card number typed again where it has one.
    case resend(RequestID, invoiceID: String, card: CardNumber?, Confirmation)
    /// Asks the gateway for a payment that the history doesn't have.
    case lookUp(RequestID, GatewayNumber)
    /// Closes an invoice as never created.
    case close(RequestID, invoiceID: String, Confirmation)
    /// Puts a note on an invoice.
    case addNote(RequestID, invoiceID: String, String)
    case askStatus(RequestID, invoiceID: String)
    /// Starts the payment and tells how the customer pays; `asksAnew` also where that is known.
    case startPayment(RequestID, invoiceID: String, asksAnew: Bool = false)
    /// Asks for the invoice's status now and then until it is final; what is new comes as `invoicesChanged`.
    case follow(invoiceID: String)
    /// Does the same for all invoices from that moment on whose payment is waiting, a few at a time.
    case followAll(since: Timestamp)
    /// Asks about no followed payment any more.
    case stopFollowing
    /// Rings the terminal's bell and has it tell this, as far as the person wants that.
    case attract(String)
    /// Opens a web address in a browser on this machine.
    case openLink(String)
    /// Opens a page with the invoice's form there.
    case openForm(PaymentForm, Invoice)
    /// Writes a QR code as a picture; the file's ending says how. Answered like `export`.
    case savePicture(RequestID, QRCode, path: String, mayOverwrite: Bool)
    /// Begins a run of test payments, or goes on where they are. `confirmation` is the profile's name as typed, for a live
    /// one. Canceled, it lets what is on its way come to its end.
    case runTestPayments(RequestID, [TestPayment], confirmation: String?)
    /// Checks the file of a batch; sends nothing.
    case checkBatch(RequestID, path: String)
    /// Sends the file that was checked by that request, or goes on with it. Canceled, it lets what is on its way come to its end.
    case runBatch(RequestID, checked: RequestID, BatchConfirmation)
    /// Compares the history with the gateway's statement, from `since` on and before `until`. Records nothing.
    case reconcile(RequestID, since: Timestamp, until: Timestamp)
    /// Takes invoices of the statement into the history.
    case adopt(RequestID, Reconciliation)
    /// Takes into the history what ``lookUp(_:_:)`` found. Answered like `adopt`.
    case adoptFound(RequestID, StatusReport)
    /// Reads an invoice from the history, to be shown.
    case readInvoice(RequestID, invoiceID: String)
    /// Ends a running effect; its answer, if it still gives one, comes as usual.
    case cancel(RequestID)
    case saveDraft(id: String, InvoiceDraft)
    case discardDraft(id: String)
    /// Keeps what was typed of a note, or forgets it where nothing is.
    case keepNote(UnsavedNote)
    /// Makes a kept draft this console's own; answered only where it changed since it was offered or can't be had.
    case takeDraft(SavedDraft)
    case setFavourite(code: String, Bool)
    /// Keeps how the list is wanted for the next start.
    case editList(ListSettings.Edit)
    /// Puts a text where it can be pasted from; `copied` tells what came of it.
    case copy(String)
    /// Asks the terminal itself to do so.
    case copyByTerminal(String)
    case useTheme(String)
    /// Goes over to another profile, or to the sandbox; what is typed is kept first.
    case openProfile(String)
    /// Asks a profile's gateway something harmless. `replacing` is the profile that the draft changes.
    case tryConnection(RequestID, ProfileDraft, replacing: String?)
    /// Writes a profile into the config file.
    case saveProfile(RequestID, ProfileDraft, replacing: String?)
    case removeProfile(String)
    /// Brings back the profile that was removed last.
    case restoreProfile
    case changeSetting(SettingName, SettingValue)
    /// From now on everything is said in this language.
    case speak(LanguageCode)
    /// Gives a command another key, or its own where it is nil.
    case changeKey(ConsoleCommand, Key?)
    case suspend
    case quit
}

/// A place in the history, newest first.
public enum InvoicePlace: Sendable, Hashable {
    case newest
    /// The same, in a moment: what is there already is to be drawn first.
    case newestLater
    /// From the invoice on that has so many newer ones before it.
    case at(Int)
    case oldest
}
