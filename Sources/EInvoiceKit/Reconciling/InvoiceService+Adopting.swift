import InvoiceCore
import Synchronization

/// What came of taking invoices over from the gateway's statement.
public struct Adoption: Sendable, Hashable {
    /// The invoices as they are in the history now.
    public var adopted: [Invoice] = []
    /// The history has them after all; local ids.
    public var alreadyHere: [String] = []
    /// Without payment id, tracking number, currency or amount there is nothing to take over.
    public var incomplete: [StatusReport] = []
    /// Set when it ended early; what was adopted until then stays.
    public var failure: ServiceRefusal?

    /// Nothing done.
    public init() {}
}

extension InvoiceService {
    /// Invoices that are recorded under one taking of the lock, and with one flush.
    private static let adoptedAtOnce = 50

    /// Takes over invoices that the gateway has and the history doesn't: ``ReconcileDifference/Kind/missingHere``.
    ///
    /// Each becomes an ordinary invoice in the state `created` with the row as its status. Its intent tells that nothing was
    /// sent from here, see ``InvoiceCore/InvoiceIntent/isAdopted``; it can be followed and paid, never sent again.
    /// - Parameter progress: told how many of `rows` are done.
    public func adopt(
        _ rows: [StatusReport], progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async -> Adoption {
        var adoption = Adoption()
        var candidates: [Invoice] = []
        for row in rows {
            if let invoice = adopted(row) { candidates.append(invoice) } else { adoption.incomplete.append(row) }
        }
        do throws(ServiceRefusal) {
            let known = KnownPayments(owner: account)
            try await known.readAll(of: history)
            var done = adoption.incomplete.count
            for start in stride(from: 0, to: candidates.count, by: Self.adoptedAtOnce) {
                if Task.isCancelled { throw .canceled }
                let part = candidates[start..<min(start + Self.adoptedAtOnce, candidates.count)]
                let (written, present) = try await underLock { history throws(ServiceRefusal) in
                    try known.record(part, in: history)
                }
                for invoice in written { keepsRecord(of: invoice) }
                adoption.adopted += written
                adoption.alreadyHere += present
                done += part.count
                progress(done)
            }
        } catch {
            adoption.failure = error
        }
        return adoption
    }

    private func adopted(_ row: StatusReport) -> Invoice? {
        let moment = now
        let intent = InvoiceIntent(
            adopting: row, id: newInvoiceID(at: moment), at: moment, profile: profile.name,
            kind: account.kind.rawValue, endpoint: account.statementEndpoint, clientID: account.clientID)
        guard let intent, let tracking = row.tracking else { return nil }
        var changes = [InvoiceUpdate.Change.created(tracking: tracking, isSettled: true)]
        if !row.contradictsItself { changes.append(.status(row)) }
        return Invoice(
            intent: intent, updates: changes.map { InvoiceUpdate(id: intent.id, at: moment, change: $0) })
    }
}

/// The payments that the history has, by payment id and tracking number, as of some moment.
///
/// A class: there may be a million of them, and a value would be copied for each part that is recorded.
private final class KnownPayments: Sendable {
    private struct State {
        var byPaymentID: [PaymentID: String] = [:]
        var byTracking: [String: String] = [:]
        var position: HistoryPosition?
    }

    private let owner: AccountIdentity
    private let state = Mutex(State())

    init(owner: AccountIdentity) { self.owner = owner }

    func readAll(of history: HistoryStore) async throws(ServiceRefusal) {
        do {
            // First the place, then the content: what is added meanwhile is read twice rather than never.
            let position = try history.position()
            state.withLock { $0.position = position }
            try await history.search(InvoiceQuery()) { batch in
                state.withLock { state in for invoice in batch.invoices { learn(invoice, &state) } }
                return true
            }
        } catch is CancellationError {
            throw .canceled
        } catch {
            throw .historyUnreadable(RecordFailure(other: error, folder: history.folder))
        }
    }

    private func learn(_ invoice: Invoice, _ state: inout State) {
        guard owner.owns(invoice.intent), invoice.uses(invoice.intent.paymentID) else { return }
        state.byPaymentID[invoice.intent.paymentID] = invoice.id
        if let tracking = invoice.tracking { state.byTracking[folded(tracking)] = invoice.id }
    }

    /// Records those that nobody has recorded meanwhile. To be called under the lock of all programs; after a failure this
    /// knows of invoices that aren't recorded, and is of no more use.
    func record(
        _ invoices: ArraySlice<Invoice>, in history: HistoryStore
    ) throws(ServiceRefusal) -> (written: [Invoice], present: [String]) {
        try state.withLock { state throws(ServiceRefusal) in
            try catchUp(with: history, &state)
            var written: [Invoice] = []
            var present: [String] = []
            for invoice in invoices {
                let id = state.byPaymentID[invoice.intent.paymentID]
                if let id = id ?? invoice.tracking.flatMap({ state.byTracking[folded($0)] }) {
                    present.append(id)
                    continue
                }
                learn(invoice, &state)
                written.append(invoice)
            }
            do throws(HistoryError) {
                try history.record(written)
            } catch {
                throw .notRecorded(RecordFailure(error, folder: history.folder))
            }
            return (written, present)
        }
    }

    private func catchUp(with history: HistoryStore, _ state: inout State) throws(ServiceRefusal) {
        guard let position = state.position else { return }
        do throws(HistoryError) {
            let changes = try history.changes(since: position)
            guard !changes.isReplaced else { throw .replacedMeanwhile(path: history.path) }
            for invoice in changes.invoices { learn(invoice, &state) }
            state.position = changes.position
        } catch {
            throw .historyUnreadable(RecordFailure(error, folder: history.folder))
        }
    }
}
