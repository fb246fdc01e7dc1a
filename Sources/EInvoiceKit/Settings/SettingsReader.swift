import Files
import Glibc
import InvoiceCore
import JSON

/// Puts the settings together from file, environment and command line, and gathers every mistake on the way.
struct SettingsReader {
    private let environment: [String: String]
    private let options: SettingsOptions
    private let folders: FolderPaths
    private var problems: [SettingsProblem] = []
    private var warnings: [SettingsProblem] = []
    /// The config file's permission bits; they matter when it holds a secret.
    private var fileMode: UInt32 = 0
    /// The methods that the config file gives to all profiles.
    private var catalog = PaymentMethodCatalog.standard
    /// What the config file would hold; nil reads it.
    private let bytes: [UInt8]?

    /// Config files are short; a longer one is the wrong file.
    static let longestFile = 1 << 20

    init(environment: [String: String], options: SettingsOptions, bytes: [UInt8]? = nil) {
        self.bytes = bytes
        // A variable that is set to nothing, or to a line's end and nothing, is as good as unset.
        self.environment = environment.filter { name, value in
            let isOurs = name.utf8.starts(with: "EINVOICE_".utf8) && name != ChildEnvironment.secretVariable
            return !(isOurs ? value.withoutLineEnd : value).isEmpty
        }
        self.options = options
        folders = FolderPaths(environment: self.environment)
    }

    /// All settings; reads the config file once.
    mutating func read() -> Settings {
        let path = configPath()
        var settings = Settings(
            configPath: path, dataFolder: Sourced("", from: .standard),
            theme: Sourced(Settings.standardTheme, from: .standard), language: localeLanguage(),
            usesColor: usesColor(), usesMouse: usesMouse())
        if let object = readFile(path) {
            fill(Settings.members, from: object, others: ["profiles"]) { $0.put(&settings, $1) }
            catalog = catalog(.standard, settings.methods, settings.hidden, in: object)
            readProfiles(in: object, into: &settings)
        }
        readEnvironmentProfile(into: &settings)
        for setting in Settings.members {
            for given in [text(ofVariable: setting.variable), setting.option.flatMap { text(of: $0) }] {
                if let given, let value = take(setting.form, given) { setting.put(&settings, value) }
            }
        }
        readOptions(into: &settings)
        if settings.dataFolder.value.isEmpty { settings.dataFolder = standardDataFolder() }
        settings.cacheFolder = folders.base("XDG_CACHE_HOME", fallback: ".cache").map {
            Sourced("\($0.path)/einvoice", from: $0.source)
        }
        readOlderHistory(into: &settings)
        if options.isSandbox {
            // The sandbox must open whatever else is wrong; only its own options can keep it from that.
            warnings += problems.filter { !$0.isOption }
            problems.removeAll { !$0.isOption }
        }
        settings.catalog = catalog
        settings.problems = problems
        settings.warnings = warnings
        return settings
    }

    /// The language alone, for what is said before, or without, the other settings. A mistake in it is told by ``read()``.
    mutating func language() -> LanguageCode {
        if let asked = options.language { return LanguageCode(rawValue: asked) ?? localeLanguage().value }
        if case .string(let text)? = readFile(configPath())?[SettingName.language.rawValue]?.value,
            let language = LanguageCode(rawValue: text)
        {
            return language
        }
        return localeLanguage().value
    }

    mutating func report(_ place: SettingsProblem.Place, _ kind: SettingsProblem.Kind) {
        problems.append(SettingsProblem(place, kind))
    }

    // MARK: The tables

    /// Hands over what an object of the config file has of these members, and notes what is wrong, missing or unknown.
    private mutating func fill<Owner>(
        _ settings: [Setting<Owner>], from object: ConfigObject, others: [String] = [],
        put: (Setting<Owner>, Sourced<SettingValue>) -> Void
    ) {
        noteUnknown(in: object, known: settings.map(\.name.rawValue) + others)
        for setting in settings {
            let name = setting.name.rawValue
            if let member = object[name] {
                if let value = take(setting.form, member, of: object) { put(setting, value) }
            } else if setting.isNeededInFile {
                report(object.place(name), .missingMember)
            }
        }
    }

    /// A member of the config file; nil where it can't be used, which is noted.
    mutating func take(
        _ form: SettingForm, _ member: JSONValue.Member, of object: ConfigObject
    ) -> Sourced<SettingValue>? {
        let line = object.places.line(at: member.valueOffset)
        let source = SettingSource.file(path: object.path, line: line)
        switch form {
        case .methods: return methods(in: member, of: object).map { Sourced(.methods($0), from: source) }
        case .keys: return keys(in: member, of: object).map { Sourced(.keys($0), from: source) }
        case .codes: return codes(in: member, of: object).map { Sourced(.words($0), from: source) }
        default:
            return take(
                form, at: object.place(member.name, line: line), from: source, in: Folder.parent(of: object.path)
            ) { form throws(SettingsProblem.Kind) in try form.value(of: member.value) }
        }
    }

