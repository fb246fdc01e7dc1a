import ArgumentParser
import EInvoiceKit
import Files
import InvoiceCore
import JSON
import ScreenKit
import Screens
import Terminal
import Wording

struct DoctorCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .doctor, "doctor",
            discussion: wording.discussionOfDoctor(
                members: explanations(Settings.members), profileMembers: explanations(Profile.members)))
    }

    @Flag(help: .of(.checkHistory))
    var history = false

    @Flag(help: .of(.repairHistory))
    var repair = false

    @Flag(help: .of(.offline))
    var offline = false

    @OptionGroup
    var format: TableFormatOptions

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { format.chosen == .json }

    private static func explanations<Owner>(_ settings: [Setting<Owner>]) -> String {
        settings.map { setting in
            let others = [setting.variable, setting.option?.name].compactMap(\.self)
            return "  " + wording.explanation(of: setting.name, standard: setting.standard, setBy: others)
        }.joined(separator: "\n")
    }

    func validate() throws {
        if repair, !history { throw ValidationError(.repairWithoutHistory) }
        if history, printsJSON { throw ValidationError(.historyAsJSON) }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        if history {
            let diagnostics = HistoryDiagnostics(
                context: context, session: try session(at: context), suggestion: suggestion)
            return repair ? try await diagnostics.repair() : try await diagnostics.check()
        }
        let settings = Settings.inspect(environment: context.environment, options: global.settings)
        var table = SettingsTable(settings)
        table.addGeneral()
        var problems = settings.problems.map { Finding(.settings, wording.text(for: $0)) }
        var warnings = (settings.warnings + settings.keyMap.problems).map { Finding(.settings, wording.text(for: $0)) }
        let diagnostics = SettingsDiagnostics(settings: settings, environment: context.environment)
        problems += diagnostics.problems(namedAt: wording.text(for: settings.theme.source)).map { Finding(.theme, $0) }
        var choice: Sourced<ProfileChoice>?
        do throws(SettingsError) {
            choice = try settings.chosenProfile()
        } catch {
            if !Self.follows(error, from: settings.problems) {
                problems += wording.texts(for: error).map { Finding(.settings, $0) }
            }
        }
        if let choice { table.add(choice) }
        var reached: ProfileCheck?
        if case .profile(let profile)? = choice?.value {
            table.addProxy(of: profile, diagnostics)
            problems += diagnostics.problems(of: profile).map { Finding(.certificate, $0) }
            switch await diagnostics.secret(of: profile) {
            case .success(let found):
                warnings += found.remark.map { [Finding(.secret, wording.text(for: $0))] } ?? []
                if !offline { reached = await check(profile, with: found.secret, context) }
            case .failure(.canceled): throw CommandFailure(.interrupted, wording.stoppedUnchanged)
            case .failure(let error):
                let kind = ProfileCheck(profile: profile, outcome: .failed(.secret(error)), secondsAhead: nil).problem
                problems.append(Finding(kind, wording.text(for: error)))
            }
        }
        if let reached { table.add(reached) }
        warnings += diagnostics.conflicts.map { Finding(.conflict, $0) }
        warnings += addTerminal(to: &table, context).map { Finding(.terminal, $0) }
        var history: (problem: String?, advice: [String]) = (nil, [])
        var failure: StorageProblem?
        if let choice {
            warnings += diagnostics.looseModes(of: choice.value).map { Finding(.looseMode, $0) }
            history = await addHistory(of: settings.history(of: choice.value), to: &table)
            failure = await InvoiceService.recordingFailure(in: settings.folder(of: choice.value))
        }
        let storage =
            (failure.map { [Finding(.dataFolder, wording.text(for: $0))] } ?? [])
            + (history.problem.map { [Finding(.history, $0)] } ?? [])
        let refusal = reached?.failure
        let status: ExitStatus =
            problems.isEmpty ? storage.isEmpty ? refusal?.status ?? .done : .historyFailed : .configuration
        let refused = refusal.map { $0.problems.map { Finding(reached?.problem, $0) } } ?? []
        let advice = (refusal?.advice ?? []) + history.advice
        if printsJSON {
            context.output.line(
                Self.json(of: status, problems: problems + storage + refused, warnings: warnings, advice, reached))
        } else {
            table.table.write(to: context.output, style: context.style(isWanted: settings.usesColor.value))
        }
        for warning in warnings { context.warn(visible(warning.text)) }
        if status == .done { return .done }
        let lines = (problems + storage).map { visible($0.text) } + refused.map(\.text)
        throw CommandFailure(status, problems: lines, advice: advice)
    }

    /// Something that is wrong, or may be.
    private struct Finding {
        enum Kind: String {
            case settings, theme, certificate, secret, terminal, history
            case conflict = "conflicting_variables"
            case looseMode = "loose_mode"
            case dataFolder = "data_folder"
        }

        let kind: String?
        let text: String

        init(_ kind: Kind, _ text: String) { self.init(kind.rawValue, text) }

        /// With the word that `profiles check` has for it.
        init(_ kind: String?, _ text: String) {
            self.kind = kind
            self.text = text
        }

        var json: String {
            var object = JSONObjectText()
            object.add("kind", kind)
            object.add("message", text)
            return object.text
        }
    }

    /// What was found, for scripts; the settings are told by `config get` and `profiles show`.
    private static func json(
        of status: ExitStatus, problems: [Finding], warnings: [Finding], _ advice: [String], _ reached: ProfileCheck?
    ) -> String {
        func list(_ texts: [String]) -> String { "[\(texts.joined(separator: ","))]" }
        var object = JSONObjectText()
        object.add("exit", Int(status.rawValue))
        object.add("problems", json: list(problems.map(\.json)))
        object.add("warnings", json: list(warnings.map(\.json)))
        if !advice.isEmpty { object.add(JSONValue.Member("advice", .array(advice.map { .string($0) }))) }
        if let reached { object.add("connection", json: reached.json) }
        return object.text
    }

    /// Asks the gateway something harmless, with the secret that is there already.
    private func check(_ profile: Profile, with secret: Secret, _ context: CommandContext) async -> ProfileCheck {
        var asked = profile
        asked.secretSource = .inline(secret)
        let found = await asked.checkConnection(environment: [:], dependencies: context.dependencies)
        return ProfileCheck(profile: profile, outcome: found.outcome, secondsAhead: found.secondsAhead)
    }

    /// What the terminal can; what is wrong with it.
    private func addTerminal(to table: inout SettingsTable, _ context: CommandContext) -> [String] {
        guard let columns = context.columns else {
            table.add(wording.terminalTitle, wording.noTerminalHere, from: .environment)
            return []
        }
        let term = context.environment["TERM"] ?? ""
        let colors = Terminal.colors(of: term)
        let isTrue = ["truecolor", "24bit"].contains(context.environment["COLORTERM"] ?? "")
        let locale =
            ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { context.environment[$0] }.first { !$0.isEmpty } ?? ""
        let isUTF8 = locale.lowercased().filter { $0.isLetter || $0.isNumber }.contains("utf8")
        table.add(
            wording.terminalTitle,
            wording.terminal(
                visible(term), colors: isTrue ? 1 << 24 : colors ?? 0, isUTF8: isUTF8, columns: columns,
                isInTmux: context.environment["TMUX"]?.isEmpty == false), .environment(variable: "TERM"))
        var problems: [String] = []
        if colors == nil { problems.append(wording.unknownTerminal(visible(term))) }
        if !isUTF8 { problems.append(wording.localeIsNotUTF8) }
        return problems
    }

    /// The longest history that is read whole in passing, in bytes.
    private static let readAtOnce = 64 << 20

    /// What is in the history and how far its index is; what is wrong with the history, and which command mends that.
    private func addHistory(
        of store: HistoryStore, to table: inout SettingsTable
    ) async -> (problem: String?, advice: [String]) {
        let size = FileStatus(path: store.path)?.size ?? 0
        let asks = suggestion("doctor", "--history")
        var found: (problem: String?, advice: [String]) = (nil, [])
        do throws(StorageProblem) {
            if size > Self.readAtOnce {
                table.add(wording.historyTitle, wording.historyNotRead(bytes: size, asks), from: .dataFolder)
            } else {
                let report = try await runBlocking { () throws(StorageProblem) in try store.verify() }
                let words =
                    size == 0
                    ? wording.noInvoicesInFile : wording.contents(invoices: report.invoices, updates: report.updates)
                table.add(wording.historyTitle, words, from: .dataFolder)
                if !report.isSound {
                    let words = wording.damagedHistory(
                        badLines: report.badLineCount, hasUnfinishedEnd: report.torn != nil)
                    found = (wording.labelled(store.path, words), [wording.namesBadLines(asks)])
                }
            }
            let part = try await runBlocking { () throws(StorageProblem) in try store.indexedPart() }
            table.add(wording.indexTitle, part.map { wording.indexed($0) } ?? wording.noIndexYet, from: .dataFolder)
        } catch {
            found.problem = wording.text(for: error)
        }
        return found
    }

    /// True where there is no profile to choose because of a mistake that is told already.
    private static func follows(_ error: SettingsError, from problems: [SettingsProblem]) -> Bool {
        switch error {
        case .noProfile: !problems.isEmpty
        case .invalid(let missing):
            missing.allSatisfy { missing in
                guard case .unknownProfile(let name, _, _) = missing.kind else { return false }
                return problems.contains { problem in
                    guard case .file(_, _, let member?) = problem.place else { return false }
                    return member == "profiles.\(name)" || member.hasPrefix("profiles.\(name).")
                }
            }
        }
    }
}
