import ArgumentParser
import EInvoiceKit
import InvoiceCore
import JSON
import ScreenKit
import Screens
import Wording

struct CheckProfilesCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .checkProfiles, "check",
            discussion: wording.discussionOfCheckProfiles)
    }

    @Argument(help: .of(.profileNameOrChosen, value: .name), completion: .asking(.profile))
    var name: String?

    @Flag(help: .of(.allProfiles))
    var all = false

    @OptionGroup
    var format: TableFormatOptions

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { format.chosen == .json }

    func validate() throws {
        if all, name != nil { throw ValidationError(.nameAndAll) }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let (profiles, warnings) = try profiles(at: context)
        for warning in warnings { context.warn(visible(warning)) }
        var checks: [ProfileCheck] = []
        for profile in profiles {
            if context.messageColumns != nil {
                context.messages.line(wording.labelled(visible(profile.name), wording.trying))
            }
            let found = await profile.checkConnection(
                environment: context.environment, dependencies: context.dependencies)
            checks.append(
                ProfileCheck(
                    profile: profile, outcome: found.outcome, secondsAhead: found.secondsAhead, warnings: warnings))
            // Whoever stops it waits for none of the others.
            if Task.isCancelled { break }
        }
        switch format.chosen {
        case .json:
            context.output.line("[" + checks.map { "\n" + $0.json }.joined(separator: ",") + "\n]")
        case .table:
            table(of: checks, context).write(to: context.output, style: context.style(isWanted: !global.noColor))
        }
        let failures = checks.compactMap(\.failure)
        if failures.isEmpty { return .done }
        // What several profiles want done is said once.
        var advice: [String] = []
        for line in failures.flatMap(\.advice) where !advice.contains(line) { advice.append(line) }
        throw CommandFailure(
            ExitStatus.worst(of: failures.map(\.status)), problems: failures.flatMap(\.problems), advice: advice)
    }

    /// Which, and which variables contradict each other or decided that it is this one.
    private func profiles(
        at context: CommandContext
    ) throws(CommandFailure) -> (profiles: [Profile], warnings: [String]) {
        func diagnostics(_ settings: Settings) -> SettingsDiagnostics {
            SettingsDiagnostics(settings: settings, environment: context.environment)
        }
        if all {
            let settings = Settings.inspect(environment: context.environment, options: global.settings)
            if !settings.problems.isEmpty { throw CommandFailure(.invalid(settings.problems)) }
            // The older one has no account of its own.
            let profiles = settings.profiles.filter { $0.name != Profile.olderEnvironmentName }
            return (profiles, diagnostics(settings).proxyConflicts)
        }
        let (settings, choice) = try chosen(name, at: context)
        switch choice.value {
        case .profile(let profile):
            let isNamed = name != nil || global.settings.profile != nil
            let diagnostics = diagnostics(settings)
            return ([profile], isNamed ? diagnostics.proxyConflicts : diagnostics.conflicts)
        case .sandbox:
            context.messages.line(wording.labelled(ProfileName.sandbox, wording.embeddedGateway))
            return ([], [])
        }
    }

    private func table(of checks: [ProfileCheck], _ context: CommandContext) -> TextTable {
        let columns = [
            Column(wording.nameColumn, width: .content(min: 8, max: ProfileName.longest)),
            Column(wording.kindColumn, width: .content(min: 7, max: 20)),
            Column(wording.answerColumn, width: .content(min: 20, max: .max)),
        ]
        let rows = checks.map { check -> [TextTable.Cell] in
            let (kind, role) = wording.badge(of: check.profile.kind)
            return [
                (check.profile.name, .text), (kind, role), (check.title, check.failure == nil ? .success : .error),
            ]
        }
        return TextTable(columns, rows: rows, width: nil)
    }
}

/// What a harmless question to a profile's gateway found.
struct ProfileCheck {
    let profile: Profile
    let outcome: ConnectionOutcome
    /// By how much this machine's clock is ahead of the gateway's, where that tells.
    let secondsAhead: Int?
    /// What to know beside it.
    var warnings: [String] = []

    /// What is wrong, first of all the connection.
    var failure: CommandFailure? {
        if case .failed(let problem) = outcome {
            return CommandFailure(problem, kind: profile.kind, of: profile.name)
        }
        return wording.clockRemark(secondsAhead: secondsAhead).map { words in
            CommandFailure(.configuration, wording.labelled(visible(profile.name), words), advice: [wording.setClock])
        }
    }

    /// What the gateway answered, whatever the clock.
    var connectionTitle: String {
        switch outcome {
        case .failed(let problem): wording.title(of: problem)
        case .works(let isSigned): isSigned ? wording.gatewayWorks : wording.gatewayWorksUnsigned
        }
    }

    /// Nil where the exchange didn't come so far.
    var isCertificateTrusted: Bool? {
        switch outcome {
        case .failed(.unreachable(.certificateNotTrusted, _)), .failed(.unreachable(.certificateOfAnother, _)): false
        case .failed(.unreachable), .failed(.secret), .failed(.canceled): nil
        default: true
        }
    }

    /// For one line.
    var title: String {
        switch outcome {
        case .failed(let problem): wording.title(of: problem)
        case .works(let isSigned):
            wording.clockRemark(secondsAhead: secondsAhead).map { wording.sentence($0) }
                ?? (isSigned ? wording.gatewayWorks : wording.gatewayWorksUnsigned)
        }
    }

    /// For scripts, on one line.
    var json: String {
        var object = JSONObjectText()
        object.add("profile", profile.name)
        object.add("kind", profile.kind.rawValue)
        object.add("base_url", profile.baseURL)
        object.add("works", failure == nil)
        if case .works(let isSigned) = outcome { object.add("signed", isSigned) }
        object.add("problem", problem)
        object.add("message", title)
        if let failure { object.add("exit", Int(failure.status.rawValue)) }
        object.add("clock_ahead_seconds", secondsAhead)
        if !warnings.isEmpty { object.add(JSONValue.Member("warnings", .array(warnings.map { .string($0) }))) }
        return object.text
    }

    /// The kind of failure, as a word; nil where there is none.
    var problem: String? {
        guard case .failed(let problem) = outcome else { return failure == nil ? nil : "clock" }
        switch problem {
        case .secret(.clientCertificate): return "client_certificate"
        case .secret: return "secret"
        case .refused: return "refused"
        case .wrongSignature: return "wrong_signature"
        case .unsigned: return "unsigned"
        case .redirect: return "redirect"
        case .noGateway: return "no_gateway"
        case .rejected: return "rejected"
        case .unusable: return "unusable"
        case .canceled: return "stopped"
        case .unreachable(let obstacle, _):
            switch obstacle {
            case .noHost: return "no_host"
            case .nobodyListens: return "nobody_listens"
            case .certificateNotTrusted, .certificateOfAnother: return "certificate"
            case .clientCertificateUnusable, .clientCertificateWanted, .clientCertificateRefused:
                return "client_certificate"
            case .noTLS, .otherTLS, .closed(isInTLS: true): return "no_tls"
            case .noConnectionInTime, .noAnswerInTime: return "timeout"
            case .proxy: return "proxy"
            case .closed, .other: return "unreachable"
            }
        }
    }
}
