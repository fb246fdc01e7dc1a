import ArgumentParser
import InvoiceCore
import ScreenKit

/// Which invoices a command is about: what `history`, `export` and `stats` take.
struct SearchOptions: ParsableArguments {
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

    /// What the commands' help says of them.
    static let explanation = """
        The search language is the console's: plain words, and \(InvoiceQuery.operators.joined(separator: " ")). \
        Times are 2026-11-22, 2026-11-22T14:30, today, yesterday, 2d, 3h; --until includes the day that it names.
        """

    /// The same as a query; days are those of the desk's clock.
    func query(at desk: Desk) throws(CommandFailure) -> InvoiceQuery {
        let now = desk.now()
        let offset = desk.zoneOffset(now)
        do throws(InvoiceQueryProblem) {
            var query = try InvoiceQuery(search ?? "", now: now, offset: offset)
            query.states += state
            query.statuses += status.map(folded)
            query.currencies += currency.map(folded)
            if let since { query.since = try Self.stretch(since, at: desk).start }
            if let until { query.until = try Self.stretch(until, at: desk).end }
            return query
        } catch {
            throw CommandFailure(.usage, Self.words(for: error))
        }
    }

    /// What a time names. Its own day decides between summer and winter time, not today.
    private static func stretch(
        _ text: String, at desk: Desk
    ) throws(InvoiceQueryProblem) -> (start: Timestamp, end: Timestamp) {
        let now = desk.now()
        let rough = try InvoiceQuery.moment(text, now: now, offset: desk.zoneOffset(now))
        return (
            try InvoiceQuery.moment(text, now: now, offset: desk.zoneOffset(rough.start)).start,
            try InvoiceQuery.moment(text, now: now, offset: desk.zoneOffset(rough.end)).end
        )
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
