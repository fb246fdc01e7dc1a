import ArgumentParser
import EInvoiceKit
import ScreenKit

/// `einvoice doctor`.
struct DoctorCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Show the settings, where each came from, and what is wrong with them.",
        discussion: """
            Nothing is sent or recorded. The profile's secret is fetched as a request would fetch it, also by its command, \
            and not shown; what can't be seen in it, as a blank at its end, is named. Where the data folder can't be written \
            or locked it ends with 74.

            With --history it reads the whole history instead, names every line that can't be read, and compares the index that \
            answers searches; it ends with 74 where something is wrong. --repair takes such lines out into a file beside the history, keeps the file of before under \
            another name, and loses nothing.

            The config file may have:

            \(explanations(Settings.members))
              profiles: an object of these by their names

            A profile may have:

            \(explanations(Profile.members))
            """)

    @Flag(help: "Check the profile's history line by line instead.")
    var history = false

    @Flag(help: "With --history: set aside the lines that can't be read.")
    var repair = false

    @OptionGroup
    var global: GlobalOptions

    private typealias Row = (name: String, value: String, source: String)

    private static func explanations<Owner>(_ settings: [Setting<Owner>]) -> String {
        settings.map { "  \($0.explanation)" }.joined(separator: "\n")
    }

    func validate() throws {
        if repair, !history { throw ValidationError("--repair: say --history too, which is what it repairs") }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        if history {
            let diagnostics = HistoryDiagnostics(
                context: context, session: try session(at: context), suggestion: suggestion)
            return repair ? try await diagnostics.repair() : try await diagnostics.check()
        }
        let settings = Settings.inspect(environment: context.environment, options: global.settings)
        var rows = general(settings)
        var problems = settings.problems.map(\.description)
        var warnings = settings.warnings.map(\.description)
        let diagnostics = SettingsDiagnostics(settings: settings, environment: context.environment)
        problems += diagnostics.problems(namedAt: words(settings.theme.source))
        var choice: Sourced<ProfileChoice>?
        do throws(SettingsError) {
            choice = try settings.chosenProfile()
        } catch {
            if !Self.follows(error, from: settings.problems) { problems.append(error.description) }
        }
        if let choice { rows += profile(choice, settings) }
        if case .profile(let profile)? = choice?.value {
            rows += proxy(diagnostics, profile)
            problems += diagnostics.problems(of: profile)
            switch await diagnostics.secret(of: profile) {
            case .success(let remark): warnings += remark.map { [$0.description] } ?? []
            case .failure(.canceled): throw CommandFailure(.interrupted, "stopped; nothing was changed")
            case .failure(let error): problems.append(error.description)
            }
        }
        let columns = [
            Column("Setting", width: .content(min: 12, max: 30)),
            Column("Value", width: .content(min: 20, max: .max)),
            Column("From", width: .content(min: 12, max: .max)),
        ]
        let cells = rows.map { row -> [TextTable.Cell] in
            [(row.name, .text), (row.value, .text), (row.source, .muted)]
        }
        // Paths are there to be copied, so nothing is cut.
        TextTable(columns, rows: cells, width: nil)
            .write(to: context.output, style: context.style(isWanted: settings.usesColor.value))
        for warning in warnings { context.warn(visible(warning)) }
        var failure: RecordFailure?
        if let choice { failure = await InvoiceService.recordingFailure(in: Self.folder(of: choice.value, settings)) }
        let lines = (problems + (failure.map { [$0.description] } ?? [])).map { visible($0) }
        if lines.isEmpty { return .done }
        throw CommandFailure(problems.isEmpty ? .historyFailed : .configuration, problems: lines)
    }

    private static func folder(of choice: ProfileChoice, _ settings: Settings) -> String {
        switch choice {
        case .sandbox: "\(settings.dataFolder.value)/\(Profile.sandboxName)"
        case .profile(let profile): settings.folder(of: profile)
        }
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

    private func general(_ settings: Settings) -> [Row] {
        let path = settings.configPath
        let cache = settings.cacheFolder ?? Sourced("none: searches keep their index in memory", from: .standard)
        var rows: [Row] = [("config file", path.value.isEmpty ? "none" : path.value, words(path.source))]
        rows += self.rows(Settings.members, of: settings)
        rows.append(("cache folder", cache.value, words(cache.source)))
        rows.append(("colour", settings.usesColor.value ? "yes" : "no", words(settings.usesColor.source)))
        let names = settings.profileNames
        let none = settings.problems.isEmpty ? "none" : "none without a mistake"
        rows.append(("profiles", names.isEmpty ? none : names.joined(separator: ", "), "config file and environment"))
        return rows
    }

    private func rows<Owner>(_ settings: [Setting<Owner>], of owner: Owner) -> [Row] {
        settings.compactMap { setting in
            guard let title = setting.title, let shown = setting.shown(owner) else { return nil }
            return (title, shown.value, words(shown.source))
        }
    }

    private func proxy(_ diagnostics: SettingsDiagnostics, _ profile: Profile) -> [Row] {
        guard let proxy = diagnostics.proxy(for: profile) else { return [] }
        let rows = [("proxy", proxy.address, "environment variable \(proxy.variable)")]
        return rows + (proxy.exceptions.map { [("no proxy for", $0, "environment")] } ?? [])
    }

    private func profile(_ choice: Sourced<ProfileChoice>, _ settings: Settings) -> [Row] {
        let chosen = words(choice.source)
        guard case .profile(let profile) = choice.value else {
            let folder = Self.folder(of: choice.value, settings)
            let timeout = settings.timeout.map { [("timeout", "\($0.value) s", words($0.source))] } ?? []
            return [("profile", "sandbox   SANDBOX", chosen), ("its folder", folder, "data folder")] + timeout
        }
        let rows: [Row] = [
            ("profile", "\(profile.name)   \(profile.kind.rawValue.uppercased())", chosen),
            ("its folder", settings.folder(of: profile), "data folder"),
            ("secret", "not shown", words(profile.secretSource)),
        ]
        return rows
            + self.rows(Profile.members, of: profile).map { row in
                // What is usual depends on what is at stake.
                let isOfKind = row.name == "unsigned replies" && row.source == words(.standard)
                return isOfKind ? (row.name, row.value, "standard for \(profile.kind.rawValue)") : row
            }
    }

    private func words(_ source: SettingSource) -> String {
        switch source {
        case .standard: "standard"
        case .file(let path, let line): "\(path):\(line)"
        case .environment(let variable): "environment variable \(variable)"
        case .option(let name): "option \(name)"
        case .onlyChoice: "the only one there is"
        }
    }

    private func words(_ source: SecretSource) -> String {
        switch source {
        case .command(let words): "command \(words.first ?? "")"
        case .shell: "command of the config file"
        case .file(let path): path
        case .inline: "config file"
        case .environment(let variable, _): "environment variable \(variable)"
        }
    }
}
