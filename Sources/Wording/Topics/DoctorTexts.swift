/// A setting, in the doctor's table.
public enum SettingName: Sendable, Hashable, CaseIterable {
    case configFile, dataFolder, cacheFolder, language, theme, color, mouse, timeout, profiles
    case profile, profileFolder, baseURL, clientID, secret, unsignedReplies, limits
    case proxy, proxyExceptions
}

/// Where a setting comes from.
public enum SettingOrigin: Sendable, Hashable {
    case standard
    /// What profiles of a kind have where nothing is said.
    case standardOfKind(String)
    case configFile
    case configFileOrStandard
    case configFileOrStandardOfKind(String)
    case configFileAndEnvironment
    case environment
    case variable(String)
    case option(String)
    /// There is no other to choose.
    case onlyChoice
    /// It follows from the data folder.
    case dataFolder
    /// A secret is what this program prints.
    case program(String)
    /// A secret is what a shell's command in the config file prints.
    case shell
}

/// The settings as `doctor` shows them, and what is wrong with what they name.
public protocol DoctorTexts {
    func name(of setting: SettingName) -> String
    func text(for origin: SettingOrigin) -> String
    // Values.
    var none: String { get }
    var noneWithoutMistake: String { get }
    var indexInMemory: String { get }
    func limit(seconds: Int) -> String
    func limits(connectSeconds: Int, totalSeconds: Int) -> String
    var notShown: String { get }
    // Problems, without a capital and a full stop. `place` names the setting's place, like `config.toml:3`.
    func noTheme(_ name: String, at place: String, known: [String]) -> String
    func unusableTheme(_ name: String, _ mistake: String) -> String
    func unreadable(_ member: String, of profile: String, _ path: String, _ reason: String) -> String
    var stoppedUnchanged: String { get }
}
