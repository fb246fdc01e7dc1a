import InvoiceCore
import Synchronization

/// Which tokens belong to which invoices, and which of them were called and not yet seen to.
///
/// Looked into at every request, hostile ones too: a look-up is all that one of them costs. It holds a part of the history
/// only, what was read for it and what happened since; see ``CallbackLookup`` for the rest.
final class CallbackBook: Sendable {
    /// What a call of a status URL means.
    enum Call: Sendable, Equatable {
        /// Nothing: there is no token, nothing waits for it, or the call before is still to be seen to.
        case nothing
        /// These invoices, by local id, which nobody has to be told of yet.
        case of([String])
        /// An invoice that wasn't read, or none.
        case unread(CallbackToken)
    }

    private struct State {
        var ids: [CallbackToken: Set<String>] = [:]
        var tokens: [String: CallbackToken] = [:]
        var called: Set<String> = []
        var idle = RecentTokens(limit: 10_000)

        mutating func remember(_ token: CallbackToken, of id: String, limit: Int) {
            if tokens.count >= limit, tokens[id] == nil { dropOldest(tokens.count / 4 + 1) }
            ids[token, default: []].insert(id)
            tokens[id] = token
        }

        mutating func forget(_ id: String) {
            guard let token = tokens.removeValue(forKey: id) else { return }
            called.remove(id)
            ids[token]?.remove(id)
            guard ids[token]?.isEmpty == true else { return }
            ids[token] = nil
        }

        /// Local ids sort by time.
        private mutating func dropOldest(_ count: Int) {
            for id in tokens.keys.sorted().prefix(count) { forget(id) }
        }

        mutating func call(_ token: CallbackToken) -> Call {
            guard let ids = ids[token] else { return idle.contains(token) ? .nothing : .unread(token) }
            let news = ids.filter { called.insert($0).inserted }
            return news.isEmpty ? .nothing : .of(Array(news))
        }
    }
    private let state = Mutex(State())
    /// The most invoices that it holds; where there are more, the oldest must be looked up again.
    private let limit: Int

    init(limit: Int = 20_000) { self.limit = limit }

    /// Learns the tokens of invoices that a callback can say something about, and forgets those of others.
    func learn(_ invoices: [Invoice]) {
        state.withLock { state in
            for invoice in invoices {
                guard let token = invoice.intent.statusURL.flatMap({ CallbackToken(in: $0) }) else { continue }
                if invoice.awaitsCallback {
                    state.remember(token, of: invoice.id, limit: limit)
                } else {
                    Self.end(invoice.id, &state)
                }
            }
        }
    }

    /// Forgets an invoice: its token is as good as any stranger's.
    func forget(_ id: String) { state.withLock { Self.end(id, &$0) } }

    private static func end(_ id: String, _ state: inout State) {
        guard let token = state.tokens[id] else { return }
        state.forget(id)
        // The gateway may call once more; that is no reason to search for it.
        if state.ids[token] == nil { state.idle.insert(token) }
    }

    /// Nothing in the history waits for this token; what is learned later counts all the same.
    func noteIdle(_ token: CallbackToken) { state.withLock { $0.idle.insert(token) } }

    /// Forgets what was found out by searching: the history is another one.
    func forgetIdle() { state.withLock { $0.idle.removeAll() } }

    /// What a call of this path means; that of an invoice is news once, until ``isTold(_:)``.
    func called(path: String) -> Call { CallbackToken(in: path).map { called($0) } ?? .nothing }

    /// The same for the token of a path.
    func called(_ token: CallbackToken) -> Call { state.withLock { $0.call(token) } }

    /// The next call of the invoice is news again.
    func isTold(_ id: String) { state.withLock { _ = $0.called.remove(id) } }
}

/// The last tokens that were put in, at least half of `limit` and never more than all of it.
private struct RecentTokens {
    private let half: Int
    private var new: Set<CallbackToken> = []
    private var old: Set<CallbackToken> = []

    init(limit: Int) { half = limit / 2 }

    func contains(_ token: CallbackToken) -> Bool { new.contains(token) || old.contains(token) }

    mutating func insert(_ token: CallbackToken) {
        if new.count >= half {
            old = new
            new = []
        }
        new.insert(token)
    }

    mutating func removeAll() {
        new = []
        old = []
    }
}

extension Invoice {
    /// True while a callback may bring something new: the payment isn't final, or its callback hasn't come yet.
    var awaitsCallback: Bool {
        switch state {
        case .sending, .unknown: true
        case .created: isWaiting || !updates.contains { $0.change.isCallback }
        case .rejected, .unsent: false
        }
    }
}
