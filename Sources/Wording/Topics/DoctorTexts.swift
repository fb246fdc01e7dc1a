import InvoiceCore

/// Where a line of the doctor's table comes from that one setting alone doesn't make.
public enum SettingOrigin: Sendable, Hashable {
    /// What profiles of a kind have where nothing is said.
    case standardOfKind(String)
    case configFileAndEnvironment
    case environment
    /// It follows from the data folder.
    case dataFolder
}

/// The settings as `doctor` shows them, and what is wrong with what they name.
public protocol DoctorTexts {
    // Names of lines that stand for no member of the config file.
    var configFileTitle: String { get }
    var cacheFolderTitle: String { get }
    var colorTitle: String { get }
    var profilesTitle: String { get }
    var profileTitle: String { get }
    var profileFolderTitle: String { get }
    var proxyTitle: String { get }
    var proxyExceptionsTitle: String { get }
    // Where something comes from.
    func text(for source: SettingSource) -> String
    func text(for origin: SettingOrigin) -> String
    func origin(of place: SecretPlace) -> String
    // Values.
    var none: String { get }
    var noneWithoutMistake: String { get }
    var indexInMemory: String { get }
    func limit(seconds: Int) -> String
    var notShown: String { get }
    // Problems, without a capital and a full stop. `place` names the setting's place, like `config.toml:3`.
    func noTheme(_ name: String, at place: String, known: [String]) -> String
    func unusableTheme(_ name: String, _ mistake: String) -> String
    func unreadable(_ member: String, of profile: String, _ path: String, _ reason: String) -> String
    var stoppedUnchanged: String { get }
}
