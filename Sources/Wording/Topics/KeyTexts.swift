import InvoiceCore
import ScreenKit

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
    /// What is written on the keycap of a key, in at most 6 columns; nil where it is what stands on an English one.
    func name(of code: Key.Code) -> String?
    /// Keys where they are read aloud.
    var spokenWords: SpokenWords { get }
}

extension Language {
    /// How a key is named where it is shown. The config file has its English name.
    public func title(of key: Key) -> String { key.title(name(of:)) }

    /// A key's name where it is read aloud.
    public func spokenKey(_ title: String) -> String { ScreenKit.spokenKey(title, spokenWords) }
}
