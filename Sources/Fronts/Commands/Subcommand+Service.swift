import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

extension Subcommand {
    /// The service that asks the gateway; starts the embedded sandbox where that is the profile.
    func openService(of session: Session) async throws(CommandFailure) -> InvoiceService {
        do throws(Problem) {
            return try await session.service()
        } catch {
            throw CommandFailure(error, suggestion)
        }
    }

    /// Turns invoices whose program ended before the answer came into `unknown`, as every command does before it reads.
    ///
    /// - Returns: these invoices by their ids: where the history can't be written, they are `unknown` all the same.
    @discardableResult
    func recover(_ session: Session) async throws(CommandFailure) -> [String: Invoice] {
        do throws(StorageProblem) {
            let recovered = try await session.localService.recoverAbandoned()
            return Dictionary(recovered.map { ($0.invoice.id, $0.invoice) }, uniquingKeysWith: { first, _ in first })
        } catch {
            throw CommandFailure(reading: error)
        }
    }

    /// The invoice that a local id, payment id or tracking number names.
    func find(_ id: String, in session: Session, _ context: CommandContext) throws(CommandFailure) -> Invoice {
        guard let invoice = try findIfThere(id, in: session, context) else { throw notFound(id, in: session) }
        return invoice
    }

    /// That the history has no such invoice, and what to do.
    func notFound(_ id: String, in session: Session) -> CommandFailure {
        let lists = wording.listsInvoices(suggestion("history"))
        let asks = GatewayNumber(id).map { wording.asksGatewayAbout(suggestion("status", $0.text)) }
        return CommandFailure(
            .invalid, wording.noInvoice(visible(id), in: visible(session.profile.name)),
            advice: [lists, asks].compactMap(\.self))
    }

    /// The same; nil where the history has no such invoice.
    func findIfThere(
        _ id: String, in session: Session, _ context: CommandContext
    ) throws(CommandFailure) -> Invoice? {
        do throws(StorageProblem) {
            let match = try session.history.lookUp(id)
            if !match.older.isEmpty {
                context.warn(wording.olderInvoicesOfSameID(match.older.map { visible($0) }))
            }
            return match.invoice
        } catch {
            switch error {
            case .notFound: return nil
            case .ambiguous(_, let ids):
                throw CommandFailure(
                    .invalid, wording.severalInvoices(visible(id)),
                    advice: [wording.nameOneOf(ids.map { visible($0) })])
            default: throw CommandFailure(reading: error)
            }
        }
    }
}
