import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

/// `einvoice stats`.
struct StatsCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .stats, "stats",
            discussion: wording.discussionOfStats)
    }

    @OptionGroup
    var choice: SearchOptions

    @OptionGroup
    var format: TableFormatOptions

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { format.chosen == .json }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        let wanted = try choice.query(at: context, of: session)
        let query = choice.business(wanted)
        let recovered = try await recover(session)
        let counted: StatisticsProgress
        do {
            counted = try await session.history.statistics(
                matching: query, replaced: recovered, offset: { context.zoneOffset($0) })
        } catch {
            throw CommandFailure(scanning: error)
        }
        switch format.chosen {
        case .json: context.output.line(StatisticsJSON.text(of: counted.statistics, query: query))
        case .table where counted.statistics.total.count == 0:
            if wanted.isEmpty, try hasInvoices(session) {
                context.messages.line(wording.onlyTestPayments)
            } else if wanted.isEmpty {
                context.messages.line(wording.noInvoices(in: visible(session.history.path)))
            } else {
                context.messages.line(wording.noInvoiceMeetsSearch)
            }
        case .table:
            let style = context.style(isWanted: session.settings.usesColor.value)
            StatisticsPage(counted.statistics, query: query, context: context, style: style).write()
        }
        context.warnOfBadLines(counted.badLines, in: session.history.path, suggestion: suggestion)
        return .done
    }

    private func hasInvoices(_ session: Session) throws(CommandFailure) -> Bool {
        do throws(StorageProblem) { return try session.history.count() > 0 } catch {
            throw CommandFailure(reading: error)
        }
    }
}
