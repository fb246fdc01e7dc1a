import InvoiceCore

/// Finds the invoices of tokens that the book doesn't know.
///
/// Nothing is read when the program starts, however long the history is. The first unknown token makes it read the newest
/// invoices, once; one that isn't among them is searched for in the whole history. A stranger can make up as many tokens as
/// he likes, so there is one search at a time, and after each a rest of nine times as long: all of them together take a
/// tenth of the time at most. What was searched for in vain isn't searched for again.
actor CallbackLookup {
    /// Where invoices come from.
    struct Source: Sendable {
        /// Hands over the newest invoices, so many at most; false when they can't be read.
        var newest: @Sendable (Int, @escaping @Sendable (Invoice) -> Void) async -> Bool
        /// The invoices with this token in all of the history; nil when it can't be read.
        var all: @Sendable (CallbackToken) async -> [Invoice]?
    }

    private let book: CallbackBook
    private let source: Source
    private let limit: RateLimit
    private let clock: WaitingClock
    private let found: @Sendable ([String]) async -> Void
    private var waiting: [CallbackToken] = []
    private var isWaiting: Set<CallbackToken> = []
    private var hasNewest = false
    /// Set by ``startOver()``, which may come in the middle of reading.
    private var isReplaced = false
    private var working: Task<Void, Never>?
    private var isStopped = false

    /// - Parameter found: told the local ids of invoices whose call is news.
    init(
        book: CallbackBook, source: Source, limit: RateLimit, clock: WaitingClock,
        found: @escaping @Sendable ([String]) async -> Void
    ) {
        self.book = book
        self.source = source
        self.limit = limit
        self.clock = clock
        self.found = found
    }

    /// This token was called. Beyond so many that wait it is let go; the gateway calls again.
    func look(for token: CallbackToken) {
        guard !isStopped, waiting.count < limit.waitingTokens, isWaiting.insert(token).inserted else { return }
        waiting.append(token)
        if working == nil { working = Task { await work() } }
    }

    /// The history is another one: nothing is known of it.
    func startOver() {
        hasNewest = false
        isReplaced = true
        book.forgetIdle()
    }

    /// Looks for nothing more.
    func stop() {
        isStopped = true
        waiting = []
        isWaiting = []
        working?.cancel()
    }

    private func work() async {
        while !isStopped, !waiting.isEmpty {
            guard hasNewest else {
                guard await readNewest() else { break }
                continue
            }
            let token = waiting.removeFirst()
            isWaiting.remove(token)
            // It may have been learnt since it was called.
            if await tell(token) { continue }
            let start = clock.now()
            if let invoices = await source.all(token) {
                book.learn(invoices)
                if await !tell(token) { book.noteIdle(token) }
            }
            let rest = max(limit.searchRest, (clock.now() - start) * 9)
            guard (try? await clock.sleep(rest)) != nil else { break }
        }
        working = nil
    }

    /// Reads the newest invoices and sees to the calls of these; false when it is over.
    private func readNewest() async -> Bool {
        isReplaced = false
        guard await source.newest(limit.newest, { [book] in book.learn([$0]) }) else {
            // The next call tries again, though not at once.
            waiting = []
            isWaiting = []
            return (try? await clock.sleep(limit.searchRest)) != nil
        }
        hasNewest = !isReplaced
        for token in waiting where await tell(token) { isWaiting.remove(token) }
        waiting.removeAll { !isWaiting.contains($0) }
        return true
    }

    /// True when nothing has to be searched for any more.
    private func tell(_ token: CallbackToken) async -> Bool {
        switch book.called(token) {
        case .nothing: return true
        case .unread: return false
        case .of(let ids):
            await found(ids)
            return true
        }
    }
}

extension CallbackLookup.Source {
    /// The invoices of a history.
    init(_ history: HistoryStore) {
        newest = { limit, learn in
            await runBlocking { () throws(Never) in
                do {
                    for invoice in try history.newest(limit: limit).invoices { learn(invoice) }
                    return true
                } catch {
                    // The console says that the history can't be read.
                    return false
                }
            }
        }
        all = { token in
            var query = InvoiceQuery()
            query.words = [SearchText(token.text)]
            var found: [Invoice] = []
            do {
                try await history.search(query, limit: 100) { batch in
                    found += batch.invoices
                    // Invoices with one token were made one after another.
                    return !found.contains(where: \.awaitsCallback)
                }
                return found
            } catch {
                return nil
            }
        }
    }
}
