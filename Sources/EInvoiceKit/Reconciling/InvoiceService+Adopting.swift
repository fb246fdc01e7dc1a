import InvoiceCore
import Synchronization

extension InvoiceService {
    /// Invoices that are recorded under one taking of the lock, and with one flush.
    private static let adoptedAtOnce = 50

    /// Takes over what the gateway's statement has and the history doesn't: invoices, and statuses that may follow what is known
    /// here. Those are told as the statement's.
    /// - Parameters:
    ///   - found: what comparing came to; see ``reconcile(since:until:progress:)``.
    ///   - progress: told how many of ``InvoiceCore/Reconciliation/adoptable`` are done.
    public func adopt(
        _ found: Reconciliation, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async -> Adoption {
        let rows = found.missingHere
        var adoption = await adopt(rows, clockOffset: found.clockOffset, progress: progress)
        if adoption.failure != nil { return adoption }
        for (index, difference) in found.newStatuses.enumerated() {
            guard !Task.isCancelled else {
                adoption.failure = .canceled
                break
            }
            do throws(Problem) {
                try await takeStatus(of: difference, askedAt: found.askedAt, &adoption)
            } catch {
                adoption.failure = error
                break
            }
            progress(rows.count + index + 1)
        }
        return adoption
    }

    private func takeStatus(
        of difference: ReconcileDifference, askedAt: Timestamp?, _ adoption: inout Adoption
    ) async throws(Problem) {
        guard let here = difference.here, let row = difference.there else { return }
        let invoice = try await current(here.id)
        guard invoice.mayTake(row, askedAt: askedAt) else {
            adoption.newerHere.append(here.id)
            return
        }
        let sent = await note(.status(row), on: invoice, isFromStatement: true)
        if let failure = sent.recordFailure { throw .notRecorded(failure) }
        adoption.statuses.append(sent.invoice)
    }

    /// Takes over invoices that the gateway has and the history doesn't: ``InvoiceCore/ReconcileDifference/Kind/missingHere``.
    ///
    /// Each becomes an ordinary invoice in the state `created` with the row as its status. Its intent tells that nothing was
    /// sent from here, see ``InvoiceCore/InvoiceIntent/isAdopted``; it can be followed and paid, never sent again.
    /// - Parameters:
    ///   - rows: the statement's, which the history doesn't have.
    ///   - clockOffset: how far the gateway's clock is ahead of UTC, in seconds; nil where comparing didn't tell. Then the
    ///     statuses in the history may, and else it is taken to be none.
    ///   - progress: told how many of `rows` are done.
    public func adopt(
        _ rows: [StatusReport], clockOffset: Int? = nil, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async -> Adoption {
        var adoption = Adoption()
        if rows.isEmpty { return adoption }
        do throws(Problem) {
            let known = KnownPayments(owner: account)
            try await known.readAll(of: history)
            let offset = clockOffset ?? known.clockOffset ?? 0
            var candidates: [Invoice] = []
            for row in rows {
                if let invoice = adopted(row, offset) {
                    candidates.append(invoice)
                } else {
                    adoption.incomplete.append(row)
                }
            }
            var done = adoption.incomplete.count
            for start in stride(from: 0, to: candidates.count, by: Self.adoptedAtOnce) {
                if Task.isCancelled { throw .canceled }
                let part = candidates[start..<min(start + Self.adoptedAtOnce, candidates.count)]
                let (written, present) = try await underLock { history throws(Problem) in
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

    /// The invoice that a row becomes; nil where the row tells too little.
    func adopted(_ row: StatusReport, _ clockOffset: Int) -> Invoice? {
        let moment = now
        let intent = InvoiceIntent(
            adopting: row, id: newInvoiceID(at: moment), at: moment, clockOffset: clockOffset, profile: profile.name,
            kind: account.kind.rawValue, endpoint: account.statementEndpoint, clientID: account.clientID,
            catalog: profile.catalog)
        guard let intent, let tracking = row.tracking else { return nil }
        let created = InvoiceUpdate.Change.created(tracking: tracking, isSettled: true)
        var updates = [InvoiceUpdate(id: intent.id, at: moment, change: created)]
        if !row.contradictsItself {
            var status = InvoiceUpdate(id: intent.id, at: moment, change: .status(row))
            status.isFromStatement = true
            updates.append(status)
        }
        return Invoice(intent: intent, updates: updates)
    }
}

extension Invoice {
    /// True where a statement's row may tell how the invoice stands: nothing newer is known, and the status may follow.
    fileprivate func mayTake(_ row: StatusReport, askedAt: Timestamp?) -> Bool {
        let isNewer = updates.contains { update in
            guard let askedAt, update.at > askedAt else { return false }
            return switch update.change {
            case .status, .paymentStarted: true
            default: false
            }
        }
        return state == .created && !isNewer && row.status.mayFollow(report?.status) && row.tellsNews(after: report)
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
        var clock = GatewayClock()
    }

    private let owner: Account
    private let state = Mutex(State())

    init(owner: Account) { self.owner = owner }

    /// What the statuses of the newest invoices tell of the gateway's clock.
    var clockOffset: Int? { state.withLock { $0.clock.offset } }

    /// The clock was put on or back for summer time long ago.
    private static let newestForClock = 200

    func readAll(of history: HistoryStore) async throws(Problem) {
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
            throw .historyUnreadable(StorageProblem(searching: error))
        }
    }

    private func learn(_ invoice: Invoice, _ state: inout State) {
        guard owner.owns(invoice.intent), invoice.uses(invoice.intent.paymentID) else { return }
        if state.clock.count < Self.newestForClock { state.clock.learn(invoice, created: invoice.report?.created) }
        state.byPaymentID[invoice.intent.paymentID] = invoice.id
        if let tracking = invoice.tracking { state.byTracking[folded(tracking)] = invoice.id }
    }

    /// Records those that nobody has recorded meanwhile. To be called under the lock of all programs, and so by one thread at a time;
    /// after a failure this knows of invoices that aren't recorded, and is of no more use.
    func record(
        _ invoices: ArraySlice<Invoice>, in history: HistoryStore
    ) throws(Problem) -> (written: [Invoice], present: [String]) {
        // Taken out, so that nothing is locked here while the disk is waited for.
        var state = State()
        self.state.withLock { swap(&$0, &state) }
        defer { self.state.withLock { swap(&$0, &state) } }
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
        do throws(StorageProblem) {
            try history.record(written)
        } catch {
            throw .notRecorded(error)
        }
        return (written, present)
    }

    private func catchUp(with history: HistoryStore, _ state: inout State) throws(Problem) {
        guard let position = state.position else { return }
        do throws(StorageProblem) {
            let changes = try history.changes(since: position)
            guard !changes.isReplaced else { throw .replacedMeanwhile(path: history.path) }
            for invoice in changes.invoices { learn(invoice, &state) }
            state.position = changes.position
        } catch {
            throw .historyUnreadable(error)
        }
    }
}
