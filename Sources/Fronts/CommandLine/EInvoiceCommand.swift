import ArgumentParser

/// The program as the argument parser sees it. Alone it opens the console; the commands do the rest.
struct EInvoiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "einvoice",
        abstract: "Create payment invoices at the gateway, and keep their history.",
        usage: """
            einvoice [options]              open the console
            einvoice --sandbox              open it on an embedded gateway: no account needed
            einvoice <command> [options]    for scripts
            """,
        discussion: """
            Data goes to the standard output, everything else to the standard error. With --json, or --format json or \
            jsonl, a command that fails before it has an answer prints one object, {"error":{"exit":65,"kind":"invalid",\
            "message":"…","problems":["…"]}}. Exit status:

            \(ExitStatus.allCases.map { "  \(padded($0.rawValue))  \($0.explanation)" }.joined(separator: "\n"))
            """,
        subcommands: [
            CreateCommand.self, HistoryCommand.self, ShowCommand.self, NoteCommand.self, StatusCommand.self,
            PayCommand.self, ResolveCommand.self, ReconcileCommand.self, ExportCommand.self, StatsCommand.self,
            TestPaymentCommand.self, CurrenciesCommand.self, FieldsCommand.self, DoctorCommand.self,
            SandboxCommand.self,
        ])

    @OptionGroup
    var global: GlobalOptions

    private static func padded(_ status: Int32) -> String {
        let text = "\(status)"
        return String(repeating: " ", count: 3 - text.count) + text
    }
}
