import ArgumentParser
import EInvoiceKit
import Files
import Glibc
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// `einvoice config`, which shows all settings where nothing more is said.
struct ConfigCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .config, "config", discussion: wording.discussionOfConfig,
            subcommands: [GetSettingCommand.self, SetSettingCommand.self, EditConfigCommand.self],
            defaultSubcommand: GetSettingCommand.self)
    }
}

struct GetSettingCommand: Subcommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.getSetting, "get") }

    @Argument(help: .of(.settingOrAll, value: .member), completion: .asking(.setting))
    var member: String?

    @OptionGroup
    var format: TableFormatOptions

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { format.chosen == .json }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let settings = settingsStore(at: context).read()
        if !settings.generalProblems.isEmpty { throw CommandFailure(.invalid(settings.generalProblems)) }
        let name = try member.map { name throws(CommandFailure) in try SettingMember(known: name, in: settings) }
        if let name {
            if name.isSecret { throw CommandFailure(.invalid, wording.secretsNotShown) }
            let shown = name.shown(in: settings)
            if format.chosen == .json {
                context.output.line(Self.object(for: name, shown))
            } else if let shown {
                context.output.line(Self.text(of: shown.value))
            }
            return .done
        }
        let all = SettingMember.names(in: settings).compactMap { SettingMember($0) }
            .compactMap { member in member.path.first == SettingName.keys.rawValue ? nil : member }
            .compactMap { member in member.shown(in: settings).map { (member, $0) } }
        if format.chosen == .json {
            context.output.line(
                "[" + all.map { "\n" + Self.object(for: $0, $1) }.joined(separator: ",") + "\n]")
            return .done
        }
        let columns = [
            Column(wording.settingColumn, width: .content(min: 12, max: .max)),
            Column(wording.valueColumn, width: .content(min: 12, max: .max)),
            Column(wording.sourceColumn, width: .content(min: 8, max: .max)),
        ]
        let rows = all.map { member, shown -> [TextTable.Cell] in
            [(member.text, .text), (Self.text(of: shown.value), .text), (wording.text(for: shown.source), .muted)]
        }
        TextTable(columns, rows: rows, width: nil)
            .write(to: context.output, style: context.style(isWanted: settings.usesColor.value))
        return .done
    }

    /// As `config set` takes it.
    private static func text(of value: SettingValue) -> String {
        switch value {
        case .text(let text): return visible(text)
        case .flag(let flag): return flag ? "true" : "false"
        case .number(let number): return "\(number)"
        case .words, .methods, .keys:
            var object = JSONObjectText()
            object.add("", value)
            // What stands between `{"":` and the brace.
            return String(object.text.dropFirst(4).dropLast())
        }
    }

    private static func object(for member: SettingMember, _ shown: Sourced<SettingValue>?) -> String {
        var object = JSONObjectText()
        object.add("name", member.text)
        guard let shown else {
            object.add("value", json: "null")
            return object.text
        }
        object.add("value", shown.value)
        switch shown.source {
        case .standard: object.add("source", "standard")
        case .onlyChoice: object.add("source", "only_choice")
        case .file(let path, let line):
            object.add("source", "file")
            object.add("path", path)
            object.add("line", line)
        case .environment(let variable):
            object.add("source", "environment")
            object.add("variable", variable)
        case .option(let name):
            object.add("source", "option")
            object.add("option", name)
        }
        return object.text
    }
}

