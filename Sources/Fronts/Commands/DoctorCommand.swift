import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
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
        settings.map { setting in
            let others = [setting.variable, setting.option?.name].compactMap(\.self)
            return "  " + wording.explanation(of: setting.name, standard: setting.standard, setBy: others)
        }.joined(separator: "\n")
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
        var problems = settings.problems.map { wording.text(for: $0) }
        var warnings = (settings.warnings + settings.keyMap.problems).map { wording.text(for: $0) }
        let diagnostics = SettingsDiagnostics(settings: settings, environment: context.environment)
        problems += diagnostics.problems(namedAt: wording.text(for: settings.theme.source))
        var choice: Sourced<ProfileChoice>?
        do throws(SettingsError) {
            choice = try settings.chosenProfile()
        } catch {
            if !Self.follows(error, from: settings.problems) { problems += wording.texts(for: error) }
        }
        if let choice { rows += profile(choice, settings) }
        if case .profile(let profile)? = choice?.value {
            rows += proxy(diagnostics, profile)
            problems += diagnostics.problems(of: profile)
            switch await diagnostics.secret(of: profile) {
            case .success(let remark): warnings += remark.map { [wording.text(for: $0)] } ?? []
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
        var rows = [row(wording.configFileTitle, path.value.isEmpty ? wording.none : path.value, path.source)]
        rows += self.rows(Settings.members, of: settings)
        rows.append(row(wording.cacheFolderTitle, cache?.value ?? wording.indexInMemory, cache?.source ?? .standard))
        rows.append(row(wording.colorTitle, wording.yesOrNo(settings.usesColor.value), settings.usesColor.source))
        let names = settings.profileNames
        let none = settings.problems.isEmpty ? wording.none : wording.noneWithoutMistake
        let profiles = names.isEmpty ? none : names.joined(separator: ", ")
        rows.append(row(wording.profilesTitle, profiles, from: .configFileAndEnvironment))
        return rows
    }

    private func rows<Owner>(
        _ settings: [Setting<Owner>], of owner: Owner, isOfEnvironment: Bool = false
    ) -> [Row] {
        settings.compactMap { setting in
            guard let shown = setting.shown(owner) else { return nil }
            let variable = isOfEnvironment ? setting.variable : nil
            let value = wording.text(
                for: shown.value, of: setting.name,
                changedBy: variable.map { "\($0)=true" } ?? setting.name.rawValue)
            return row(wording.title(of: setting.name), value, shown.source)
        }
    }

    private func row(_ title: String, _ value: String, _ source: SettingSource) -> Row {
        (title, value, wording.text(for: source))
    }

    private func row(_ title: String, _ value: String, from origin: SettingOrigin) -> Row {
        (title, value, wording.text(for: origin))
    }

    private func proxy(_ diagnostics: SettingsDiagnostics, _ profile: Profile) -> [Row] {
        guard let proxy = diagnostics.proxy(for: profile) else { return [] }
        return [row(wording.proxyTitle, proxy.address, .environment(variable: proxy.variable))]
            + (proxy.exceptions.map { [row(wording.proxyExceptionsTitle, $0, from: .environment)] } ?? [])
    }

    private func profile(_ choice: Sourced<ProfileChoice>, _ settings: Settings) -> [Row] {
        func rows(_ name: String, _ kind: ProfileKind) -> [Row] {
            [
                row(wording.profileTitle, "\(name)   \(kind.rawValue.uppercased())", choice.source),
                row(wording.profileFolderTitle, Self.folder(of: choice.value, settings), from: .dataFolder),
            ]
        }
        guard case .profile(let profile) = choice.value else {
            let timeout = settings.timeout.map {
                [row(wording.title(of: .timeout), wording.limit(seconds: $0.value), $0.source)]
            }
            return rows(Profile.sandboxName, .sandbox) + (timeout ?? [])
        }
        let origin = wording.origin(of: profile.secretSource.place)
        let secret: Row = (wording.title(of: .secret), wording.notShown, origin)
        let members = self.rows(Profile.members, of: profile, isOfEnvironment: profile.isOfEnvironment)
        return rows(profile.name, profile.kind) + [secret]
            + members.map { row in
                // What is usual depends on what is at stake.
                let isOfKind =
                    row.name == wording.title(of: .unsignedReplies) && row.source == wording.text(for: .standard)
                return isOfKind
                    ? (row.name, row.value, wording.text(for: .standardOfKind(profile.kind.rawValue))) : row
            }
    }
}
