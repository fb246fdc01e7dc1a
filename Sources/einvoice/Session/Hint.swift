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
        suffix = words.map { " " + Self.quoted($0) }.joined()
    }

    /// The command line, in quotes as documents have them.
    func callAsFunction(_ words: String...) -> String { self(words) }

    /// The same with the words in a list.
    func callAsFunction(_ words: [String]) -> String {
        "`einvoice \(words.map(Self.quoted).joined(separator: " "))\(suffix)`"
    }

    /// As one word for a shell.
    private static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "/._-+=:@%,".utf8.contains(byte)
                }
            }
        if isPlain { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}

/// The system's words for an error number.
func systemWords(_ errno: Int32) -> String { String(cString: strerror(errno)) }
