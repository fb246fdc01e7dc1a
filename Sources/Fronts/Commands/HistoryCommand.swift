import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit

/// `einvoice history`.
struct HistoryCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "List invoices, newest first.",
        discussion: """
            \(SearchOptions.explanation)
            """)

    /// How the list is written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, jsonl, csv }

    @OptionGroup
    var choice: SearchOptions

    @Option(
        help: ArgumentHelp("At most so many; a table shows 50 unless told, the other formats all.", valueName: "number")
    )
    var limit: Int?

    @Option(help: "How to print.")
    var format: Format = .table

    @Flag(help: "In csv, give back the exact text, also what a spreadsheet takes for a formula or a number, or hides.")
    var raw = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { format == .json || format == .jsonl }

    /// Rows of a table unless told.
    static let standardRows = 50

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit \(limit): must be at least 1") }
        if raw, format != .csv { throw ValidationError("--raw: it changes csv only") }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        let query = try choice.query(at: context, of: session)
        let recovered = try await recover(session)
        let list = HistoryList(context: context, session: session, recovered: recovered, suggestion: suggestion)
        do {
            switch format {
            case .table: try await list.table(of: query, limit: limit ?? Self.standardRows)
            case .json: try await list.json(of: query, limit: limit ?? .max)
            case .jsonl: try await list.rows(InvoiceRows { InvoiceJSON.whole($0) }, of: query, limit: limit ?? .max)
            case .csv:
                let rows = InvoiceCSV.rows(isRaw: raw, forTerminal: context.columns != nil)
                try await list.rows(rows, of: query, limit: limit ?? .max)
            }
            return .done
        } catch {
            throw CommandFailure(scanning: error, folder: session.folder)
        }
    }
}
