import InvoiceCore

/// What the command line says about settings; it wins over environment and file.
public struct SettingsOptions: Sendable, Hashable {
    /// `--profile NAME`.
    public var profile: String?
    /// `--sandbox`.
    public var isSandbox = false
    /// `--config FILE`.
    public var configPath: String?
    /// Whether a config file that is named may be missing: the console makes it.
    public var isConfigToBeMade = false
    /// `--data-dir FOLDER`.
    public var dataFolder: String?
    /// `--timeout SECONDS`, for a whole exchange.
    public var timeoutSeconds: Int?
    /// `--no-color`.
    public var isColorless = false
    /// `--accessible`.
    public var isAccessible = false
    /// `--lang CODE`.
    public var language: String?

    /// Says nothing.
    public init() {}
}

/// Whom to ask: the embedded gateway, which the front starts first, or a profile.
public enum ProfileChoice: Sendable, Equatable {
    /// The gateway of the program itself. A front that has none says that it needs a profile.
    case sandbox
    /// An account of the config file or the environment.
    case profile(Profile)
}

/// Everything that can be set, and where each value came from: config file, environment and command line together.
public struct Settings: Sendable, Equatable {
    /// The config file, which need not exist.
    public internal(set) var configPath: Sourced<String>
    /// The folder above the profiles' own folders.
    public internal(set) var dataFolder: Sourced<String>
    /// The folder above the profiles' folders for what can be made again; nil without a home.
    public internal(set) var cacheFolder: Sourced<String>?
    /// The name of the console's theme, which need not exist.
    public internal(set) var theme: Sourced<String>
    /// Of all that a person reads.
    public internal(set) var language: Sourced<LanguageCode>
    /// Whether output is coloured where it is a terminal; `NO_COLOR` counts.
    public internal(set) var usesColor: Sourced<Bool>
    /// Whether the console takes clicks and the wheel.
    public internal(set) var usesMouse: Sourced<Bool>
    /// Whether the console is made for a screen reader or a Braille line.
    public internal(set) var isAccessible = Sourced(false, from: .standard)
    /// Whether the terminal's bell tells that a followed payment has ended.
    public internal(set) var bell = Sourced(true, from: .standard)
    /// Whether the terminal shows a notification of it, where it can.
    public internal(set) var notify = Sourced(true, from: .standard)
    /// The console's keys that the config file changes, as they are written; the console reads them.
    public internal(set) var keys: Sourced<[KeyChoice]>?
    /// Seconds for a whole exchange, where `--timeout` says so.
    public internal(set) var timeout: Sourced<Int>?
    /// Methods for all profiles, and codes of those that none has.
    var methods: Sourced<[PaymentMethod]>?
    var hidden: Sourced<[String]>?
    /// The methods that a profile has unless it says otherwise.
    public internal(set) var catalog = PaymentMethodCatalog.standard
    /// The config file's profiles in its order, then `env`, as far as they can be used.
    public internal(set) var profiles: [Profile] = []
    /// What doesn't keep anything from working.
    public internal(set) var warnings: [SettingsProblem] = []
    /// Every mistake that was found; ``load(environment:options:)`` throws them.
    public internal(set) var problems: [SettingsProblem] = []
    /// Those among them that belong to one profile of the config file, by its name.
    package internal(set) var mistakes: [String: [SettingsProblem]] = [:]

    package var namedDefault: Sourced<String>?
    var named: Sourced<String>?

    /// The theme when nobody chose one.
    public static let standardTheme = "ansi"

    /// Reads everything.
    ///
    /// - Parameters:
    ///   - environment: the process's variables.
    ///   - options: what the command line says.
    /// - Throws: ``InvoiceCore/SettingsError/invalid(_:)`` with every mistake that matters. Those of profiles that aren't chosen are
    ///   warnings, and with `--sandbox`, which needs no settings, all but those of the options.
    public static func load(
        environment: [String: String], options: SettingsOptions = SettingsOptions()
    ) throws(SettingsError) -> Settings {
        var settings = inspect(environment: environment, options: options)
        settings.passOverOtherProfiles()
        // A file that isn't there may be one whose path has more in it than one sees.
        if !settings.problems.isEmpty { throw .invalid(settings.problems + settings.warnings.filter(\.isOddPath)) }
        return settings
    }

    /// The same for `doctor`: mistakes are in ``problems``, and what they touch is as if it weren't set.
    public static func inspect(
        environment: [String: String], options: SettingsOptions = SettingsOptions()
    ) -> Settings {
        var reader = SettingsReader(environment: environment, options: options)
        return reader.read()
    }

