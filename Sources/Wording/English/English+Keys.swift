import InvoiceCore
import ScreenKit

extension English: KeyTexts {
    var keysTitle: String { "Keys" }
    var keysRow: String { "Keys" }
    func changedKeys(_ count: Int) -> String { count == 0 ? "standard" : "\(count) changed" }

    func words(of command: ConsoleCommand) -> String {
        switch command {
        case .palette: "All commands"
        case .help: "Help"
        case .settings: "Settings"
        case .switchProfile: "Switch profile"
        case .quit: "Leave, or back to where one was"
        case .suspend: "Back to the shell for a while"
        case .new: "New invoice"
        case .clone: "New invoice like this one"
        case .replace: "New invoice in the place of a wrong one"
        case .refresh: "Ask, read or count anew"
        case .follow: "Follow waiting payments, or stop"
        case .pay: "Payment link and QR code"
        case .copy: "Copy"
        case .settle: "Settle unknown ones; bring a draft back"
        case .sendAgain: "Send again"
        case .closeUnknown: "Close as never created"
        case .note: "Write a note"
        case .partner: "Its replacement, or what it replaces"
        case .nextInvoice: "Next invoice"
        case .previousInvoice: "Previous invoice"
        case .adopt: "Take into the history"
        case .browser: "Open in the browser"
        case .qrCode: "The next QR code"
        case .search: "Search"
        case .filters: "Filters and saved searches"
        case .columns: "Order and columns of the list"
        case .mark: "Mark"
        case .markStretch: "Mark a range"
        case .markAll: "Mark all shown"
        case .drafts: "Drafts"
        case .export: "Export, or save as a file"
        case .statistics: "Statistics"
        case .reconcile: "Reconcile with the gateway's list"
        case .test: "Test payments"
        case .batch: "Many invoices from a file"
        case .sums: "All sums; save a search"
        case .explain: "Why a number is what it is"
        case .delete: "Delete or remove"
        case .bringBack: "Bring back what was deleted"
        case .review: "Review, or connect"
        case .favourite: "Favourite currency"
        case .editor: "Text in an editor; open a similar one"
        case .removeField: "Remove an extra field"
        case .newPaymentID: "Another payment id"
        case .addProfile: "Add a profile"
        case .editProfile: "Edit a profile"
        case .defaultProfile: "The profile that is opened first"
        case .saveUntried: "Save a profile that could not be tried"
        }
    }

    var changeKey: ActionText { ActionText("Change", "Give the command another key") }
    var standardKey: ActionText {
        ActionText(
            "Standard", "Give the command its standard key back", whenNot: "it has its standard key", keepsPlace: true)
    }
    var keepKey: ActionText { ActionText("Keep", "Keep the key that the command has") }
    var or: String { "or" }
    func pressKey(for words: String) -> String { "\(words): press its new key; Esc keeps the old one." }
    func keyNotTaken(_ problem: SettingsProblem.Kind) -> String { "Not taken: \(text(for: problem, at: .option("")))." }
    func keyTaken(_ key: String, _ words: String) -> String { "\(words): \(key)." }
    func standardKeyIs(_ keys: String) -> String { "Its standard key is \(keys)." }
    func keysRemark(on command: ConsoleCommand) -> String {
        "In the config file: \"keys\": {\"\(command.rawValue)\": …}"
    }

    func name(of code: Key.Code) -> String? { nil }
    var spokenWords: SpokenWords { .english }
}
