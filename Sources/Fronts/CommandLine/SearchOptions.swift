import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// The options of `history`, `export` and `stats` that choose invoices.
struct SearchOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: .of(.search, value: .query))
    var search: String?

    @Option(help: .of(.state, value: .state), completion: .list(SearchOptions.stateArguments))
    var state: [String] = []

    @Option(help: .of(.status, value: .status), completion: .list(SearchOptions.stateArguments))
    var status: [String] = []

    @Option(help: .of(.searchedCurrency, value: .code), completion: .asking(.currency))
    var currency: [String] = []

    @Option(help: .of(.since, value: .time), completion: .list(SearchOptions.days))
    var since: String?

    @Option(help: .of(.until, value: .time), completion: .list(SearchOptions.days))
    var until: String?

    @Flag(help: .of(.withTests))
    var withTests = false

    /// Some of the times that `--since` and `--until` take.
    static let days = ["today", "yesterday", "7d", "30d"]

    /// The query of what is business: without test payments unless they are asked for.
    func business(_ query: InvoiceQuery) -> InvoiceQuery { withTests ? query : query.leavingTestsOut }

    /// The words that `--state` and `--status` take.
    private static let stateArguments = ShownState.allCases.map(\.argument)

    /// The same as a query of a history, where each value means something; days are those of the context's clock.
    func query(at context: CommandContext, of session: Session) throws(CommandFailure) -> InvoiceQuery {
        let query = try query(at: context).namingMethods(of: session.profile.catalog)
        let problem: InvoiceQueryProblem?
        do throws(StorageProblem) {
            problem = try session.history.problem(of: query, in: session.profile.catalog)
        } catch {
            throw CommandFailure(reading: error)
        }
        if let problem { throw CommandFailure(problem) }
        return query
    }

    /// The same as a query; days are those of the context's clock.
    func query(at context: CommandContext) throws(CommandFailure) -> InvoiceQuery {
        if let search, let condition = InvoiceQuery.unfinishedCondition(in: search) {
            // Ignored, it would let every invoice through.
            throw CommandFailure(.unfinishedCondition(condition), status: .invalid)
        }
        do throws(InvoiceQueryProblem) {
            let language = SpokenLanguage.code
            var query = try InvoiceQuery(
                search ?? "", now: context.now(), speaking: language, offset: context.zoneOffset)
            for word in state {
                query.states += try StateCondition.all(meantBy: word, for: .state, speaking: [language])
            }
            for word in status {
                query.statuses += try StateCondition.all(meantBy: word, for: .status, speaking: [language])
            }
            query.currencies += currency.map(folded)
            if let since { query.begin(at: try context.stretch(since).start) }
            if let until { query.end(before: try context.stretch(until).end) }
            return query
        } catch {
            throw CommandFailure(error)
        }
    }
}
