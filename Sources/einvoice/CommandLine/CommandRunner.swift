import ArgumentParser
import EInvoiceKit
import Glibc
import ScreenKit

/// Runs a command line from its arguments to its exit status.
enum CommandRunner {
    /// What the arguments ask for.
    enum Wish {
        case console(SettingsOptions)
        case command(any DeskCommand)
        /// A text for the standard output: help.
        case text(String)
        case failure(CommandFailure)
    }

    /// Understands the arguments, the program's name not among them.
    static func wish(of arguments: [String]) -> Wish {
        let arguments = ConsoleStart.reordered(arguments)
        if let problem = unknownCommand(arguments) { return .failure(problem) }
        do {
            switch try EInvoiceCommand.parseAsRoot(arguments) {
            case let command as any DeskCommand: return .command(command)
            case let console as EInvoiceCommand: return .console(console.global.settings)
            case var other:
                // The parser's own help and version commands show themselves by an error.
                try other.run()
                return .text("")
            }
        } catch {
            let message = visibleLines(EInvoiceCommand.fullMessage(for: error))
            let text = Quotation.shortened(message, repeating: arguments)
            if EInvoiceCommand.exitCode(for: error).isSuccess { return .text(text) }
            return .failure(failure(text))
        }
    }

    /// The parser would call a mistyped command an unexpected argument.
    private static func unknownCommand(_ arguments: [String]) -> CommandFailure? {
        let names = EInvoiceCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let first = arguments.first, !first.hasPrefix("-"), first != "help", !names.contains(first) else {
            return nil
        }
        return CommandFailure(
            .usage, "there is no command “\(visible(first))”", advice: ["There are: \(names.joined(separator: ", "))."])
    }

    /// Runs a command to its end; what it wrote is on its way when this returns.
    static func run(_ command: any DeskCommand, at desk: Desk) async -> ExitStatus {
        let status: ExitStatus
        do throws(CommandFailure) {
            status = try await command.run(at: desk)
        } catch {
            desk.tell(error)
            status = error.status
        }
        return finish(status, desk, onlyReads: command.onlyReads)
    }

    /// Writes what waits, and says so where the data couldn't be written.
    static func finish(_ status: ExitStatus, _ desk: Desk, onlyReads: Bool = true) -> ExitStatus {
        desk.output.flush()
        desk.messages.flush()
        guard case .system(let code)? = desk.output.failure else { return status }
        desk.messages.line(
            "einvoice: the standard output can't be written (\(systemWords(code))); its data are incomplete")
        // Where an invoice was sent or recorded, what became of it is what a script must know.
        return status == .done && onlyReads ? .historyFailed : status
    }

    /// The parser's message as ours: its "Error: " becomes the program's name, its usage the advice.
    private static func failure(_ text: String) -> CommandFailure {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        var problem = lines.isEmpty ? "wrong usage" : lines.removeFirst()
        if problem.hasPrefix("Error: ") { problem = String(problem.dropFirst(7)) }
        return CommandFailure(.usage, problem, advice: lines)
    }
}
