import InvoiceCore
import ScreenKit

extension English: ConsoleTexts {
    var invoicesTitle: String { "Invoices" }
    var invoiceTitle: String { "Invoice" }
    var statisticsTitle: String { "Statistics" }
    var draftsTitle: String { "Drafts" }
    var helpTitle: String { "Help" }
    var commandsTitle: String { "Commands" }
    var settingsTitle: String { "Settings" }
    var exportTitle: String { "Export" }
    var newInvoiceTitle: String { "New invoice" }
    var reviewTitle: String { "Review" }
    var outcomeTitle: String { "What became of it" }
    var paymentTitle: String { "Payment" }
    var settlingTitle: String { "Settling" }
    var testPaymentsTitle: String { "Test payments" }
    var reconcileTitle: String { "Reconcile" }

    var sandboxBadge: String { "SANDBOX" }
    var testBadge: String { "TEST" }
    var liveBadge: String { "LIVE" }

    var tooSmall: String { "Too small" }
    func tooSmall(_ size: Size, least: Size) -> String {
        "\(size.width)×\(size.height); einvoice needs \(least.width)×\(least.height)."
    }
    var enlargeOrQuit: String { "Make the window larger, or press q to quit." }
    var typedIsKept: String { "What you typed is kept." }
    var typedIsNotOnDisk: String { "What you typed is not on the disk." }

    func escapeIsHeld(_ label: String) -> String { "Esc pressed: \(label)…" }
    func allInHelp(_ key: KeyName) -> String { "… \(key(.help)): all" }
    func payment(_ id: String, warning: String) -> String { "Payment \(id): \(warning)" }

    func copiedIntoTmux(_ text: String) -> String { "Copied into tmux's buffer: \(text)" }
    func copiedIntoClipboard(_ text: String) -> String { "Copied into the clipboard: \(text)" }
    func sentToTerminalClipboard(_ text: String) -> String {
        "Sent to the terminal's clipboard (it may refuse): \(text)"
    }
    func notCopied(_ text: String, reason: String) -> String { "Not copied (\(reason)); here it is: \(text)" }
    func cantCopy(_ text: String) -> String { "This terminal can't copy; here it is: \(text)" }

    var askingGateway: String { "Asking the gateway…" }
    func tryAgainKey(_ key: KeyName) -> String { "\(key(.refresh)) tries again." }
    func part(_ number: Int, of all: Int) -> String { "\(count(number)) of \(count(all))" }
    var currencyFilterHint: String { "type a code, name, country or kind" }
}
