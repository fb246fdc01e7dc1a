import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit

/// `einvoice stats`.
struct StatsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count invoices and sum them, per day, method and status.",
        discussion: """
            Sums are exact, and of one unit each; they sum what was asked for, whatever became of it. Days are those of \
            your time zone. With --format json nothing is left out.

            \(SearchOptions.explanation)
            """)

    /// How it is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

    @OptionGroup
    var choice: SearchOptions

    @Option(help: "How to print.")
    var format: Format = .table

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { format == .json }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        let query = try choice.query(at: context, of: session)
        let recovered = try await recover(session)
        let counted: StatisticsProgress
        do {
            counted = try await session.history.statistics(
                matching: query, replaced: recovered, offset: { context.zoneOffset($0) })
        } catch {
            throw CommandFailure(scanning: error, folder: session.folder)
        }
        switch format {
        case .json: context.output.line(StatisticsJSON.text(of: counted.statistics, query: query))
        case .table where counted.statistics.total.count == 0:
            if query.isEmpty {
                context.messages.line("No invoices yet in \(visible(session.history.path)).")
            } else {
                context.messages.line("No invoice meets this.")
            }
        case .table:
            let style = context.style(isWanted: session.settings.usesColor.value)
            StatisticsPage(counted.statistics, query: query, context: context, style: style).write()
        }
        context.warnOfBadLines(counted.badLines, in: session.history.path, suggestion: suggestion)
        return .done
    }
}
