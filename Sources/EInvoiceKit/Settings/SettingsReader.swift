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

    /// Config files are short; a longer one is the wrong file.
    private static let longestFile = 1 << 20

    init(environment: [String: String], options: SettingsOptions) {
        // What a shell reads from a file may have a line's end. The secret's is looked at when it is fetched.
        let seen = environment.map { name, value in
            let isOurs = name.utf8.starts(with: "EINVOICE_".utf8) && name != ChildEnvironment.secretVariable
            return (name, isOurs ? value.withoutLineEnd : value)
        }
        // A variable that is set to nothing is as good as unset.
        self.environment = Dictionary(uniqueKeysWithValues: seen.filter { !$0.1.isEmpty })
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
        let file = readFile(path)
        var profileReader = ProfileReader(folders: folders, fileMode: file.mode)
        if var object = file.object {
            readMembers(&object, into: &settings, with: &profileReader)
            warnings += object.warnings
            problems += object.problems
        }
        let fileProblems = profileReader.problems.count
        if let profile = profileReader.environmentProfile(environment) { settings.profiles.append(profile) }
        // Whoever names a profile doesn't ask for the environment's.
        let isEnvironmentAside =
            options.profile.map { ![Profile.environmentName, Profile.olderEnvironmentName].contains($0) } ?? false
        problems += profileReader.problems[..<fileProblems]
        if isEnvironmentAside {
            warnings += profileReader.problems[fileProblems...]
        } else {
            problems += profileReader.problems[fileProblems...]
        }
        warnings += profileReader.warnings
        readOverrides(into: &settings)
        settings.dataFolder = dataFolder(file: settings.dataFolder)
        settings.cacheFolder = folders.base("XDG_CACHE_HOME", fallback: ".cache").map {
            Sourced("\($0.path)/einvoice", from: $0.source)
        }
        readOlderHistory(into: &settings)
        if options.isSandbox {
            // The sandbox must open whatever else is wrong; only its own options can keep it from that.
            warnings += problems.filter { !$0.isOption }
            problems.removeAll { !$0.isOption }
        }
        settings.problems = problems
        settings.warnings = warnings
        return settings
    }

    private mutating func report(_ place: SettingsProblem.Place, _ kind: SettingsProblem.Kind) {
        problems.append(SettingsProblem(place, kind))
    }

    // MARK: The file

    private mutating func configPath() -> Sourced<String> {
        if let path = options.configPath {
            // Taken as a path it would be the folder in which one happens to be.
            if path.isEmpty { report(.option("--config"), .emptyText) }
            remark(on: path, at: .option("--config"))
            return Sourced(absolute(path), from: .option("--config"))
        }
        if let path = environment["EINVOICE_CONFIG"] {
            let source = SettingSource.environment(variable: "EINVOICE_CONFIG")
            guard isSeen(path, in: "EINVOICE_CONFIG") else { return Sourced("", from: source) }
            remark(on: path, at: .environment(variable: "EINVOICE_CONFIG"))
            return Sourced(absolute(path), from: source)
        }
        guard let base = folders.base("XDG_CONFIG_HOME", fallback: ".config") else {
            // Whoever names the data's folder can do without a config file.
            let isDataFolderNamed =
                options.dataFolder != nil || environment["EINVOICE_DATA_DIR"] != nil
                || folders.base("XDG_DATA_HOME", fallback: "") != nil
            if !isDataFolderNamed { report(.environment(variable: "HOME"), .noHome) }
            return Sourced("", from: .standard)
        }
        remark(onBase: base)
        return Sourced("\(base.path)/einvoice/config.json", from: base.source)
    }

    private func absolute(_ path: String) -> String { folders.absolute(path, in: folders.current) }

    /// False, and a mistake, where nobody sees all that is in a path.
    private mutating func isSeen(_ path: String, in variable: String) -> Bool {
        guard let scalar = path.firstControl else { return true }
        report(.environment(variable: variable), .unseen(scalar))
        return false
    }

    /// Notes what nobody sees of a path: most likely it came with the path from where that was copied.
    private mutating func remark(on path: String, at place: SettingsProblem.Place) {
        guard let problem = SettingsProblem(oddIn: path, at: place), !warnings.contains(problem) else { return }
        warnings.append(problem)
    }

    /// The same of a folder that XDG's variables or `HOME` name.
    private mutating func remark(onBase base: (path: String, source: SettingSource)) {
        if case .environment(let variable) = base.source {
            remark(on: base.path, at: .environment(variable: variable))
        } else if let home = folders.home {
            remark(on: home, at: .environment(variable: "HOME"))
        }
    }

    private mutating func readFile(_ path: Sourced<String>) -> (object: ConfigObject?, mode: UInt32) {
        if path.value.isEmpty || options.configPath?.isEmpty == true { return (nil, 0) }
        let whole = SettingsProblem.Place.file(path: path.value, line: nil, member: nil)
        let contents: PrivateFile.Contents
        do throws(FileFailure) {
            contents = try PrivateFile.read(path.value, limit: Self.longestFile)
        } catch {
            // Only a file that was asked for by name has to be there.
            let isOptional = options.configPath == nil && environment["EINVOICE_CONFIG"] == nil
            if error.isMissingFile, isOptional { return (nil, 0) }
            report(whole, error.isTooLarge ? .tooLarge(limit: Self.longestFile) : .unreadable(error.words))
            return (nil, 0)
        }
        if contents.bytes.isEmpty { return (nil, contents.mode) }
        guard let text = String(validating: contents.bytes, as: UTF8.self) else {
            report(whole, .notText)
            return (nil, contents.mode)
        }
        do throws(ConfigSyntaxProblem) {
            let config = try ConfigText(text)
            if case .object(let members) = config.value {
                let object = ConfigObject(members, in: config.places, path: path.value, prefix: "", line: config.line)
                return (object, contents.mode)
            }
            report(.file(path: path.value, line: config.line, member: nil), .wrongType(expected: "an object in { }"))
        } catch {
            report(
                .file(path: path.value, line: error.line, member: nil),
                .syntax(expected: error.expectation, column: error.column))
        }
        return (nil, contents.mode)
    }

    private mutating func readMembers(
        _ object: inout ConfigObject, into settings: inout Settings, with reader: inout ProfileReader
    ) {
        if let theme = object.text("theme") { settings.theme = theme }
        if let mouse = object.flag("mouse") { settings.usesMouse = mouse }
        if let language = object.text("language") {
            if let known = Language(rawValue: language.value) {
                settings.language = Sourced(known, from: language.source)
            } else {
                object.report(notALanguage(language.value), "language", line: language.source.line)
            }
        }
        if let folder = object.path("data_dir") {
            let path = folders.absolute(folder.value, in: Folder.parent(of: object.path))
            settings.dataFolder = Sourced(path, from: folder.source)
        }
        settings.namedDefault = object.text("default_profile")
        guard var profiles = object.object("profiles") else { return }
        for name in profiles.names {
            let (before, beforeHere) = (reader.problems.count, profiles.problems.count)
            if let inner = profiles.object(name), let profile = reader.profile(named: name, from: inner) {
                settings.profiles.append(profile)
            }
            let mistakes = reader.problems[before...] + profiles.problems[beforeHere...]
            if !mistakes.isEmpty { settings.mistakes[name] = Array(mistakes) }
        }
        problems += profiles.problems
    }

    // MARK: Environment and command line

    private mutating func readOverrides(into settings: inout Settings) {
        if let theme = environment["EINVOICE_THEME"] {
            settings.theme = Sourced(theme, from: .environment(variable: "EINVOICE_THEME"))
        }
        if let text = options.language {
            if let language = Language(rawValue: text) {
                settings.language = Sourced(language, from: .option("--lang"))
            } else {
                report(.option("--lang"), notALanguage(text))
            }
        }
        if let seconds = options.timeoutSeconds {
            let range = GatewayLimits.secondsRange
            if range.contains(seconds) {
                settings.timeout = Sourced(seconds, from: .option("--timeout"))
            } else {
                report(.option("--timeout"), .outOfRange(minimum: range.lowerBound, maximum: range.upperBound))
            }
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

    /// Former versions kept the environment's invoices in one folder, whatever the account. They stay there: which of them
    /// are live, nothing tells.
    private mutating func readOlderHistory(into settings: inout Settings) {
        guard let own = settings.profiles.first(where: { $0.name == Profile.environmentName }) else { return }
        var older = own.inOlderFolder
        // What holds for the account's kind doesn't for invoices that may be live.
        if environment[Profile.acceptsUnsignedVariable] == nil { older.acceptsUnsignedReplies = false }
        let folder = settings.folder(of: older)
        guard let status = FileStatus(path: "\(folder)/history.jsonl"), status.size > 0 else { return }
        settings.profiles.append(older)
        if !options.isSandbox, options.profile ?? Profile.environmentName == Profile.environmentName {
            warnings.append(SettingsProblem(.file(path: folder, line: nil, member: nil), .olderHistory))
        }
    }

    private func usesColor() -> Sourced<Bool> {
        if options.isColorless { return Sourced(false, from: .option("--no-color")) }
        if environment["NO_COLOR"] != nil { return Sourced(false, from: .environment(variable: "NO_COLOR")) }
        return Sourced(true, from: .standard)
    }

    /// Without a word of the config file's: GNU screen holds an Escape back while a program takes the mouse.
    private func usesMouse() -> Sourced<Bool> {
        if environment["STY"]?.isEmpty == false { return Sourced(false, from: .environment(variable: "STY")) }
        return Sourced(true, from: .standard)
    }

    private mutating func dataFolder(file: Sourced<String>) -> Sourced<String> {
        if let path = options.dataFolder {
            if path.isEmpty { report(.option("--data-dir"), .emptyText) }
            remark(on: path, at: .option("--data-dir"))
            return Sourced(absolute(path), from: .option("--data-dir"))
        }
        if let path = environment["EINVOICE_DATA_DIR"] {
            if isSeen(path, in: "EINVOICE_DATA_DIR") {
                remark(on: path, at: .environment(variable: "EINVOICE_DATA_DIR"))
            }
            return Sourced(absolute(path), from: .environment(variable: "EINVOICE_DATA_DIR"))
        }
        if !file.value.isEmpty { return file }
        guard let base = folders.base("XDG_DATA_HOME", fallback: ".local/share") else {
            // Without a place for the history nothing may be sent, so the sandbox needs it too.
            report(.option("--data-dir"), .noHome)
            return file
        }
        remark(onBase: base)
        return Sourced("\(base.path)/einvoice", from: base.source)
    }

    /// The language of the locale, as POSIX orders its variables.
    private func localeLanguage() -> Sourced<Language> {
        for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let text = environment[variable] else { continue }
            let code = text.prefix { $0 != "_" && $0 != "." && $0 != "@" }
            guard let language = Language(rawValue: code.lowercased()) else { break }
            return Sourced(language, from: .environment(variable: variable))
        }
        return Sourced(.english, from: .standard)
    }

    private func notALanguage(_ text: String) -> SettingsProblem.Kind {
        .notAllowed(text, allowed: Language.allCases.map(\.rawValue))
    }
}

extension SettingsProblem {
    /// True for a mistake in what was typed just now.
    fileprivate var isOption: Bool {
        if case .option = place { true } else { false }
    }
}
