import EInvoiceKit
import Files
import Glibc
import ScreenKit

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
        suffix = words.map { " " + Self.quoted($0) }.joined()
    }

    /// The word for a shell. What nobody would see in it stands as shells of today read it (POSIX.1-2024, 2.2.4): `$'x\015'`.
    private static func quoted(_ word: String) -> String {
        if visible(word) == word { return shellQuoted(word) }
        let escaped = word.unicodeScalars.map { scalar in
            let text = String(scalar)
            if text == "'" || text == "\\" { return "\\\(text)" }
            return visible(text) == text ? text : text.utf8.map(octal).joined()
        }
        return "$'\(escaped.joined())'"
    }

    private static func octal(_ byte: UInt8) -> String {
        "\\" + [byte >> 6, byte >> 3 & 7, byte & 7].map { String($0) }.joined()
    }

    /// The command line, in quotes as documents have them.
    func callAsFunction(_ words: String...) -> String { self(words) }

    /// The same with the words in a list.
    func callAsFunction(_ words: [String]) -> String {
        "`einvoice \(words.map(Self.quoted).joined(separator: " "))\(suffix)`"
    }
}

/// The system's words for an error number.
func systemWords(_ errno: Int32) -> String { FileFailure.words(of: errno) }
