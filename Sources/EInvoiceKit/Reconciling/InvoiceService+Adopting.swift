import History
import InvoiceCore

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
            var known = KnownPayments(owner: account)
            try await known.readAll(of: history)
            var done = adoption.incomplete.count
            while !candidates.isEmpty {
                if Task.isCancelled { throw .canceled }
                let part = Array(candidates.prefix(Self.adoptedAtOnce))
                candidates.removeFirst(part.count)
                let before = known
                let (after, written, present) = try await underLock { history throws(ServiceRefusal) in
                    try before.record(part, in: history)
                }
                known = after
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
            endpoint: account.statementEndpoint, clientID: account.clientID)
        guard let intent, let tracking = row.tracking else { return nil }
        return Invoice(
            intent: intent,
            updates: [
                InvoiceUpdate(id: intent.id, at: moment, change: .created(tracking: tracking, isSettled: true)),
                InvoiceUpdate(id: intent.id, at: moment, change: .status(row)),
            ])
    }
}

/// The payments that the history has, by payment id and tracking number, as of some moment.
private struct KnownPayments: Sendable {
    let owner: AccountIdentity
    private var ids: [String: String] = [:]
    private var position: HistoryPosition?

    init(owner: AccountIdentity) { self.owner = owner }

    mutating func readAll(of history: HistoryStore) async throws(ServiceRefusal) {
        do {
            position = try history.position()
            var found = self
            try await history.search(InvoiceQuery()) { batch in
                for invoice in batch.invoices { found.learn(invoice) }
                return true
            }
            self = found
        } catch is CancellationError {
            throw .canceled
        } catch {
            throw .historyUnreadable(RecordFailure(other: error, folder: history.folder))
        }
    }

    private mutating func learn(_ invoice: Invoice) {
        guard owner.owns(invoice.intent), invoice.uses(invoice.intent.paymentID) else { return }
        ids[invoice.intent.paymentID.text] = invoice.id
        if let tracking = invoice.tracking { ids[folded(tracking)] = invoice.id }
    }

    /// Records those that nobody has recorded meanwhile. To be called under the lock.
    func record(
        _ invoices: [Invoice], in history: HistoryStore
    ) throws(ServiceRefusal) -> (known: KnownPayments, written: [Invoice], present: [String]) {
        var known = self
        var written: [Invoice] = []
        var present: [String] = []
        do throws(HistoryError) {
            if let position {
                let changes = try history.changes(since: position)
                guard !changes.isReplaced else { throw .replacedMeanwhile(path: history.path) }
                for invoice in changes.invoices { known.learn(invoice) }
                known.position = changes.position
            }
        } catch {
            throw .historyUnreadable(RecordFailure(error, folder: history.folder))
        }
        for invoice in invoices {
            let name = invoice.intent.paymentID.text
            if let id = known.ids[name] ?? invoice.tracking.flatMap({ known.ids[folded($0)] }) {
                present.append(id)
                continue
            }
            known.learn(invoice)
            written.append(invoice)
        }
        do throws(HistoryError) {
            try history.record(written)
        } catch {
            throw .notRecorded(RecordFailure(error, folder: history.folder))
        }
        return (known, written, present)
    }
}
