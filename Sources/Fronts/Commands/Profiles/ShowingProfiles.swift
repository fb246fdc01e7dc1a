import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

struct ListProfilesCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(.listProfiles, "list")
    }

    @OptionGroup
    var format: TableFormatOptions

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { format.chosen == .json }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let settings = settingsStore(at: context).read()
        let mistaken = settings.mistakes.sorted { $0.key < $1.key }
        switch format.chosen {
        case .json:
            let objects =
                settings.profiles.map { ProfileJSON.short($0, settings) } + [ProfileJSON.sandbox(settings)]
                + mistaken.map { ProfileJSON.mistaken($0.key, $0.value) }
            context.output.line("[" + objects.map { "\n" + $0 }.joined(separator: ",") + "\n]")
        case .table: table(settings, mistaken, context)
        }
        if settings.generalProblems.isEmpty { return .done }
        throw CommandFailure(.configuration, problems: settings.generalProblems.map { wording.text(for: $0) })
    }

    private func table(
        _ settings: Settings, _ mistaken: [(key: String, value: [SettingsProblem])], _ context: CommandContext
    ) {
        let columns = [
            Column(wording.nameColumn, width: .content(min: 8, max: ProfileName.longest)),
            Column(wording.kindColumn, width: .content(min: 7, max: 20)),
            Column(wording.baseURLColumn, width: .content(min: 12, max: .max)),
            Column(wording.clientIDColumn, width: .content(min: 6, max: .max), dropOrder: 1),
            Column(wording.secretColumn, width: .content(min: 8, max: .max), dropOrder: 2),
            Column("", width: .content(min: 0, max: .max)),
        ]
        func opened(_ name: String) -> TextTable.Cell {
            (settings.openedFirst == name ? wording.openedFirst : "", .accent)
        }
        var rows = settings.profiles.map { profile -> [TextTable.Cell] in
            let (kind, role) = wording.badge(of: profile.kind)
            return [
                (profile.name, .text), (kind, role), (profile.baseURL, .text), (profile.clientID, .text),
                (wording.origin(of: profile.secretSource.place), .muted), opened(profile.name),
            ]
        }
        let (kind, role) = wording.badge(of: .sandbox)
        rows.append([
            (ProfileName.sandbox, .text), (kind, role), (wording.embeddedGateway, .muted), ("", .text), ("", .text),
            opened(ProfileName.sandbox),
        ])
        for (name, problems) in mistaken where !settings.profileNames.contains(name) {
            let words = problems.first.map { wording.mistake($0, in: name) } ?? ""
            rows.append([(name, .text), ("", .text), ("! \(words)", .error), ("", .text), ("", .text), ("", .text)])
        }
        TextTable(columns, rows: rows, width: context.columns)
            .write(to: context.output, style: context.style(isWanted: settings.usesColor.value))
    }
}

struct ShowProfileCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(.showProfile, "show")
    }

    @Argument(help: .of(.profileNameOrChosen, value: .name), completion: .asking(.profile))
    var name: String?

    @Flag(help: .of(.printAsJSON))
    var json = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let (settings, choice) = try chosen(name, at: context)
        if json {
            switch choice.value {
            case .sandbox: context.output.line(ProfileJSON.sandbox(settings))
            case .profile(let profile): context.output.line(ProfileJSON.whole(profile, settings))
            }
        } else {
            SettingsTable(settings).ofProfile(choice)
                .write(to: context.output, style: context.style(isWanted: settings.usesColor.value))
        }
        return .done
    }
}

extension Subcommand {
    /// The profile that is named, or the one that is worked with where none is.
    func chosen(
        _ name: String?, at context: CommandContext
    ) throws(CommandFailure) -> (settings: Settings, choice: Sourced<ProfileChoice>) {
        var options = global.settings
        if let name { (options.profile, options.isSandbox) = (name, false) }
        do throws(SettingsError) {
            let settings = try Settings.load(environment: context.environment, options: options)
            for warning in settings.warnings { context.warn(wording.text(for: warning)) }
            return (settings, try settings.chosenProfile())
        } catch {
            throw CommandFailure(error)
        }
    }
}

/// Profiles as JSON for scripts; never with a secret.
enum ProfileJSON {
    /// The output of `profiles list` for each.
    static func short(_ profile: Profile, _ settings: Settings) -> String {
        var object = JSONObjectText()
        add(profile, settings, to: &object)
        return object.text
    }

    /// The output of `profiles show`: every member by its name in the config file.
    static func whole(_ profile: Profile, _ settings: Settings) -> String {
        var object = JSONObjectText()
        add(profile, settings, to: &object)
        let told: Set<SettingName> = [.baseURL, .clientID]
        for member in Profile.members where !told.contains(member.name) {
            if let value = member.shown(profile)?.value { object.add(member.name.rawValue, value) }
        }
        object.add("folder", settings.folder(of: profile))
        return object.text
    }

    /// The embedded gateway's.
    static func sandbox(_ settings: Settings) -> String {
        var object = JSONObjectText()
        object.add("name", ProfileName.sandbox)
        object.add("kind", ProfileKind.sandbox.rawValue)
        object.add("source", "embedded")
        object.add("opened_first", settings.openedFirst == ProfileName.sandbox)
        return object.text
    }

    /// One that can't be used, and why.
    static func mistaken(_ name: String, _ problems: [SettingsProblem]) -> String {
        var object = JSONObjectText()
        object.add("name", name)
        object.add("source", "config")
        object.add("problems", json: JSONText.array(problems.map { JSONText.string(wording.text(for: $0)) }))
        return object.text
    }

    private static func add(_ profile: Profile, _ settings: Settings, to object: inout JSONObjectText) {
        object.add("name", profile.name)
        object.add("kind", profile.kind.rawValue)
        object.add("source", profile.isOfEnvironment ? "environment" : "config")
        object.add("opened_first", settings.openedFirst == profile.name)
        object.add("base_url", profile.baseURL)
        object.add("client_id", profile.clientID)
        let (way, place): (String, String?) =
            switch profile.secretSource.place {
            case .configFile: ("config", nil)
            case .variable(let name): ("variable", name)
            case .file(let path): ("file", path)
            case .program(let name): ("command", name)
            case .shell: ("command", nil)
            }
        object.add("secret_from", way)
        object.add("secret_at", place)
    }
}

extension JSONObjectText {
    /// Adds a setting's value as the config file would have it.
    mutating func add(_ name: String, _ value: SettingValue) {
        switch value {
        case .text(let text): add(name, text)
        case .flag(let flag): add(name, flag)
        case .number(let number): add(name, number)
        case .words(let words): add(name, json: JSONText.array(words.map(JSONText.string)))
        case .methods(let methods):
            add(name, json: JSONText.array(methods.map { CurrenciesCommand.object(for: $0) }))
        case .keys(let keys):
            var object = JSONObjectText()
            for key in keys { object.add(key.command.rawValue, key.key) }
            add(name, json: object.text)
        }
    }
}
