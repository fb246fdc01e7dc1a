import InvoiceCore
import ScreenKit

extension English: FormTexts {
    func invoiceLike(_ paymentID: String) -> String { "Like payment \(paymentID)" }
    var customerHeading: String { "Who and what for" }
    var extraFieldsHeading: String { "Extra fields" }
    var addressesHeading: String { "Addresses and number" }
    var addressesLabel: String { "Addresses" }
    func addressesGiven(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.joined(separator: ", ").replacing(" URL", with: "")
    }
    func lastInvoices(of customer: Customer) -> String {
        "Last invoices \(customer.field == .account ? "of account" : "from") \(visible(customer.text))"
    }
    var addFieldLine: String { "+ add a field" }
    var chooseCurrencyKey: String { "Enter chooses" }
    var fieldNameHint: String { "name" }
    var fieldValueHint: String { "value" }
    func useUnlisted(_ code: String) -> String { "\(code) is not in the list: use it" }
    var notListed: String { "not in the list" }
    func notListed(_ method: PaymentMethod) -> String {
        """
        \(visible(method.code)) is not in the list of methods. Its unit (\(visible(method.unit))) and \
        \(decimals(method.decimals)) are as they were typed: make sure that the gateway has it so
        """
    }
    func unlistedIsPossible(_ code: String) -> String {
        "Where the gateway has \(visible(code)) all the same, say how many decimals its amounts have: --decimals N"
    }
    var noCurrencyFits: String { "Nothing fits of this profile's methods." }

    var testAmountSucceeds: String { "test amount: always succeeds" }
    var testAmountFails: String { "test amount: always fails" }
    var sandboxAmounts: String { "1000 pays, 2000 fails; F1 lists more" }
    func rule(_ pattern: String, example: String?) -> String {
        text(for: ValidationIssue(.extra(0), .extra(name: "", .patternMismatch(pattern, example: example))))
    }
    func example(_ text: String) -> String { "as \(visible(text))" }
    var enterShowsAddresses: String { "Enter shows them" }
    var rightTakesLastDescription: String { "Right takes the last one" }
    func paymentIDIsUsed(_ state: InvoiceState) -> String { "used already: \(name(of: state))" }
    var proposing: String { "proposing…" }
    var paymentIDIsProposed: String { "proposed" }
    var validCardNumber: String { "valid card number" }
    var invalidCardNumber: String { "no valid card number" }
    var senderIsOptional: String { "optional: card or wallet" }
    var callsConsoleBack: String { "calls this console back" }
    var fromProfile: String { "from the profile" }
    var chooseKeys: String { "arrows choose" }
    var optional: String { "optional" }

    var preparing: String { "Preparing…" }
    func problem(_ problem: String, in field: String, more: Int) -> String {
        more > 0 ? "\(field): \(problem) (and \(more) more)" : "\(field): \(problem)"
    }
    func sentAs(_ name: String, isRequired: Bool) -> String { "sent as \(name)\(isRequired ? ", required" : "")" }
    var cardNumberIsSentWhole: String {
        "Sent to the gateway whole; only its first 6 and last 4 digits are ever kept or shown."
    }
    var formKeys: String { "* required   Enter goes on, F2 shows what would be sent." }

    func paymentIDIsInHistory(_ state: InvoiceState) -> String {
        "An invoice with this payment id is in the history already (\(name(of: state)))."
    }
    func typedIsNewDraft(_ reason: String) -> String { "\(reason) What is typed here is a new draft." }
    func notEdited(_ problem: EditProblem) -> String {
        switch problem {
        case .notFound(let editor):
            "There is no editor \(visible(editor)) here: set EDITOR to one. The description is as it was."
        case .failed(let editor, let status):
            "\(visible(editor)) ended with status \(status); the description is as it was."
        case .failedWithText(let editor, let status, let path):
            "\(visible(editor)) ended with status \(status); what it had written stays in \(visible(path)). The description is as it was."
        case .notWritten(let problem): "No file for the editor: \(text(for: problem)). The description is as it was."
        case .unreadable(let path):
            "What the editor left is no text that fits; it stays in \(visible(path)). The description is as it was."
        }
    }
    func editorsTextStays(path: String) -> String {
        "einvoice ended while your editor was open: what the editor had written is in \(visible(path))."
    }
    func draftIsKept(_ key: KeyName) -> String { "Draft kept. \(key(.drafts)) goes on with it." }
    func draftIsNotOnDisk(_ key: KeyName) -> String {
        "The draft is not on the disk; it is tried again. \(key(.drafts)) goes on with it."
    }
    var typeCardNumberAgain: String { "The card number was not kept whole: type it again." }
}
