import InvoiceCore

/// The key of a command, as the person has it.
public typealias KeyName = (ConsoleCommand) -> String

/// The keys of the console, where one chooses others.
public protocol KeyTexts {
    var keysTitle: String { get }
    var keysRow: String { get }
    /// How many commands have another key than the standard one.
    func changedKeys(_ count: Int) -> String
    /// What a command does, in at most 44 columns, without a full stop.
    func words(of command: ConsoleCommand) -> String
    var changeKey: ActionText { get }
    var standardKey: ActionText { get }
    var keepKey: ActionText { get }
    /// Between two keys that do the same, where they are read aloud.
    var or: String { get }
    func pressKey(for words: String) -> String
    /// A sentence why a key isn't taken, and what to do.
    func keyNotTaken(_ problem: SettingsProblem.Kind) -> String
    func keyTaken(_ key: String, _ words: String) -> String
    func standardKeyIs(_ keys: String) -> String
    /// Under a command that has its standard key.
    func keysRemark(on command: ConsoleCommand) -> String
}
