import ArgumentParser
import EInvoiceKit
import History
import InvoiceCore
import ScreenKit

/// `einvoice history`.
struct HistoryCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "List invoices, newest first.",
        discussion: """
            The search language is the console's: plain words, and \(InvoiceQuery.operators.joined(separator: " ")). \
            Times are 2026-11-22, 2026-11-22T14:30, today, yesterday, 2d, 3h; --until includes the day that it names.
            """)

    /// How the list is written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, jsonl, csv }

    @Option(help: ArgumentHelp("Only what meets this search.", valueName: "query"))
    var search: String?

    @Option(help: ArgumentHelp("Only this state; may be repeated.", valueName: "state"))
    var state: [InvoiceState] = []

    @Option(help: ArgumentHelp("Only this status of the gateway, e.g. FINISHED; may be repeated.", valueName: "status"))
    var status: [String] = []

    @Option(help: ArgumentHelp("Only this currency, or part of its code; may be repeated.", valueName: "code"))
    var currency: [String] = []

    @Option(help: ArgumentHelp("Only from this time on.", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("Only before this time.", valueName: "time"))
    var until: String?

    @Option(
        help: ArgumentHelp("At most so many; a table shows 50 unless told, the other formats all.", valueName: "number")
    )
    var limit: Int?

    @Option(help: "How to print.")
    var format: Format = .table

    @OptionGroup
    var global: GlobalOptions

    /// Rows of a table unless told.
    static let standardRows = 50

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit \(limit): must be at least 1") }
    }

    func run(at desk: Desk) async throws(CommandFailure) -> ExitStatus {
        let query = try query(at: desk)
        let session = try session(at: desk)
        let recovered = try await recover(session)
        let list = HistoryList(desk: desk, session: session, recovered: recovered)
        do {
            switch format {
            case .table: try await list.table(of: query, limit: limit ?? Self.standardRows, hint: hint)
            case .json: try await list.json(of: query, limit: limit ?? .max)
            case .jsonl: try await list.jsonl(of: query, limit: limit ?? .max)
            case .csv: try await list.csv(of: query, limit: limit ?? .max)
            }
            return .done
        } catch let error as HistoryError {
            throw CommandFailure(reading: error, folder: session.folder)
        } catch {
            throw CommandFailure(.historyFailed, "the history can't be read: \(visible("\(error)"))")
        }
    }

    private func query(at desk: Desk) throws(CommandFailure) -> InvoiceQuery {
        let now = desk.now()
        let offset = desk.zoneOffset(now)
        do throws(InvoiceQueryProblem) {
            var query = try InvoiceQuery(search ?? "", now: now, offset: offset)
            query.states += state
            query.statuses += status.map(folded)
            query.currencies += currency.map(folded)
            if let since { query.since = try InvoiceQuery.moment(since, now: now, offset: offset).start }
            if let until { query.until = try InvoiceQuery.moment(until, now: now, offset: offset).end }
            return query
        } catch {
            throw CommandFailure(.usage, Self.words(for: error))
        }
    }

    private static func words(for problem: InvoiceQueryProblem) -> String {
        switch problem {
        case .unknownState(let text):
            "no state is called “\(visible(text))”; there are \(InvoiceState.allCases.map(\.rawValue).joined(separator: ", "))"
        case .badAmount(let text): "“\(visible(text))” is no amount: digits and one dot, as in 100.50"
        case .badTime(let text):
            "“\(visible(text))” is no time: write 2026-11-22, 2026-11-22T14:30, today, yesterday, 2d or 3h"
        }
    }
}

extension InvoiceState: ExpressibleByArgument {}