    /// The language that these settings choose, where nothing else of them is needed.
    public static func language(
        environment: [String: String], options: SettingsOptions = SettingsOptions()
    ) -> LanguageCode {
        var reader = SettingsReader(environment: environment, options: options)
        return reader.language()
    }

    private mutating func passOverOtherProfiles() {
        guard let chosenName else { return }
        let others = Set(mistakes.filter { $0.key != chosenName }.values.joined())
        warnings += problems.filter { others.contains($0) }
        problems.removeAll { others.contains($0) }
    }

    /// The name that is chosen, whether or not there is such a profile; nil where nothing says.
    private var chosenName: String? {
        if let named { return named.value }
        if profiles.contains(where: { $0.name == Profile.environmentName }) { return Profile.environmentName }
        return namedDefault?.value ?? onlyProfile?.name
    }

    /// The only one that there is; one that can't be used is one to choose from, too.
    private var onlyProfile: Profile? { profiles.count == 1 && mistakes.isEmpty ? profiles.first : nil }

    /// Whom to ask: `--sandbox`, `--profile`, the environment's profile, the file's default, the only one there is.
    ///
    /// - Throws: ``InvoiceCore/SettingsError/noProfile(known:configPath:)`` when none of these says; ``InvoiceCore/SettingsError/invalid(_:)``
    ///   when the one that is named doesn't exist.
    public func chosenProfile() throws(SettingsError) -> Sourced<ProfileChoice> {
        if let named { return try choice(named, place: .option("--profile")) }
        if let profile = profiles.first(where: { $0.name == Profile.environmentName }) {
            return Sourced(.profile(limited(profile)), from: .environment(variable: "EINVOICE_BASE_URL"))
        }
        if let namedDefault {
            return try choice(
                namedDefault,
                place: .file(
                    path: configPath.value, line: namedDefault.source.line, member: SettingName.defaultProfile.rawValue)
            )
        }
        if let only = onlyProfile { return Sourced(.profile(limited(only)), from: .onlyChoice) }
        throw .noProfile(known: profiles.map(\.name), configPath: configPath.value)
    }

    /// The profile of the embedded gateway at `baseURL`, with the limits that the options ask for.
    public func sandboxProfile(baseURL: String, clientID: String, secret: String) -> Profile {
        limited(.sandbox(baseURL: baseURL, clientID: clientID, secret: secret))
    }

    /// The folder of a profile: history, drafts and what else is remembered of it.
    public func folder(of profile: Profile) -> String { "\(dataFolder.value)/\(profile.folderName)" }

    /// The history of a profile, with its index in the cache folder.
    public func history(of profile: Profile) -> HistoryStore {
        HistoryStore(folder: folder(of: profile), cache: cacheFolder.map { "\($0.value)/\(profile.folderName)" })
    }

    /// True where the newest invoice in the profile's folder is of another account than the profile's: its base URL, client id or
    /// kind was changed. Waits for the disk.
    public func hasOtherInvoices(_ profile: Profile) throws(StorageProblem) -> Bool {
        let newest = try HistoryStore(folder: folder(of: profile)).newest(limit: 1).invoices.first
        return newest.map { !profile.account.owns($0.intent) } ?? false
    }

    /// Names that `--profile` may take now.
    public var profileNames: [String] { profiles.map(\.name) }

    private func choice(
        _ name: Sourced<String>, place: SettingsProblem.Place
    ) throws(SettingsError) -> Sourced<ProfileChoice> {
        if name.value == Profile.sandboxName { return Sourced(.sandbox, from: name.source) }
        if let profile = profiles.first(where: { $0.name == name.value }) {
            return Sourced(.profile(limited(profile)), from: name.source)
        }
        let suggestion = nearest(to: name.value, among: profileNames + [Profile.sandboxName])
        throw .invalid([
            SettingsProblem(place, .unknownProfile(name.value, known: profileNames, suggestion: suggestion))
        ])
    }

    private func limited(_ profile: Profile) -> Profile {
        guard let timeout else { return profile }
        var profile = profile
        profile.limits.totalSeconds = timeout.value
        profile.sources[.timeout] = timeout.source
        if profile.limits.connectSeconds > timeout.value {
            profile.limits.connectSeconds = timeout.value
            profile.sources[.connectTimeout] = timeout.source
        }
        return profile
    }
}
