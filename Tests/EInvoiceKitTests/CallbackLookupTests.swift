import InvoiceCore
import Synchronization
import Testing

@testable import EInvoiceKit

/// What unknown tokens cost, and what they find.
@Suite(.timeLimit(.minutes(10))) final class CallbackLookupTests: Sendable {
    private let clock = StandingClock()
    private let book = CallbackBook()
    private let state = Mutex(State())
    private let (searches, searched) = AsyncStream.makeStream(of: CallbackToken.self)
    private let (news, told) = AsyncStream.makeStream(of: String.self)

    private struct State {
        /// Newest first.
        var history: [Invoice] = []
        var isReadable = true
        var readings = 0
        var searches = 0
        var atOnce = 0
        var mostAtOnce = 0
    }

    private var lookup: CallbackLookup { lookup(RateLimit()) }

    private func lookup(_ limit: RateLimit) -> CallbackLookup {
        CallbackLookup(
            book: book,
            source: CallbackLookup.Source(
                newest: { [self] limit, learn in
                    let read = state.withLock { state -> [Invoice]? in
                        state.readings += 1
                        return state.isReadable ? Array(state.history.prefix(limit)) : nil
                    }
                    for invoice in read ?? [] { learn(invoice) }
                    return read != nil
                },
                all: { [self] token in
                    state.withLock { state in
                        state.searches += 1
                        state.atOnce += 1
                        state.mostAtOnce = max(state.mostAtOnce, state.atOnce)
                    }
                    await Task.yield()
                    defer { searched.yield(token) }
                    return state.withLock { state in
                        state.atOnce -= 1
                        return state.history.filter { $0.intent.statusURL?.hasSuffix(token.text) == true }
                    }
                }), limit: limit, clock: clock.clock
        ) { [self] ids in
            for id in ids { told.yield(id) }
        }
    }

    private func invoice(_ id: String, _ token: CallbackToken, isFinal: Bool = false) -> Invoice {
        var intent = InvoiceIntent(
            id: id, createdAt: Timestamp(milliseconds: 0), paymentID: PaymentID(recorded: id),
            currency: "visamaster.uah", amount: .zero)
        intent.statusURL = token.statusURL(below: "https://shop.example")
        let changes: [InvoiceUpdate.Change] =
            [.created(tracking: id, isSettled: false)]
            + (isFinal ? [.status(StatusReport(status: GatewayStatus("FINISHED"))), .callbackCame] : [])
        return Invoice(
            intent: intent,
            updates: changes.map { InvoiceUpdate(id: id, at: Timestamp(milliseconds: 1), change: $0) })
    }

    private func record(_ invoices: Invoice...) { state.withLock { $0.history = invoices } }

    @Test func `what is among the newest needs no search`() async {
        let token = CallbackToken()
        record(invoice("A", token))
        let lookup = lookup
        #expect(book.called(token) == .unread(token))
        await lookup.look(for: token)
        var news = news.makeAsyncIterator()
        #expect(await news.next() == "A")
        #expect(state.withLock { $0.readings } == 1)
        #expect(state.withLock { $0.searches } == 0)
        await lookup.stop()
    }

    @Test func `what is older is searched for once`() async {
        let (new, old, ended) = (CallbackToken(), CallbackToken(), CallbackToken())
        record(invoice("C", new), invoice("B", ended, isFinal: true), invoice("A", old))
        let lookup = lookup(RateLimit(newest: 1))
        var (news, searches) = (news.makeAsyncIterator(), searches.makeAsyncIterator())
        await lookup.look(for: old)
        #expect(await news.next() == "A")
        #expect(await searches.next() == old)
        // Known from now on, and news only once.
        #expect(book.called(old) == .nothing)
        book.isTold("A")
        #expect(book.called(old) == .of(["A"]))
        #expect(book.called(new) == .of(["C"]))
        // Nothing waits for this one, and that is known too when it was searched for.
        await lookup.look(for: ended)
        await passRest()
        #expect(await searches.next() == ended)
        await settle { self.book.called(ended) == .nothing }
        #expect(state.withLock { $0.readings } == 1)
        await lookup.stop()
    }

    @Test func `a flood of tokens is searched for one by one at a fixed rate`() async {
        let lookup = lookup(RateLimit(waitingTokens: 100))
        let tokens = (0..<2000).map { _ in CallbackToken() }
        await withTaskGroup(of: Void.self) { group in
            for token in tokens { group.addTask { await lookup.look(for: token) } }
        }
        var searches = searches.makeAsyncIterator()
        _ = await searches.next()
        #expect(state.withLock { $0.searches } == 1)
        for count in 2...5 {
            await passRest()
            _ = await searches.next()
            #expect(state.withLock { $0.searches } == count)
        }
        #expect(state.withLock { $0.mostAtOnce } == 1)
        #expect(state.withLock { $0.readings } == 1)
        await settle { self.clock.isAwaited }
        await lookup.stop()
        clock.advance(.seconds(3600))
        #expect(state.withLock { $0.searches } == 5)
    }

    @Test func `no more than some wait`() async {
        let lookup = lookup(RateLimit(waitingTokens: 3))
        var searches = searches.makeAsyncIterator()
        await lookup.look(for: CallbackToken())
        _ = await searches.next()
        for _ in 0..<50 { await lookup.look(for: CallbackToken()) }
        for _ in 0..<3 {
            await passRest()
            _ = await searches.next()
        }
        await passRest()
        let token = CallbackToken()
        await lookup.look(for: token)
        #expect(await searches.next() == token)
        #expect(state.withLock { $0.searches } == 5)
        await lookup.stop()
    }

    @Test func `a strangers token is searched for only once`() async {
        let lookup = lookup
        let token = CallbackToken()
        var searches = searches.makeAsyncIterator()
        await lookup.look(for: token)
        #expect(await searches.next() == token)
        await settle { self.book.called(token) == .nothing }
        // Learnt later it counts all the same.
        book.learn([invoice("A", token)])
        #expect(book.called(token) == .of(["A"]))
        await lookup.stop()
    }

    @Test func `another history is read anew`() async {
        let lookup = lookup
        let token = CallbackToken()
        var (news, searches) = (news.makeAsyncIterator(), searches.makeAsyncIterator())
        await lookup.look(for: token)
        _ = await searches.next()
        await settle { self.book.called(token) == .nothing }
        record(invoice("A", token))
        await lookup.startOver()
        await passRest()
        #expect(book.called(token) == .unread(token))
        await lookup.look(for: token)
        #expect(await news.next() == "A")
        #expect(state.withLock { $0.readings } == 2)
        await lookup.stop()
    }

    @Test func `a history that can not be read is tried again later`() async {
        state.withLock { $0.isReadable = false }
        let lookup = lookup
        let token = CallbackToken()
        record(invoice("A", token))
        await lookup.look(for: token)
        await settle { self.clock.isAwaited }
        state.withLock { $0.isReadable = true }
        await lookup.look(for: token)
        #expect(state.withLock { $0.readings } == 1)
        await passRest()
        var news = news.makeAsyncIterator()
        #expect(await news.next() == "A")
        await lookup.stop()
    }

    @Test func `the book holds so many and the oldest are unread again`() {
        let book = CallbackBook(limit: 100)
        let tokens = (0..<150).map { _ in CallbackToken() }
        for (number, token) in tokens.enumerated() { book.learn([invoice("I\(1000 + number)", token)]) }
        let known = tokens.count { if case .of = book.called($0) { true } else { false } }
        #expect((75...100).contains(known))
        #expect(book.called(tokens[0]) == .unread(tokens[0]))
        #expect(book.called(tokens[149]) == .nothing)
    }

    @Test func `what has ended is not searched for when it is called again`() {
        let token = CallbackToken()
        book.learn([invoice("A", token)])
        book.learn([invoice("A", token, isFinal: true)])
        #expect(book.called(token) == .nothing)
    }

    /// Ends the rest after a search, which begins a moment after it.
    private func passRest() async {
        await settle { self.clock.isAwaited }
        clock.advance(.seconds(1))
    }

    /// Waits until something that another task does is done.
    private func settle(_ isDone: () -> Bool) async { while !isDone(), !Task.isCancelled { await Task.yield() } }
}
