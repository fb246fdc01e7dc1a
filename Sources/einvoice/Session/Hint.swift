import EInvoiceKit
import Glibc

/// Names a command that works in the same profile, for "what to do next".
struct Hint: Sendable {
    private let suffix: String

    /// Repeats the options that chose the profile and its folders.
    init(_ options: SettingsOptions) {
        var words: [String] = []
        if options.isSandbox { words.append("--sandbox") }
        if let profile = options.profile { words += ["--profile", profile] }
        if let path = options.configPath { words += ["--config", path] }
        if let path = options.dataFolder { words += ["--data-dir", path] }
        suffix = words.map { " " + shellQuoted($0) }.joined()
    }

    /// The command line, in quotes as documents have them.
    func callAsFunction(_ words: String...) -> String { self(words) }

    /// The same with the words in a list.
    func callAsFunction(_ words: [String]) -> String {
        "`einvoice \(words.map(shellQuoted).joined(separator: " "))\(suffix)`"
    }
}

/// The system's words for an error number.
func systemWords(_ errno: Int32) -> String { String(cString: strerror(errno)) }
