import InvoiceCore
import ScreenKit

/// The settings, and what is wrong with them.
public protocol SettingTexts {
    /// Its name in the doctor's table.
    func title(of setting: SettingName) -> String
    /// What it is for, in one line.
    func purpose(of setting: SettingName) -> String
    /// What holds where nobody sets it; nil where that is one value.
    func standard(of setting: SettingName) -> String?
    /// That a value holds unless something else is told.
    func unlessTold(_ standard: String) -> String
    /// A value that holds. `changedBy` is what would change it.
    func text(for value: SettingValue, of setting: SettingName, changedBy: String) -> String
    /// A mistake with its place, and what to do, on one line.
    func text(for problem: SettingsProblem) -> String
    /// The same for each mistake, or for what is missing.
    func texts(for error: SettingsError) -> [String]
    /// Which characters nobody sees, and where, as “begins with a blank”.
    func text(for unseen: UnseenCharacters) -> String
    /// The same of a path, in brackets behind it.
    func aside(on unseen: UnseenCharacters) -> String
    /// What is odd about a secret.
    func text(for remark: SecretRemark) -> String
    /// Where a secret comes from, within a sentence.
    func name(of place: SecretPlace) -> String

    // Reading and setting them one by one.
    func noSetting(_ name: String) -> String
    var secretsNotShown: String { get }
    func setByProfiles(_ member: String, _ command: String) -> String
    var editingNeedsTerminal: String { get }
    func configIsWell(_ path: String) -> String
    /// Whether to edit again or to keep what has a mistake; answered by e or k.
    var editAgainPrompt: String { get }
    func configKept(_ path: String) -> String
}

extension Language {
    /// A path, and what nobody sees of it.
    public func path(_ path: String) -> String {
        visible(path) + (UnseenCharacters(in: path).map { " \(aside(on: $0))" } ?? "")
    }

    /// A line of the help: name, purpose, what holds without it, and what else sets it.
    public func explanation(of setting: SettingName, standard value: String?, setBy others: [String]) -> String {
        let more = [(standard(of: setting) ?? value).map(unlessTold)].compactMap(\.self) + others
        let line = labelled(setting.rawValue, purpose(of: setting))
        return more.isEmpty ? line : "\(line) (\(joined(more)))"
    }
}
