import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
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

    @OptionGroup
    var global: GlobalOptions

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
        var table = SettingsTable(settings)
        table.addGeneral()
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
        if let choice { table.add(choice) }
        if case .profile(let profile)? = choice?.value {
            table.addProxy(of: profile, diagnostics)
            problems += diagnostics.problems(of: profile)
            switch await diagnostics.secret(of: profile) {
            case .success(let remark): warnings += remark.map { [wording.text(for: $0)] } ?? []
            case .failure(.canceled): throw CommandFailure(.interrupted, wording.stoppedUnchanged)
            case .failure(let error): problems.append(wording.text(for: error))
            }
        }
        table.table.write(to: context.output, style: context.style(isWanted: settings.usesColor.value))
        for warning in warnings { context.warn(visible(warning)) }
        var failure: StorageProblem?
        if let choice { failure = await InvoiceService.recordingFailure(in: settings.folder(of: choice.value)) }
        let lines = (problems + (failure.map { [wording.text(for: $0)] } ?? [])).map { visible($0) }
        if lines.isEmpty { return .done }
        throw CommandFailure(problems.isEmpty ? .historyFailed : .configuration, problems: lines)
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
