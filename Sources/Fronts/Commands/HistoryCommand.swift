import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

/// `einvoice history`.
struct HistoryCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .history, "history",
            discussion: wording.discussionOfHistory)
    }

    @OptionGroup
    var choice: SearchOptions

    @Option(help: .of(.limit, value: .number))
    var limit: Int?

    @Option(help: .of(.format, value: .format))
    var format: RowFormat = .table

    @Flag(help: .of(.asJSON))
    var json = false

    private var chosen: RowFormat { json ? .json : format }

    @Flag(help: .of(.rawCSV))
    var raw = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { chosen.isJSON }

    /// Rows of a table unless told.
    static let standardRows = 50

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError(.limit(limit)) }
        if raw, chosen != .csv { throw ValidationError(.rawWithoutCSV) }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        let query = try choice.query(at: context, of: session)
        let recovered = try await recover(session)
        let list = HistoryList(context: context, session: session, recovered: recovered, suggestion: suggestion)
        do {
            switch chosen {
            case .table: try await list.table(of: query, limit: limit ?? Self.standardRows)
            case .json: try await list.json(of: query, limit: limit ?? .max)
            case .jsonl: try await list.rows(InvoiceRows { InvoiceJSON.whole($0) }, of: query, limit: limit ?? .max)
            case .csv:
                let rows = InvoiceCSV.rows(isRaw: raw, forTerminal: context.columns != nil)
                try await list.rows(rows, of: choice.business(query), limit: limit ?? .max)
            }
            return .done
        } catch {
            throw CommandFailure(scanning: error)
        }
    }
}
