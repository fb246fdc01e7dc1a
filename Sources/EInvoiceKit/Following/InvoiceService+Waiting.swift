import InvoiceCore

extension InvoiceService {
    /// Created invoices whose status isn't final, newest first, for ``StatusFollower/follow(_:)``. Searches the history
    /// back to `since`, or all of it. `isCut` tells that there are more than `limit`.
    ///
    /// - Throws: the failure to read the history, or to be let finish: a canceled task gives up with what it has.
    public nonisolated func waitingInvoices(
        since: Timestamp? = nil, limit: Int = 1000
    ) async throws(StorageProblem) -> (invoices: [Invoice], isCut: Bool) {
        var query = InvoiceQuery()
        query.states = [.local(.created)]
        query.since = since
        var waiting: (invoices: [Invoice], isCut: Bool) = ([], false)
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
