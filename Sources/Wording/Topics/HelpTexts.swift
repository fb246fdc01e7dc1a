/// A command of the command line.
public enum CommandName: Sendable, Hashable, CaseIterable {
    case create, history, show, note, status, pay, resolve, reconcile, export, stats, testPayment, currencies, fields
    case doctor, sandbox
    case profiles, listProfiles, showProfile, addProfile, editProfile, useProfile, removeProfile, checkProfiles
    case config, getSetting, setSetting, editConfig, themes, completions, man, listen
}

/// What an option or argument of a command is about. Where several commands say the same of one, it stands here once.
public enum CommandOption: Sendable, Hashable, CaseIterable {
    // Of every command.
    case profile, sandbox, dataFolder, config, timeout, noColor, accessible, language
    // Of what chooses invoices.
    case search, state, status, searchedCurrency, since, until, withTests, id, ids, limit
    // Of a new invoice.
    case currency, decimals, unit, amount, paymentID, field, confirmAmount, allowDuplicate, replaces
    case dryRun
    // Of many.
    case batch, jobs, skipInvalid, newContent
    // Of how something is printed.
    case format, asJSON, rawCSV, listAsJSON, outcomeAsJSON, invoiceAsJSON, paymentAsJSON, statusAsJSON, settledAsJSON
    // Of one command each.
    case currencyWords
    case checkHistory, repairHistory, offline
    case exportFormat, output, overwrite
    case fieldsOfCurrency, refreshFields
    case note
    case drawCode, codeFile, overwriteCode, codeKind, openLink, newLink
    case periodStart, periodEnd, adopt
    case unknownIDs, resend, close, confirmResending, senderAgain
    case port, currencyInCapitals
    case allWaiting, watch, adoptNumber
    case testedCurrency, allCurrencies, testField, confirmProfile
    // Of `profiles`.
    case newProfileName, profileName, profileNameOrChosen, profileKind, secretOnInput, noCheck, useProfile
    case confirmLeaving, confirmChangingKind, confirmRemoving, allProfiles, printAsJSON
    // Of `config` and `themes`, and of the program alone.
    case setting, settingOrAll, settingValue, standardValue, checkTheme, version, shell, pageOfCommand
}

/// What stands for an option's value in the help.
public enum ValueName: Sendable, Hashable, CaseIterable {
    case name, folder, file, seconds, code, query, state, status, time, amount, id, text, number, url, pair, profile
    case format, words, ids, currency, content, kind, line, dash, member, shell, command
}

/// What `--help` tells.
public protocol HelpTexts {
    var programAbstract: String { get }
    /// The ways to start the program, a line each.
    var programUsage: String { get }
    /// How output and messages are told apart, and the exit statuses, a line each.
    func programDiscussion(statuses: String) -> String
    func abstract(of command: CommandName) -> String
    /// Command lines to begin with, of those that do something by themselves at least one; each is a word list that a shell would give.
    func examples(of command: CommandName) -> [String]
    var examplesTitle: String { get }
    func help(for option: CommandOption) -> String
    /// One word, or what looks like one.
    func placeholder(for value: ValueName) -> String
}

/// What a page of the manual has beside what the help tells.
public protocol ManualTexts {
    // Headings.
    var manualName: String { get }
    var manualSynopsis: String { get }
    var manualCommands: String { get }
    var manualDescription: String { get }
    var manualArguments: String { get }
    var manualOptions: String { get }
    var manualExits: String { get }
    var manualSeeAlso: String { get }
    /// What stands for any command, and for any option.
    var manualCommand: String { get }
    var manualOption: String { get }
    func manualValues(_ values: [String]) -> String
    func manualDefault(_ value: String) -> String
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
    var discussionOfProfiles: String { get }
    var discussionOfAddProfile: String { get }
    var discussionOfEditProfile: String { get }
    var discussionOfRemoveProfile: String { get }
    var discussionOfCheckProfiles: String { get }
    var discussionOfConfig: String { get }
    var discussionOfSetSetting: String { get }
    var discussionOfEditConfig: String { get }
    var discussionOfThemes: String { get }
    var discussionOfCompletions: String { get }
    var discussionOfMan: String { get }
    var discussionOfListen: String { get }
    var discussionOfReconcile: String { get }
    var discussionOfResolve: String { get }
    /// `outcomes` are the amounts that have a meaning of their own, a line each.
    func discussionOfSandbox(outcomes: String) -> String
    var discussionOfStats: String { get }
    var discussionOfStatus: String { get }
    var discussionOfTestPayment: String { get }
}

extension Language {
    /// What a command's help tells beside its abstract, and its examples, as lines of at most 80 columns.
    public func withExamples(_ discussion: String, of command: CommandName) -> String {
        let examples = examples(of: command).map(brokenExample).joined(separator: "\n")
        if examples.isEmpty { return discussion }
        return (discussion.isEmpty ? "" : "\(discussion)\n\n") + "\(examplesTitle)\n\n\(examples)"
    }

    /// A command line on several lines, as a shell takes it, where it is too long for one: the next one begins with an option.
    private func brokenExample(_ example: String) -> String {
        var lines = ["  "]
        for (number, part) in example.split(separator: " --").enumerated() {
            let words = number == 0 ? String(part) : " --\(part)"
            let line = lines.removeLast()
            // Room for the backslash.
            let isLong = number > 0 && line.unicodeScalars.count + words.unicodeScalars.count > 76
            lines += isLong ? ["\(line) \\", "     \(words)"] : [line + words]
        }
        return lines.joined(separator: "\n")
    }
}
