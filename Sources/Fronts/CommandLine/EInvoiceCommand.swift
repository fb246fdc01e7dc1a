import ArgumentParser
import Wording

/// The program as the argument parser sees it. Alone it opens the console; the commands do the rest.
struct EInvoiceCommand: ParsableCommand {
    static let commands: [any ParsableCommand.Type] = [
        CreateCommand.self, HistoryCommand.self, ShowCommand.self, NoteCommand.self, StatusCommand.self,
        PayCommand.self, ResolveCommand.self, ReconcileCommand.self, ExportCommand.self, StatsCommand.self,
        TestPaymentCommand.self, CurrenciesCommand.self, FieldsCommand.self, DoctorCommand.self,
        ProfilesCommand.self, ConfigCommand.self, ThemesCommand.self, SandboxCommand.self,
        CompletionsCommand.self, ManCommand.self, ListenCommand.self,
    ]

    static var configuration: CommandConfiguration {
        // Lines of a terminal of 80 columns, all in the place where the first begins.
        let statuses = ExitStatus.allCases.map { status in
            let lines = MessageLines.broken(status.explanation, columns: 70)
            return "  \(padded(status.rawValue))  \(lines.joined(separator: "\n     "))"
        }
        return CommandConfiguration(
            commandName: "einvoice", abstract: wording.programAbstract, usage: wording.programUsage,
            discussion: wording.programDiscussion(statuses: statuses.joined(separator: "\n")),
            subcommands: commands)
    }

    @Flag(help: .of(.version))
    var version = false

    @OptionGroup
    var global: GlobalOptions

    private static func padded(_ status: Int32) -> String {
        let text = "\(status)"
        return String(repeating: " ", count: 3 - text.count) + text
    }
}
