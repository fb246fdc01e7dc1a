import ArgumentParser
import EInvoiceKit
import Glibc
import InvoiceCore
import ScreenKit
import Wording

/// Runs a command line from its arguments to its exit status.
enum CommandRunner {
    enum Wish {
        case console(SettingsOptions)
        case command(any Subcommand)
        /// A text for the standard output: help.
        case text(String)
        case failure(CommandFailure)
    }

    /// Understands the arguments, the program's name not among them.
    static func wish(of arguments: [String]) -> Wish {
        let arguments = withHelpFirst(NoteCommand.withDashesApart(ConsoleStart.reordered(arguments)))
        if let problem = unknownCommand(arguments) { return .failure(problem) }
        if let command = command(arguments) { return .command(command) }
        do {
            switch try EInvoiceCommand.parseAsRoot(arguments) {
            case let command as any Subcommand: return .command(command)
            case let console as EInvoiceCommand where console.version: return .text(ProgramVersion.text)
            case let console as EInvoiceCommand: return .console(console.global.settings)
            case var other:
                // The parser's own help and version commands show themselves by an error.
                try other.run()
                return .text("")
            }
        } catch {
            let message = GlobalOptions.shortened(visibleLines(EInvoiceCommand.fullMessage(for: error)))
            let text = MessageTruncation.shortened(message, repeating: arguments)
            if EInvoiceCommand.exitCode(for: error).isSuccess { return .text(ParserText.help(text)) }
            return .failure(failure(text, arguments))
        }
    }

    /// `profiles help add` as the parser takes it: `help profiles add`.
    private static func withHelpFirst(_ arguments: [String]) -> [String] {
        guard arguments.dropFirst().first == "help",
            EInvoiceCommand.commands.contains(where: {
                $0.configuration.commandName == arguments[0] && !$0.configuration.subcommands.isEmpty
            })
        else { return arguments }
        return ["help", arguments[0]] + arguments.dropFirst(2)
    }

    /// A command whose arguments are right, read by itself: reading it as a part of the whole program takes a third longer.
    private static func command(_ arguments: [String]) -> (any Subcommand)? {
        guard let type = EInvoiceCommand.commands.first(where: { $0.configuration.commandName == arguments.first })
        else { return nil }
        // What is wrong with them is told by the whole program's parser, which reads them again.
        return try? type.parseAsRoot(Array(arguments.dropFirst())) as? any Subcommand
    }

    /// The parser would call a mistyped command an unexpected argument.
    private static func unknownCommand(_ arguments: [String]) -> CommandFailure? {
        let commands = EInvoiceCommand.commands
        guard let first = arguments.first, !first.hasPrefix("-") else { return nil }
        if first == "help" { return unknownCommand(Array(arguments.dropFirst())) }
        guard let command = commands.first(where: { $0.configuration.commandName == first }) else {
            return unknown(first, among: commands)
        }
        let parts = command.configuration.subcommands
        guard !parts.isEmpty, let second = arguments.dropFirst().first, !second.hasPrefix("-"),
            !parts.contains(where: { $0.configuration.commandName == second })
        else { return nil }
        return unknown(second, among: parts, of: first)
    }

    private static func unknown(
        _ word: String, among commands: [any ParsableCommand.Type], of group: String? = nil
    ) -> CommandFailure {
        let names = commands.compactMap { $0.configuration.commandName }
        let meant = nearest(to: word, among: names).map { [group, $0].compactMap(\.self).joined(separator: " ") }
        let whole = [group, word].compactMap(\.self).map { visible($0) }.joined(separator: " ")
        return CommandFailure(
            .unknownCommand(whole),
            more: (meant.map { [wording.didYouMean("einvoice \($0)")] } ?? []) + [wording.commands(names)])
    }

    /// Runs a command to its end and flushes its output.
    static func run(_ command: any Subcommand, at context: CommandContext) async -> ExitStatus {
        let status: ExitStatus
        do throws(CommandFailure) {
            status = try await command.run(at: context)
        } catch {
            tell(error, at: context, asJSON: command.printsJSON)
            status = error.status
        }
        if status != .done, command.printsJSON, context.output.isUntouched {
            context.output.line(FailureJSON.text(of: status))
        }
        return finish(status, context, lostOutput: command.lostOutput)
    }

    /// Reports a command line that is no command, and gives its exit status.
    static func refuse(_ failure: CommandFailure, of arguments: [String], at context: CommandContext) -> ExitStatus {
        let formats = ["json", "jsonl"]
        let asked = zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && formats.contains($1) }
        // These two have no other output.
        let isAlways = arguments.first == "listen" || arguments.contains { $0 == "--batch" || $0.hasPrefix("--batch=") }
        let isJSON =
            asked || isAlways || arguments.contains("--json")
            || formats.contains { arguments.contains("--format=\($0)") }
        tell(failure, at: context, asJSON: isJSON)
        return finish(failure.status, context)
    }

    /// Reports the failure, as JSON too unless the standard output already has an answer.
    private static func tell(_ failure: CommandFailure, at context: CommandContext, asJSON isJSON: Bool) {
        if isJSON, context.output.isUntouched { context.output.line(FailureJSON.text(of: failure)) }
        context.tell(failure)
    }

    /// Flushes the output, and reports where the data couldn't be written.
    static func finish(
        _ status: ExitStatus, _ context: CommandContext, lostOutput: ExitStatus = .historyFailed
    ) -> ExitStatus {
        context.output.flush()
        context.messages.flush()
        guard case .system(let code)? = context.output.failure else { return status }
        context.messages.line("einvoice: \(wording.outputUnwritable(wording.systemWords(code)))")
        return status == .done ? lostOutput : status
    }

    /// The parser's message as ours: its "Error: " becomes the program's name, its usage the advice.
    private static func failure(_ text: String, _ arguments: [String]) -> CommandFailure {
        var (problem, lines) = ParserText.parts(of: text)
        if problem.hasPrefix("Error: ") { problem = String(problem.unicodeScalars.dropFirst(7)) }
        if problem.isEmpty { problem = ExitStatus.usage.explanation }
        var advice = ParserText.advice(lines)
        let complaint = ParserText.complaint(problem)
        switch complaint {
        case .invalidValue(let value, _, let choices, _):
            if let meant = nearest(to: value, among: choices) { advice.insert(wording.didYouMean(meant), at: 0) }
        case .unknownOption(_, nearest: nil): advice += dashAdvice(for: arguments)
        case .missingArgument(let missing) where missing.hasPrefix("<"):
            // The parser takes such a text for an option, and then misses it.
            let hasOther = arguments.contains { $0.utf8.starts(with: "-".utf8) && !GlobalOptions.isOne($0) }
            if hasOther { advice += dashAdvice(for: arguments) }
        default: break
        }
        return CommandFailure(.usage, complaint.map { wording.text(for: $0) } ?? problem, advice: advice)
    }
}

extension CommandRunner {
    private static func dashAdvice(for arguments: [String]) -> [String] {
        arguments.contains("--") ? [] : [wording.dashAdvice]
    }

    /// The failure of the first argument that is not UTF-8; the program's own name is number 0. The standard library silently
    /// repairs such a text, and an invoice would be made of something else than was typed.
    static func failure(in arguments: some Sequence<UnsafeMutablePointer<CChar>?>) -> CommandFailure? {
        for (number, argument) in arguments.enumerated() {
            guard let argument, String(validatingCString: argument) == nil else { continue }
            return CommandFailure(.notUTF8(number: number, text: visible(String(cString: argument))))
        }
        return nil
    }
}
