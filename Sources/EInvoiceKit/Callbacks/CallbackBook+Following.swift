import History
import InvoiceCore

extension CallbackBook {
    /// Learns the history's invoices, and what is added to them, until the task is canceled.
    func follow(_ history: HistoryStore) async {
        let follower = HistoryFollower(store: history)
        var position: HistoryPosition?
        position = await learnAll(of: history)
        for await _ in follower.notices(interval: .seconds(1)) {
            // What can't be read now is read at the next change; until then its callbacks are strangers'.
            guard let known = position,
                let changes = await offPool({ () throws(Never) in try? history.changes(since: known) }),
                !changes.isReplaced
            else {
                position = await learnAll(of: history)
                continue
            }
            learn(changes.invoices)
            position = changes.position
        }
    }

    /// Where the history was read up to; nil where it couldn't be.
    private func learnAll(of history: HistoryStore) async -> HistoryPosition? {
        // First the place, then the content: what is added meanwhile is read twice rather than never.
        guard let position = await offPool({ () throws(Never) in try? history.position() }) else { return nil }
        var query = InvoiceQuery()
        query.words = [CallbackToken.folder]
        do {
            try await history.search(query) { batch in
                self.learn(batch.invoices)
                return true
            }
        } catch {
            return nil
        }
        return position
    }
}
