import InvoiceCore

/// Invoices whose payment may still change.
public struct WaitingInvoices: Sendable, Hashable {
    /// Newest first.
    public var invoices: [Invoice] = []
    /// True when there are more than were asked for.
    public var isCut = false

    /// Creates an empty result.
    public init() {}
}

extension InvoiceService {
    /// Created invoices whose status isn't final, newest first, for ``StatusFollower/follow(_:)``. Searches the history
    /// back to `since`, or all of it.
    ///
    /// - Throws: the failure to read the history, or to be let finish: a canceled task gives up with what it has.
    public nonisolated func waitingInvoices(
        since: Timestamp? = nil, limit: Int = 1000
    ) async throws(StorageProblem) -> WaitingInvoices {
        var query = InvoiceQuery()
        query.states = [.local(.created)]
        query.since = since
        var waiting = WaitingInvoices()
        do {
            try await history.search(query) { batch in
                for invoice in batch.invoices where invoice.isWaiting && account.owns(invoice.intent) {
                    guard waiting.invoices.count < limit else {
                        waiting.isCut = true
                        return false
                    }
                    waiting.invoices.append(invoice)
                }
                return true
            }
        } catch is CancellationError {
            return waiting
        } catch {
            throw StorageProblem(searching: error)
        }
        return waiting
    }
}