    /// The keys that can be read as text. A mistake in one costs that one only, and keeps nothing from working.
    private mutating func keys(in member: JSONValue.Member, of object: ConfigObject) -> [KeyChoice]? {
        let before = problems.count
        defer {
            warnings += problems[before...]
            problems.removeSubrange(before...)
        }
        guard let inner = inner(member.name, of: object) else { return nil }
        noteUnknown(in: inner, known: ConsoleCommand.allCases.map(\.rawValue))
        return inner.members.compactMap { entry in
            guard let command = ConsoleCommand(rawValue: entry.name), entry.value != .null else { return nil }
            let line = inner.places.line(at: entry.nameOffset)
            guard case .string(let key) = entry.value else {
                report(inner.place(entry.name, line: line), .wrongType(.text))
                return nil
            }
            return KeyChoice(command, key, line: line)
        }
    }

    mutating func noteUnknown(in object: ConfigObject, known: [String]?) {
        func place(_ member: JSONValue.Member) -> SettingsProblem.Place {
            object.place(member.name, line: object.places.line(at: member.nameOffset))
        }
        for member in object.repeated { report(place(member), .repeatedMember) }
        guard let known else { return }
        for member in object.members where !known.contains(member.name) {
            let suggestion = nearest(to: member.name, among: known)
            warnings.append(SettingsProblem(place(member), .unknownMember(suggestion: suggestion)))
        }
    }

    /// The text of a variable or an option, and which.
    private typealias Given = (text: String, source: SettingSource, place: SettingsProblem.Place)

    private func text(ofVariable name: String?) -> Given? {
        guard let name, let text = environment[name] else { return nil }
        return (text, .environment(variable: name), .environment(variable: name))
    }

    private func text(of option: (name: String, text: (SettingsOptions) -> String?)) -> Given? {
        option.text(options).map { ($0, .option(option.name), .option(option.name)) }
    }

    private mutating func take(_ form: SettingForm, _ given: Given) -> Sourced<SettingValue>? {
        take(form, at: given.place, from: given.source, in: folders.current) { form throws(SettingsProblem.Kind) in
            // A path that is typed is meant as it is.
            if case .option = given.source, form == .path, !given.text.isEmpty { return .text(given.text) }
            return try form.value(of: given.text)
        }
    }

    /// The value that `read` gives; nil where it throws, which is noted.
    private mutating func take(
        _ form: SettingForm, at place: SettingsProblem.Place, from source: SettingSource, in folder: String,
        _ read: (SettingForm) throws(SettingsProblem.Kind) -> SettingValue
    ) -> Sourced<SettingValue>? {
        do throws(SettingsProblem.Kind) {
            let value = try read(form)
            guard form == .path else { return Sourced(value, from: source) }
            remark(on: value.text, at: place)
            return Sourced(.text(folders.absolute(value.text, in: folder)), from: source)
        } catch {
            report(place, error)
            return nil
        }
    }

    /// Notes what nobody sees of a path: most likely it came with the path from where that was copied.
    private mutating func remark(on path: String, at place: SettingsProblem.Place) {
        guard let problem = SettingsProblem(oddIn: path, at: place), !warnings.contains(problem) else { return }
        warnings.append(problem)
    }

    /// The folder below one that XDG's variables or `HOME` name.
    private mutating func folder(_ variable: String, fallback: String) -> Sourced<String>? {
        guard let base = folders.base(variable, fallback: fallback) else { return nil }
        if case .environment = base.source {
            remark(on: base.path, at: .environment(variable: variable))
        } else if let home = folders.home {
            remark(on: home, at: .environment(variable: "HOME"))
        }
        return Sourced("\(base.path)/einvoice", from: base.source)
    }

    // MARK: The file

    /// Empty where there is none to read.
    private mutating func configPath() -> Sourced<String> {
        if let given = text(of: ("--config", \.configPath)) ?? text(ofVariable: "EINVOICE_CONFIG") {
            return Sourced(take(.path, given)?.value.text ?? "", from: given.source)
        }
        if let folder = folder("XDG_CONFIG_HOME", fallback: ".config") {
            return Sourced("\(folder.value)/config.json", from: folder.source)
        }
        // Whoever names the data's folder can do without a config file.
        let isDataFolderNamed =
            options.dataFolder != nil || environment["EINVOICE_DATA_DIR"] != nil
            || folders.base("XDG_DATA_HOME", fallback: "") != nil
        if !isDataFolderNamed { report(.environment(variable: "HOME"), .noHome) }
        return Sourced("", from: .standard)
    }

