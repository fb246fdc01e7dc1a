import InvoiceCore
import ScreenKit

/// What stands around the screens, what the screens are called, and what is said over any of them.
public protocol ConsoleTexts {
    // The names of the screens: for the header's right side, and for the help.
    var invoicesTitle: String { get }
    var invoiceTitle: String { get }
    var statisticsTitle: String { get }
    var draftsTitle: String { get }
    var helpTitle: String { get }
    var commandsTitle: String { get }
    var settingsTitle: String { get }
    var exportTitle: String { get }
    var newInvoiceTitle: String { get }
    var reviewTitle: String { get }
    var outcomeTitle: String { get }
    var paymentTitle: String { get }
    var settlingTitle: String { get }
    var testPaymentsTitle: String { get }
    var reconcileTitle: String { get }

    // What a profile is for; a word or two in the header.
    var sandboxBadge: String { get }
    var testBadge: String { get }
    var liveBadge: String { get }

    // Where the window is too small for anything else; a line of at most 60 columns each.
    var tooSmall: String { get }
    func tooSmall(_ size: Size, least: Size) -> String
    var enlargeOrQuit: String { get }
    var typedIsKept: String { get }
    var typedIsNotOnDisk: String { get }

    /// What the Escape would do that may have been pressed, `label` of its action.
    func escapeIsHeld(_ label: String) -> String
    /// At the end of a notice that has no room: where all of it is. At most 16 columns.
    func allInHelp(_ key: KeyName) -> String
    func payment(_ id: String, warning: String) -> String

    // Where a copied text is now, or the text itself.
    func copiedIntoTmux(_ text: String) -> String
    func copiedIntoClipboard(_ text: String) -> String
    func sentToTerminalClipboard(_ text: String) -> String
    /// `reason` is the end of a sentence.
    func notCopied(_ text: String, reason: String) -> String
    func cantCopy(_ text: String) -> String

    // On several screens.
    /// While an answer of the gateway's is awaited.
    var askingGateway: String { get }
    /// Which key tries again what failed.
    func tryAgainKey(_ key: KeyName) -> String
    /// How many of all: `3 of 1 200`.
    func part(_ count: Int, of all: Int) -> String
    /// What an empty filter of currencies takes.
    var currencyFilterHint: String { get }
}

extension Language {
    /// The kind of a profile as a word, and how it is shown.
    public func badge(of kind: ProfileKind) -> (text: String, role: Role) {
        switch kind {
        case .sandbox: (sandboxBadge, .kindSandbox)
        case .test: (testBadge, .kindTest)
        case .live: (liveBadge, .kindLive)
        }
    }
}
