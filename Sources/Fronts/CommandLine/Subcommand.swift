import ArgumentParser
import EInvoiceKit
import InvoiceCore
import Wording

/// A command of the command line: its options are parsed, and it works with a context that tests replace.
protocol Subcommand: ParsableCommand, Sendable {
    var global: GlobalOptions { get }

    /// The exit status of a command that did its work, and whose output couldn't be written.
    var lostOutput: ExitStatus { get }

    /// True where the standard output is JSON; it is then in any case.
    var printsJSON: Bool { get }

    /// Does the work. What went wrong is thrown, or told already where the status says so.
    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus
}

extension Subcommand {
    var lostOutput: ExitStatus { .historyFailed }
    var printsJSON: Bool { false }

    /// Names commands that work in the same profile.
    var suggestion: SuggestedCommand { SuggestedCommand(global.settings) }

    /// The settings and the profile; nothing is started.
    func session(at context: CommandContext) throws(CommandFailure) -> Session {
        do throws(SettingsError) {
            let session = try Session(
                environment: context.environment, options: global.settings, dependencies: context.dependencies)
            for warning in session.settings.warnings { context.warn(wording.text(for: warning)) }
            session.history.tellIndexNotices { context.say(wording.text(for: $0)) }
            return session
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension Subcommand {
    /// All of the standard input, where `-` stands for it.
    func standardInput(at context: CommandContext) async throws(CommandFailure) -> [UInt8] {
        do throws(Problem) { return try await context.readAll() } catch { throw CommandFailure(error, suggestion) }
    }
}

extension CommandConfiguration {
    /// A command's, its examples at the end of its help.
    init(
        _ command: CommandName, _ name: String, discussion: String = "",
        subcommands: [any ParsableCommand.Type] = [], defaultSubcommand: (any ParsableCommand.Type)? = nil
    ) {
        self.init(
            commandName: name, abstract: wording.abstract(of: command),
            discussion: wording.withExamples(discussion, of: command), subcommands: subcommands,
            defaultSubcommand: defaultSubcommand)
    }
}

extension ArgumentHelp {
    /// What `--help` says of an option or argument; `value` stands for its value, which flags don't have.
    static func of(_ option: CommandOption, value: ValueName? = nil) -> ArgumentHelp {
        ArgumentHelp(wording.help(for: option), valueName: value.map { wording.placeholder(for: $0) })
    }
}

extension ValidationError {
    /// A mistake in how options go together.
    init(_ problem: UsageProblem) { self.init(wording.text(for: problem)) }
}
