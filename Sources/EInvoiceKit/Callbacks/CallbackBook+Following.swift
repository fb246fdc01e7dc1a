import InvoiceCore

extension CallbackBook {
    /// Learns what is added to the history from now on, until the task is canceled.
    ///
    /// - Parameter startOver: the history turned out to be another one; what was found out of it is worth nothing.
    func follow(_ history: HistoryStore, startOver: () async -> Void) async {
        let follower = HistoryFollower(store: history)
        var position = await Self.position(in: history)
        for await _ in follower.notices(interval: .seconds(1)) {
            // What can't be read now is looked up when it is called.
            guard let known = position,
                let changes = await runBlocking({ () throws(Never) in try? history.changes(since: known) }),
                !changes.isReplaced
            else {
                position = await Self.position(in: history)
                await startOver()
                continue
            }
            learn(changes.invoices)
            position = changes.position
        }
    }

    private static func position(in history: HistoryStore) async -> HistoryPosition? {
        await runBlocking { () throws(Never) in try? history.position() }
    }
}
