import EInvoiceKit
import Screens
import Wording

/// Names a command that works in the same profile, for "what to do next".
struct SuggestedCommand: Sendable {
    private let suffix: String

    /// Repeats the options that chose the profile and its folders.
    init(_ options: SettingsOptions) {
        var words: [String] = []
        if options.isSandbox { words.append("--sandbox") }
        if let profile = options.profile { words += ["--profile", profile] }
        if let path = options.configPath { words += ["--config", path] }
        if let path = options.dataFolder { words += ["--data-dir", path] }
        suffix = words.map { " " + shellWord($0) }.joined()
    }

    /// The command line, in quotes as documents have them.
    func callAsFunction(_ words: String...) -> String { self(words) }

    /// The same with the words in a list.
    func callAsFunction(_ words: [String]) -> String {
        "`einvoice \(words.map { shellWord($0) }.joined(separator: " "))\(suffix)`"
    }
}
