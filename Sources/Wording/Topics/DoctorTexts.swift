import InvoiceCore

/// Where a line of the doctor's table comes from that one setting alone doesn't make.
public enum SettingOrigin: Sendable, Hashable {
    /// What profiles of a kind have where nothing is said.
    case standardOfKind(String)
    case configFileAndEnvironment
    case environment
    /// It follows from the data folder.
    case dataFolder
    /// The gateway, which was asked for it.
    case askedNow
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

    // What is looked at beside the settings.
    var connectionTitle: String { get }
    var certificateTitle: String { get }
    /// `file` is the profile's own list of authorities.
    func certificateTrusted(by file: String?) -> String
    var certificateRefused: String { get }
    var clockTitle: String { get }
    var clockAgrees: String { get }
    var clockNotTold: String { get }
    var terminalTitle: String { get }
    var noTerminalHere: String { get }
    func terminal(_ name: String, colors: Int, isUTF8: Bool, columns: Int, isInTmux: Bool) -> String
    var localeIsNotUTF8: String { get }
    var historyTitle: String { get }
    func historyNotRead(bytes: Int, _ command: String) -> String
    func namesBadLines(_ command: String) -> String
    var indexTitle: String { get }
    /// How much of the history the index has read, 0 to 1.
    func indexed(_ part: Double) -> String
    var noIndexYet: String { get }
    func looseMode(_ path: String, mode: UInt32) -> String
    /// A variable that wins over the default profile of the file, and where that stands.
    func winsOverFile(_ variable: String, _ profile: String, _ place: String) -> String
    func variablesDiffer(_ used: String, _ other: String) -> String
}
