import InvoiceCore

/// The form of a new invoice. Hints stand beside what is typed, or below the form where they are sentences.
public protocol FormTexts {
    /// Before account, description and sender.
    /// The title of a form that is filled like another invoice.
    func invoiceLike(_ paymentID: String) -> String
    var customerHeading: String { get }
    var extraFieldsHeading: String { get }
    /// Before the addresses and the payment id.
    var addressesHeading: String { get }
    /// Of the line that stands for the addresses, and which of them are given.
    var addressesLabel: String { get }
    func addressesGiven(_ names: [String]) -> String
    /// Above a customer's last invoices.
    func lastInvoices(of customer: Customer) -> String
    /// The last line of the form.
    var addFieldLine: String { get }
    /// In the empty field of the currency.
    var chooseCurrencyKey: String { get }
    /// In the empty fields of an extra field; at most 10 columns.
    var fieldNameHint: String { get }
    var fieldValueHint: String { get }
    /// In the place of the list of currencies.
    var noCurrencyFits: String { get }
    /// A row of the list of methods: a typed code that isn't among them. Not made safe to show.
    func useUnlisted(_ code: String) -> String
    /// Beside a currency that isn't listed.
    var notListed: String { get }
    /// Before an invoice in a currency that isn't listed is sent; no full stop.
    func notListed(_ method: PaymentMethod) -> String
    /// What can be done about a currency that isn't listed, on the command line.
    func unlistedIsPossible(_ code: String) -> String

    // Beside an input.
    var testAmountSucceeds: String { get }
    var testAmountFails: String { get }
    /// Which amounts the sandbox knows.
    var sandboxAmounts: String { get }
    /// What the gateway's pattern asks for.
    func rule(_ pattern: String, example: String?) -> String
    func example(_ text: String) -> String
    var enterShowsAddresses: String { get }
    var rightTakesLastDescription: String { get }
    /// Another invoice has this payment id.
    func paymentIDIsUsed(_ state: InvoiceState) -> String
    var proposing: String { get }
    var paymentIDIsProposed: String { get }
    var validCardNumber: String { get }
    var invalidCardNumber: String { get }
    var senderIsOptional: String { get }
    var callsConsoleBack: String { get }
    var fromProfile: String { get }
    var chooseKeys: String { get }
    var optional: String { get }

    // Below the form.
    var preparing: String { get }
    /// What is wrong with a field, and how much more is wrong beside it; `problem` as `text(for:)` has it.
    func problem(_ problem: String, in field: String, more: Int) -> String
    /// An extra field's name on the wire.
    func sentAs(_ name: String, isRequired: Bool) -> String
    var cardNumberIsSentWhole: String { get }
    var formKeys: String { get }

    // Notices.
    func paymentIDIsInHistory(_ state: InvoiceState) -> String
    /// `reason` is a sentence.
    func typedIsNewDraft(_ reason: String) -> String
    /// Why a description is as it was after the editor.
    /// What an editor had written when the console was killed.
    func editorsTextStays(path: String) -> String
    func notEdited(_ result: EditProblem) -> String
    func draftIsKept(_ key: KeyName) -> String
    func draftIsNotOnDisk(_ key: KeyName) -> String
    var typeCardNumberAgain: String { get }
}
