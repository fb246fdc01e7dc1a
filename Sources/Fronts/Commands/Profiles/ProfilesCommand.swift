import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

/// `einvoice profiles`, which lists them where nothing more is said.
struct ProfilesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .profiles, "profiles",
            discussion: wording.discussionOfProfiles,
            subcommands: [
                ListProfilesCommand.self, ShowProfileCommand.self, AddProfileCommand.self, EditProfileCommand.self,
                UseProfileCommand.self, RemoveProfileCommand.self, CheckProfilesCommand.self,
            ], defaultSubcommand: ListProfilesCommand.self)
    }
}

extension ProfileKind: ExpressibleByArgument {}

extension Subcommand {
    /// The config file as commands change it: one that is named and isn't there yet is made.
    func settingsStore(at context: CommandContext) -> SettingsStore {
        var options = global.settings
        options.isConfigToBeMade = true
        return SettingsStore(environment: context.environment, options: options)
    }

    /// Runs a change of the config file.
    func changed<Value>(
        _ work: () throws(ConfigProblem) -> Value
    ) throws(CommandFailure) -> Value {
        do throws(ConfigProblem) { return try work() } catch { throw CommandFailure(error) }
    }

    /// Wants its name where a live profile is opened no more when none is named.
    func confirmLeaving(
        in settings: Settings, for name: String, by confirmation: String?, _ context: CommandContext
    ) async throws(CommandFailure) {
        guard let left = settings.namedDefault?.value, left != name,
            let kind = settings.profiles.first(where: { $0.name == left })?.kind
        else { return }
        try await confirm(left, of: kind, by: confirmation, context)
    }

    /// Wants the name of a live profile again before something is done with it.
    ///
    /// - Parameter kind: nil where a mistake hides it, and it may be a live one.
    func confirm(
        _ name: String, of kind: ProfileKind?, by confirmation: String?, _ context: CommandContext
    ) async throws(CommandFailure) {
        guard kind ?? .live == .live else { return }
        var typed = confirmation
        if typed == nil, context.canAsk { typed = await context.ask(wording.typeLiveName(visible(name))) }
        if typed == name { return }
        throw CommandFailure(
            .notAllowed, typed == nil ? wording.liveProfileKept(visible(name)) : wording.otherProfileNameTyped,
            advice: [wording.doesItAllTheSame("--confirm \(shellWord(name))")])
    }
}

extension Settings {
    /// The mistakes that are no single profile's: with them nobody knows which profiles there are.
    var generalProblems: [SettingsProblem] {
        let ofProfiles = Set(mistakes.values.joined())
        return problems.filter { !ofProfiles.contains($0) }
    }

    /// The profile that the config file, a variable or its being the only one opens where none is named; nil without any.
    var openedFirst: String? {
        guard let choice = try? chosenProfile().value else { return nil }  // Which mistake it is, is told elsewhere.
        return switch choice {
        case .sandbox: ProfileName.sandbox
        case .profile(let profile): profile.name
        }
    }
}

extension CommandFailure {
    /// Why the config file wasn't changed.
    init(_ problem: ConfigProblem) {
        let status: ExitStatus =
            switch problem {
            case .profileExists, .profileGone, .otherInvoices: .invalid
            case .historyUnreadable: .historyFailed
            case .noPlace, .mistake, .changedMeanwhile, .notWritten: .configuration
            }
        self.init(status, wording.text(for: problem))
    }

    /// What a harmless question to a profile's gateway found.
    init(_ problem: ConnectionProblem, kind: ProfileKind, of name: String? = nil) {
        let title = wording.title(of: problem)
        let advice = wording.advice(on: problem, kind: kind)
        self.init(
            ExitStatus(problem), name.map { wording.labelled(visible($0), title) } ?? title,
            advice: advice.isEmpty ? [] : [advice])
    }
}

extension ExitStatus {
    init(_ problem: ConnectionProblem) {
        self =
            switch problem {
            case .secret: .configuration
            case .refused: .notAllowed
            case .rejected: .rejected
            case .unreachable: .unreachable
            case .wrongSignature, .unsigned, .redirect, .noGateway, .unusable: .protocolBroken
            case .canceled: .interrupted
            }
    }
}
