import InvoiceCore

extension InvoiceService {
    /// Rejected invoices of this account whose "no" nobody signed, newest first: former versions took it for the gateway's.
    /// Searches the whole history; those that ``settle(_:)`` has asked about since are left out.
    public func doubtfullyRejected() async throws(StorageProblem) -> [Invoice] {
        var query = InvoiceQuery()
        query.states = [.local(.rejected)]
        let account = account
        var found: [Invoice] = []
        do {
            try await history.search(query) { batch in
                found += batch.invoices.filter { account.owns($0.intent) && $0.isRejectionDoubtful }
                return true
            }
        } catch {
            throw StorageProblem(searching: error)
        }
        return found
    }
}

extension Invoice {
    /// True where the answer that rejected it had no signature, and the gateway hasn't said since that it has no such payment.
    var isRejectionDoubtful: Bool {
        guard state == .rejected, let place = updates.lastIndex(where: { $0.change.isRejection }) else { return false }
        let isMissing = updates[place...].contains { $0.change == .notFound }
        return updates[place].exchange.map { $0.signature != .verified } ?? false && !isMissing
    }
}

extension InvoiceUpdate.Change {
    fileprivate var isRejection: Bool { if case .rejected = self { true } else { false } }
}
