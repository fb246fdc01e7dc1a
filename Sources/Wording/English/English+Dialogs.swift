import InvoiceCore

extension English: DialogTexts {
    func helpTitle(of screen: String) -> String { "Help: \(screen)" }
    var keptDraftsTitle: String { "Drafts that were kept" }
    func draftIsDeleted(_ key: KeyName) -> String { "deleted: \(key(.settle)) brings it back" }
    func deletedDraftsKey(_ number: Int, _ key: KeyName) -> String {
        number == 1
            ? "1 draft is deleted; \(key(.settle)) brings it back, as long as einvoice runs."
            : "\(number) drafts are deleted; \(key(.bringBack)) brings them back, as long as einvoice runs."
    }
    func draftsDeleted(_ number: Int, _ key: KeyName) -> String {
        number == 1
            ? "1 draft deleted; \(key(.drafts)), then \(key(.settle)) brings it back."
            : "\(number) drafts deleted; \(key(.drafts)), then \(key(.bringBack)) brings them back."
    }
    var themeTitle: String { "Theme" }

    var leavingTitle: String { "Leave?" }
    func openPayment(_ paymentID: String, of profile: String?, isOnItsWay: Bool, isRecorded: Bool) -> String {
        let id = profile.map { "\(paymentID) of \($0)" } ?? paymentID
        if isOnItsWay { return "Payment id \(id) is on its way: leaving stops the waiting, and it may be created." }
        return isRecorded
            ? "The outcome of payment id \(id) is unknown: it may have been created."
            : "The outcome of payment id \(id) is not in the history."
    }
    func more(_ number: Int) -> String { "and \(number) more" }
    func openPaymentsAdvice(_ key: KeyName) -> String {
        "Enter leaves; the ids are named again then. \(key(.settle)) asks the gateway what became of them. Esc stays."
    }
    var nothingIsOpen: String { "Every outcome is known now. Enter leaves; Esc stays." }

    var keysHereHeading: String { "On this screen" }
    var keysEverywhereHeading: String { "Everywhere" }
    var statesHeading: String { "States" }
    var sandboxAmountsHeading: String { "Amounts of the sandbox" }
    var searchHeading: String { "In the search" }
    var listsHeading: String { "In lists" }
    var inputsHeading: String { "In inputs" }
    var moveInList: String { "Move" }
    var pageInList: String { "A screen up or down" }
    var jumpInList: String { "First or last" }
    var jumpInInput: String { "Beginning, end" }
    var deleteInInput: String { "Delete to the left, to the right, a word" }
    var restoreInInput: String { "Put back what was deleted; undo" }
    var keysRemark: String { "Letters work on a Cyrillic layout too. Pasting never sends anything." }

    var commandFilterHint: String { "type to filter" }
    var noSuchCommand: String { "No such command." }
    func notNow(_ command: String, _ reason: String) -> String { "\(command): \(reason)." }
    func theme(_ name: String) -> String { "Theme: \(name)" }

    var themeIsKeptByEnter: String { "Enter keeps the theme for the next start." }
}
