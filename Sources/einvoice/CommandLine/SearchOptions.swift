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
        \(TimeArgument.explanation)
        """

    /// The same as a query; days are those of the desk's clock.
    func query(at desk: Desk) throws(CommandFailure) -> InvoiceQuery {
        if let search, let condition = InvoiceQuery.unfinishedCondition(in: search) {
            // Taken as nothing, it would let everything through.
            throw CommandFailure(
                .invalid, "the search's condition \(condition) has no value",
                advice: ["Say what is looked for, or leave it out."])
        }
        do throws(InvoiceQueryProblem) {
            var query = try InvoiceQuery(search ?? "", now: desk.now(), offset: desk.zoneOffset)
            query.states += state
            query.statuses += status.map(folded)
            query.currencies += currency.map(folded)
            if let since { query.begin(at: try desk.stretch(since).start) }
            if let until { query.end(before: try desk.stretch(until).end) }
            return query
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension InvoiceState: ExpressibleByArgument {}
