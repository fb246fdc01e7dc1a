import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

struct DoctorCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "doctor", abstract: wording.abstract(of: .doctor),
            discussion: wording.discussionOfDoctor(
                members: explanations(Settings.members), profileMembers: explanations(Profile.members)))
    }

    @Flag(help: .of(.checkHistory))
    var history = false

    @Flag(help: .of(.repairHistory))
    var repair = false

    @OptionGroup
    var global: GlobalOptions

    private typealias Row = (name: String, value: String, source: String)

    private static func explanations<Owner>(_ settings: [Setting<Owner>]) -> String {
        settings.map { "  \($0.explanation)" }.joined(separator: "\n")
    }

    func validate() throws {
        if repair, !history { throw ValidationError(.repairWithoutHistory) }
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
            case .failure(.canceled): throw CommandFailure(.interrupted, wording.stoppedUnchanged)
            case .failure(let error): problems.append(wording.text(for: error))
            }
        }
        let columns = [
            Column(wording.settingColumn, width: .content(min: 12, max: 30)),
            Column(wording.valueColumn, width: .content(min: 20, max: .max)),
            Column(wording.sourceColumn, width: .content(min: 12, max: .max)),
        ]
        let cells = rows.map { row -> [TextTable.Cell] in
            [(row.name, .text), (row.value, .text), (row.source, .muted)]
        }
        // Paths are there to be copied, so nothing is cut.
        TextTable(columns, rows: cells, width: nil)
            .write(to: context.output, style: context.style(isWanted: settings.usesColor.value))
        for warning in warnings { context.warn(visible(warning)) }
        var failure: StorageProblem?
        if let choice { failure = await InvoiceService.recordingFailure(in: Self.folder(of: choice.value, settings)) }
        let lines = (problems + (failure.map { [wording.text(for: $0)] } ?? [])).map { visible($0) }
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
        let cache = settings.cacheFolder
        var rows = [row(.configFile, path.value.isEmpty ? wording.none : path.value, words(path.source))]
        rows += self.rows(Settings.members, of: settings)
        rows.append(row(.cacheFolder, cache?.value ?? wording.indexInMemory, words(cache?.source ?? .standard)))
        rows.append(row(.color, wording.yesOrNo(settings.usesColor.value), words(settings.usesColor.source)))
        let names = settings.profileNames
        let none = settings.problems.isEmpty ? wording.none : wording.noneWithoutMistake
        rows.append(row(.profiles, names.isEmpty ? none : names.joined(separator: ", "), .configFileAndEnvironment))
        return rows
    }

    private func rows<Owner>(_ settings: [Setting<Owner>], of owner: Owner) -> [Row] {
        settings.compactMap { setting in
            guard let title = setting.title, let shown = setting.shown(owner) else { return nil }
            return (title, shown.value, words(shown.source))
        }
    }

    private func row(_ name: SettingName, _ value: String, _ source: String) -> Row {
        (wording.name(of: name), value, source)
    }

    private func row(_ name: SettingName, _ value: String, _ origin: SettingOrigin) -> Row {
        row(name, value, wording.text(for: origin))
    }

    private func proxy(_ diagnostics: SettingsDiagnostics, _ profile: Profile) -> [Row] {
        guard let proxy = diagnostics.proxy(for: profile) else { return [] }
        return [row(.proxy, proxy.address, .variable(proxy.variable))]
            + (proxy.exceptions.map { [row(.proxyExceptions, $0, .environment)] } ?? [])
    }

    private func profile(_ choice: Sourced<ProfileChoice>, _ settings: Settings) -> [Row] {
        let chosen = words(choice.source)
        guard case .profile(let profile) = choice.value else {
            let name = "\(Profile.sandboxName)   \(ProfileKind.sandbox.rawValue.uppercased())"
            let timeout = settings.timeout.map {
                [row(.timeout, wording.limit(seconds: $0.value), words($0.source))]
            }
            return [
                row(.profile, name, chosen),
                row(.profileFolder, Self.folder(of: choice.value, settings), .dataFolder),
            ] + (timeout ?? [])
        }
        return [
            row(.profile, "\(profile.name)   \(profile.kind.rawValue.uppercased())", chosen),
            row(.profileFolder, settings.folder(of: profile), .dataFolder),
            row(.secret, wording.notShown, words(profile.secretSource)),
        ]
            + rows(Profile.members, of: profile).map { row in
                // What is usual depends on what is at stake.
                let isOfKind = row.name == wording.name(of: .unsignedReplies) && row.source == words(.standard)
                return isOfKind
                    ? (row.name, row.value, wording.text(for: .standardOfKind(profile.kind.rawValue))) : row
            }
    }

    private func words(_ source: SettingSource) -> String {
        switch source {
        case .standard: wording.text(for: .standard)
        case .file(let path, let line): "\(path):\(line)"
        case .environment(let variable): wording.text(for: .variable(variable))
        case .option(let name): wording.text(for: .option(name))
        case .onlyChoice: wording.text(for: .onlyChoice)
        }
    }

    private func words(_ source: SecretSource) -> String {
        switch source {
        case .command(let words): wording.text(for: .program(words.first ?? ""))
        case .shell: wording.text(for: .shell)
        case .file(let path): path
        case .inline: wording.text(for: .configFile)
        case .environment(let variable, _): wording.text(for: .variable(variable))
        }
    }
}
