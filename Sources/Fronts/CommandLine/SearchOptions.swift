import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens

/// Which invoices a command is about: what `history`, `export` and `stats` take.
struct SearchOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: ArgumentHelp("Only what meets this search.", valueName: "query"))
    var search: String?

    @Option(
        help: ArgumentHelp(
            "Only this state, as lists show it; created is whatever has a tracking number. May be repeated.",
            valueName: "state"),
        completion: .list(SearchOptions.stateArguments))
    var state: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only this status, as lists show it or as the gateway calls it, e.g. paying or PAYIN; may be repeated.",
            valueName: "status"),
        completion: .list(SearchOptions.stateArguments))
    var status: [String] = []

    @Option(help: ArgumentHelp("Only this currency, or part of its code; may be repeated.", valueName: "code"))
    var currency: [String] = []

    @Option(help: ArgumentHelp("Only from this time on.", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("Only before this time.", valueName: "time"))
    var until: String?

    /// The words that `--state` and `--status` take.
    private static let stateArguments = ShownState.allCases.map(\.argument)

    /// What the commands' help says of them.
    static let explanation = """
        The search language is the console's: plain words, and \(InvoiceQuery.operators.joined(separator: " ")). All must \
        hold; of two values for one thing (status:paid status:failed) either. A - before a word or condition leaves out what meets it: -refund, -status:failed; -5 is the word 5 left out. Plain \
        letters also find accented ones (cote finds Côte), accented letters only themselves. \
        status: and state: take \(stateArguments.joined(separator: ", ")), the gateway's word for it, or a beginning of \
        either; method:, account: and sender: a part of it; id: a local id, payment id or tracking number, or its beginning. \
        There are \(InvoiceQuery.choices.joined(separator: ", ")); a - before what sort: takes turns the order round. What \
        is in double quotes is a plain word. A value that there is nowhere is refused. \(TimeArgument.explanation)
        """

    /// The same as a query of a history, where each value means something; days are those of the context's clock.
    func query(at context: CommandContext, of session: Session) throws(CommandFailure) -> InvoiceQuery {
        let query = try query(at: context)
        let problem: InvoiceQueryProblem?
        do throws(HistoryError) {
            problem = try session.history.problem(of: query)
        } catch {
            throw CommandFailure(reading: error, folder: session.folder)
        }
        if let problem { throw CommandFailure(problem) }
        return query
    }

    /// The same as a query; days are those of the context's clock.
    func query(at context: CommandContext) throws(CommandFailure) -> InvoiceQuery {
        if let search, let condition = InvoiceQuery.unfinishedCondition(in: search) {
            // Taken as nothing, it would let everything through.
            throw CommandFailure(
                .invalid, "the search's condition \(condition) has no value",
                advice: ["Say what is looked for, or leave it out."])
        }
        do throws(InvoiceQueryProblem) {
            var query = try InvoiceQuery(search ?? "", now: context.now(), offset: context.zoneOffset)
            for word in state { query.states += try StateCondition.all(meantBy: word, for: .state) }
            for word in status { query.statuses += try StateCondition.all(meantBy: word, for: .status) }
            query.currencies += currency.map(folded)
            if let since { query.begin(at: try context.stretch(since).start) }
            if let until { query.end(before: try context.stretch(until).end) }
            return query
        } catch {
            throw CommandFailure(error)
        }
    }
}