    private mutating func readFile(_ path: Sourced<String>) -> ConfigObject? {
        if path.value.isEmpty { return nil }
        var place = SettingsProblem.Place.file(path: path.value, line: nil, member: nil)
        do throws(FileFailure) {
            let contents: PrivateFile.Contents
            if let bytes {
                contents = PrivateFile.Contents(bytes: bytes, mode: 0o600)
            } else {
                contents = try PrivateFile.read(path.value, limit: Self.longestFile)
            }
            fileMode = contents.mode
            if contents.bytes.isEmpty { return nil }
            guard let text = String(validating: contents.bytes, as: UTF8.self) else {
                report(place, .notText)
                return nil
            }
            do throws(ConfigSyntaxProblem) {
                let config = try ConfigText(text)
                if case .object(let members) = config.value {
                    return ConfigObject(members, in: config.places, path: path.value, line: config.line)
                }
                place = .file(path: path.value, line: config.line, member: nil)
                report(place, .wrongType(.object))
            } catch {
                place = .file(path: path.value, line: error.line, member: nil)
                report(place, .syntax(error.expectation, column: error.column))
            }
        } catch {
            // Only a file that was asked for by name has to be there.
            let isNamed = options.configPath != nil || environment["EINVOICE_CONFIG"] != nil
            let isOptional = !isNamed || options.isConfigToBeMade
            if error.isMissingFile, isOptional { return nil }
            report(place, error.isTooLarge ? .tooLarge(limit: Self.longestFile) : .unreadable(errno: error.code))
        }
        return nil
    }

    // MARK: Profiles

    private mutating func readProfiles(in object: ConfigObject, into settings: inout Settings) {
        guard let profiles = inner("profiles", of: object) else { return }
        noteUnknown(in: profiles, known: nil)
        for member in profiles.members {
            let before = problems.count
            if let own = inner(member.name, of: profiles), let profile = profile(named: member.name, from: own) {
                settings.profiles.append(profile)
            }
            if problems.count > before { settings.mistakes[member.name] = Array(problems[before...]) }
        }
    }

    private mutating func inner(_ name: String, of object: ConfigObject) -> ConfigObject? {
        guard let member = object[name] else { return nil }
        if let inner = object.object(in: member) { return inner }
        report(
            object.place(name, line: object.places.line(at: member.valueOffset)),
            .wrongType(.object))
        return nil
    }

    /// The profile that `object` describes; nil, and at least one problem, when it can't be used.
    private mutating func profile(named name: String, from object: ConfigObject) -> Profile? {
        let before = problems.count
        if let problem = ProfileName.problem(in: name) { report(object.place(), .profileName(name, problem)) }
        var profile = Profile(incomplete: name)
        fill(Profile.members, from: object) { $0.put(&profile, $1) }
        profile.catalog = catalog(
            catalog, profile.sources[.methods].map { Sourced(profile.methods, from: $0) },
            profile.sources[.hidden].map { Sourced(profile.hidden, from: $0) }, in: object)
        checkTogether(profile, object)
        return problems.count == before ? profile : nil
    }

    /// What one member says about another, and what must be seen of the files.
    private mutating func checkTogether(_ profile: Profile, _ object: ConfigObject) {
        func place(_ name: SettingName) -> SettingsProblem.Place {
            object.place(name.rawValue, line: profile.sources[name]?.line)
        }
        func isSet(_ name: SettingName) -> Bool { object[name.rawValue] != nil }
        let secrets = Profile.secretMembers.filter { object[$0] != nil }
        if secrets.count > 1 { report(object.place(), .conflictingMembers(secrets)) }
        if secrets.isEmpty { report(object.place(), .needsOneOf(Profile.secretMembers)) }
        if profile.sources[.secret] != nil, fileMode & 0o077 != 0 {
            report(place(.secret), .readableByOthers(mode: fileMode))
        }
        // The library that reads it would wait at a pipe without end.
        if let path = profile.caFile, PrivateFile.isNoFile(path) { report(place(.caFile), .notAFile) }
        if isSet(.clientKey), !isSet(.clientCertificate) { report(place(.clientCertificate), .missingMember) }
        if isSet(.callbackURL), !isSet(.callbackPort) { report(place(.callbackPort), .missingMember) }
        // An invoice has one status URL: the listener's own, or the one that is told.
        if profile.callbackPort != nil, isSet(.statusURL) {
            report(
                object.place(),
                .conflictingMembers([SettingName.statusURL, .callbackPort].map(\.rawValue)))
        }
    }