struct SetSettingCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(.setSetting, "set", discussion: wording.discussionOfSetSetting)
    }

    @Argument(help: .of(.setting, value: .member), completion: .asking(.setting))
    var member: String

    @Argument(help: .of(.settingValue, value: .content), completion: .asking(.settingValue))
    var value: String?

    @Flag(name: .customLong("default"), help: .of(.standardValue))
    var standard = false

    @OptionGroup
    var global: GlobalOptions

    func validate() throws {
        if standard == (value != nil) { throw ValidationError(.valueOrDefault) }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let store = settingsStore(at: context)
        let settings = store.read()
        let member = try SettingMember(known: member, in: settings)
        if member.name == .defaultProfile {
            throw CommandFailure(.usage, wording.setByProfiles(member.text, suggestion("profiles", "use", "NAME")))
        }
        if let profile = member.profile, member.isOfProfileForm {
            throw CommandFailure(.usage, wording.setByProfiles(member.text, suggestion("profiles", "edit", profile)))
        }
        if member.name == .theme, let value {
            let library = ThemeLibrary(configPath: settings.configPath.value, dataFolder: settings.dataFolder.value)
            if !library.names.contains(value) {
                let meant = nearest(to: value, among: library.names).map { [wording.didYouMean($0)] } ?? []
                throw CommandFailure(
                    .invalid, visible(wording.noTheme(value, at: member.text, known: library.names)), advice: meant)
            }
        }
        if member.path.first == SettingName.keys.rawValue, member.path.count == 2, let value {
            try check(value, forCommand: member.path[1], settings)
        }
        let value = value
        do throws(ConfigProblem) {
            try store.set(member, to: value)
        } catch {
            if case .mistake = error { throw CommandFailure(.invalid, wording.text(for: error)) }
            throw CommandFailure(error)
        }
        if let shown = member.shown(in: store.read()), let decider = wording.decided(by: shown.source) {
            context.warn(decider)
        }
        return .done
    }

    /// Whether the console would take the key.
    private func check(_ key: String, forCommand name: String, _ settings: Settings) throws(CommandFailure) {
        guard let command = ConsoleCommand(rawValue: name) else { return }
        let others = (settings.keys?.value ?? []).filter { $0.command != command }
        let path = settings.configPath.value
        let problems = KeyMap(others + [KeyChoice(command, key, line: .max)], path: path).problems
        guard let problem = problems.last, case .file(_, .max, _) = problem.place else { return }
        throw CommandFailure(.invalid, wording.keyNotTaken(problem.kind))
    }
}

struct EditConfigCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(.editConfig, "edit", discussion: wording.discussionOfEditConfig)
    }

    @OptionGroup
    var global: GlobalOptions

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let store = settingsStore(at: context)
        let path = store.read().configPath.value
        if path.isEmpty { throw CommandFailure(ConfigProblem.noPlace) }
        guard context.canAsk else { throw CommandFailure(.usage, wording.editingNeedsTerminal) }
        try makeIfMissing(path)
        while true {
            let status = TextEditor.open(path, environment: context.environment)
            if status != 0 {
                let editor = TextEditor.name(context.environment)
                let problem: EditProblem =
                    status == ForegroundProgram.notFound ? .notFound(editor) : .failed(editor, status: status)
                throw CommandFailure(.configuration, wording.notEdited(problem))
            }
            let settings = store.read()
            var problems = settings.problems.map { wording.text(for: $0) }
            let diagnostics = SettingsDiagnostics(settings: settings, environment: context.environment)
            problems += diagnostics.problems(namedAt: wording.text(for: settings.theme.source)).map { visible($0) }
            for warning in settings.warnings + settings.keyMap.problems { context.warn(wording.text(for: warning)) }
            if problems.isEmpty {
                context.messages.line(wording.configIsWell(visible(path)))
                return .done
            }
            context.tell(CommandFailure(.configuration, problems: problems))
            // Nothing typed goes back in, too: that is what one mostly wants.
            guard let answer = await context.ask(wording.editAgainPrompt), !Task.isCancelled else {
                throw CommandFailure(.configuration, wording.configKept(visible(path)))
            }
            if answer.lowercased().hasPrefix("k") {
                throw CommandFailure(.configuration, wording.configKept(visible(path)))
            }
        }
    }

    /// An editor that makes a file gives it to others to read, too.
    private func makeIfMissing(_ path: String) throws(CommandFailure) {
        if access(path, F_OK) == 0 { return }
        do throws(FileFailure) {
            try PrivateFile.replace(path, with: Array("{\n}\n".utf8), ifStill: nil)
        } catch {
            throw CommandFailure(
                .configuration, wording.text(for: ConfigProblem.notWritten(path: path, errno: error.code)))
        }
    }
}

extension SettingMember {
    /// The member of that name, or what is wrong with the name.
    init(known name: String, in settings: Settings) throws(CommandFailure) {
        if let member = SettingMember(name) {
            guard let profile = member.profile, !settings.profileNames.contains(profile),
                settings.mistakes[profile] == nil
            else {
                self = member
                return
            }
        }
        let meant = nearest(to: name, among: SettingMember.names(in: settings))
        throw CommandFailure(
            .usage, wording.noSetting(visible(name)), advice: meant.map { [wording.didYouMean($0)] } ?? [])
    }

    /// One of the members that a profile's form asks for.
    var isOfProfileForm: Bool { isSecret || [.kind, .baseURL, .clientID].contains(name) }

    var isSecret: Bool { [.secret, .secretFile, .secretCommand].contains(name) }
}
