import ArgumentParser
import EInvoiceKit
import History
import ScreenKit

/// A command of the command line: its options are parsed, its work is done at a desk, so that tests can give it another.
protocol DeskCommand: ParsableCommand, Sendable {
    var global: GlobalOptions { get }

    /// The exit status of a command that did its work, and whose output couldn't be written.
    var lostOutput: ExitStatus { get }

    /// True where the standard output is JSON; it is then in any case.
    var printsJSON: Bool { get }

    /// Does the work. What went wrong is thrown, or told already where the status says so.
    func run(at desk: Desk) async throws(CommandFailure) -> ExitStatus
}

extension DeskCommand {
    var lostOutput: ExitStatus { .historyFailed }
    var printsJSON: Bool { false }

    /// Names commands that work in the same profile.
    var hint: Hint { Hint(global.settings) }

    /// The settings and the profile; nothing is started.
    func session(at desk: Desk) throws(CommandFailure) -> Session {
        do throws(SettingsError) {
            let session = try Session(
                environment: desk.environment, options: global.settings, transport: desk.transport)
            for warning in session.settings.warnings { desk.warn(visible(warning.description)) }
            session.history.tellIndexNotices { desk.say("the \($0.words)") }
            return session
        } catch {
            throw CommandFailure(error)
        }
    }
}