    /// The profile `env`, where its variables are set, and what is wrong with them.
    private mutating func readEnvironmentProfile(into settings: inout Settings) {
        let before = problems.count
        let given = Profile.members.map { (setting: $0, text: text(ofVariable: $0.variable)) }
        guard let first = given.lazy.compactMap(\.text).first else { return }
        let absent = given.filter { $0.setting.isNeededInEnvironment && $0.text == nil }.compactMap(\.setting.variable)
        if !absent.isEmpty { report(first.place, .missingVariables(absent)) }
        var profile = Profile(incomplete: Profile.environmentName)
        profile.catalog = catalog
        for (setting, text) in given {
            if let text, let value = take(setting.form, text) { setting.put(&profile, value) }
        }
        if problems.count == before { settings.profiles.append(profile) }
        // Whoever names another profile doesn't ask for this one.
        if let named = options.profile, ![Profile.environmentName, Profile.olderEnvironmentName].contains(named) {
            warnings += problems[before...]
            problems.removeSubrange(before...)
        }
    }

    /// Former versions kept the environment's invoices in one folder, whatever the account. They stay there: which of them
    /// are live, nothing tells.
    private mutating func readOlderHistory(into settings: inout Settings) {
        guard let own = settings.profiles.first(where: { $0.name == Profile.environmentName }) else { return }
        var older = own.inOlderFolder
        // What holds for the account's kind doesn't for invoices that may be live.
        if own.sources[.unsignedReplies] == nil { older.acceptsUnsignedReplies = false }
        let folder = settings.folder(of: older)
        guard let status = FileStatus(path: "\(folder)/history.jsonl"), status.size > 0 else { return }
        settings.profiles.append(older)
        if !options.isSandbox, options.profile ?? Profile.environmentName == Profile.environmentName {
            warnings.append(
                SettingsProblem(.file(path: folder, line: nil, member: nil), .olderHistory(profile: older.name)))
        }
    }

    // MARK: What is in no table

    private mutating func readOptions(into settings: inout Settings) {
        if let given = text(of: ("--timeout", { $0.timeoutSeconds.map(String.init) })) {
            settings.timeout = take(.number(GatewayLimits.secondsRange), given)?.map(\.number)
        }
        if options.isSandbox {
            if let profile = options.profile, profile != Profile.sandboxName {
                report(.option("--sandbox"), .conflictingMembers(["--sandbox", "--profile"]))
            }
            settings.named = Sourced(Profile.sandboxName, from: .option("--sandbox"))
        } else if let profile = options.profile {
            settings.named = Sourced(profile, from: .option("--profile"))
        }
    }

    private mutating func standardDataFolder() -> Sourced<String> {
        if let folder = folder("XDG_DATA_HOME", fallback: ".local/share") { return folder }
        // Without a place for the history nothing may be sent, so the sandbox needs it too.
        report(.option("--data-dir"), .noHome)
        return Sourced("", from: .standard)
    }

    private func usesColor() -> Sourced<Bool> {
        if options.isColorless { return Sourced(false, from: .option("--no-color")) }
        if environment["NO_COLOR"] != nil { return Sourced(false, from: .environment(variable: "NO_COLOR")) }
        return Sourced(true, from: .standard)
    }

    /// Without a word of the config file's: GNU screen holds an Escape back while a program takes the mouse.
    private func usesMouse() -> Sourced<Bool> {
        if environment["STY"] != nil { return Sourced(false, from: .environment(variable: "STY")) }
        return Sourced(true, from: .standard)
    }

    /// The language of the locale, as POSIX orders its variables.
    private func localeLanguage() -> Sourced<LanguageCode> {
        for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let text = environment[variable] else { continue }
            let code = text.prefix { $0 != "_" && $0 != "." && $0 != "@" }
            guard let language = LanguageCode(rawValue: code.lowercased()) else { break }
            return Sourced(language, from: .environment(variable: variable))
        }
        return Sourced(.english, from: .standard)
    }
}

extension Profile {
    /// One to be filled; what must be known isn't yet.
    fileprivate init(incomplete name: String) {
        self.init(name: name, kind: .live, baseURL: "", clientID: "", secretSource: .inline(Secret("")))
    }
}

extension SettingsProblem {
    /// True for a mistake in what was typed just now.
    fileprivate var isOption: Bool {
        if case .option = place { true } else { false }
    }
}
