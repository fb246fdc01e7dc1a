/// What a key of the console is for; the raw value is its name in the config file's `keys`. One key means one thing on every
/// screen, so that a command is more than one action where these mean the same.
public enum ConsoleCommand: String, Sendable, Hashable, CaseIterable {
    // Everywhere.
    case palette, help, settings
    case switchProfile = "profiles"
    case quit, suspend
    // Invoices.
    case new, clone, replace, refresh, follow, pay, copy, settle
    case sendAgain = "send_again"
    case closeUnknown = "close_unknown"
    case note, partner
    case nextInvoice = "next"
    case previousInvoice = "previous"
    case adopt, browser
    case qrCode = "qr_code"
    // The list, and what it leads to.
    case search, filters, columns, mark
    case markStretch = "mark_range"
    case markAll = "mark_all"
    case drafts, export, statistics, reconcile, test, batch, sums, explain, delete
    case bringBack = "bring_back"
    // Forms.
    case review, favourite, editor
    case removeField = "remove_field"
    case newPaymentID = "new_payment_id"
    // The settings.
    case addProfile = "add_profile"
    case editProfile = "edit_profile"
    case defaultProfile = "default_profile"
    case saveUntried = "save_untried"
}

/// A key that the config file gives to a command, as it is written there.
public struct KeyChoice: Sendable, Hashable {
    public let command: ConsoleCommand
    public let key: String
    /// The entry's line.
    public let line: Int

    public init(_ command: ConsoleCommand, _ key: String, line: Int) {
        self.command = command
        self.key = key
        self.line = line
    }
}
