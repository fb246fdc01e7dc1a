/// A command of the command line.
public enum CommandName: Sendable, Hashable, CaseIterable {
    case create, history, show, note, status, pay, resolve, reconcile, export, stats, testPayment, currencies, fields
    case doctor, sandbox
}

/// What an option or argument of a command is about. Where several commands say the same of one, it stands here once.
public enum CommandOption: Sendable, Hashable, CaseIterable {
    // Of every command.
    case profile, sandbox, dataFolder, config, timeout, noColor, accessible, language
    // Of what chooses invoices.
    case search, state, status, searchedCurrency, since, until, withTests, id, ids, limit
    // Of a new invoice.
    case currency, decimals, unit, amount, paymentID, field, confirmAmount, replaces
    case dryRun
    // Of many.
    case batch, jobs, skipInvalid
    // Of how something is printed.
    case format, rawCSV, listAsJSON, outcomeAsJSON, invoiceAsJSON, paymentAsJSON, statusAsJSON, settledAsJSON
    // Of one command each.
    case currencyWords
    case checkHistory, repairHistory
    case exportFormat, output, overwrite
    case fieldsOfCurrency, refreshFields
    case note
    case drawCode, codeFile, overwriteCode, codeKind, openLink, newLink
    case periodStart, periodEnd, adopt
    case unknownIDs, resend, close, confirmResending, senderAgain
    case port, currencyInCapitals
    case allWaiting, watch, adoptNumber
    case testedCurrency, allCurrencies, testField, confirmProfile
}

/// What stands for an option's value in the help.
public enum ValueName: Sendable, Hashable, CaseIterable {
    case name, folder, file, seconds, code, query, state, status, time, amount, id, text, number, url, pair, profile
    case format, words, ids, currency, content
}

/// What `--help` tells.
public protocol HelpTexts {
    var programAbstract: String { get }
    /// The ways to start the program, a line each.
    var programUsage: String { get }
    /// How output and messages are told apart, and the exit statuses, a line each.
    func programDiscussion(statuses: String) -> String
    func abstract(of command: CommandName) -> String
    func help(for option: CommandOption) -> String
    /// One word, or what looks like one.
    func placeholder(for value: ValueName) -> String
}

/// What `--help` of a command tells beside its abstract.
public protocol DiscussionTexts {
    var discussionOfCreate: String { get }
    /// The members of the config file and those of a profile, a line each.
    func discussionOfDoctor(members: String, profileMembers: String) -> String
    var discussionOfExport: String { get }
    var discussionOfFields: String { get }
    var discussionOfHistory: String { get }
    var discussionOfNote: String { get }
    var discussionOfPay: String { get }
    var discussionOfReconcile: String { get }
    var discussionOfResolve: String { get }
    /// `outcomes` are the amounts that have a meaning of their own, a line each.
    func discussionOfSandbox(outcomes: String) -> String
    var discussionOfStats: String { get }
    var discussionOfStatus: String { get }
    var discussionOfTestPayment: String { get }
}
