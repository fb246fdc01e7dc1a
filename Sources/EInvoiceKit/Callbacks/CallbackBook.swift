import InvoiceCore
import Synchronization

/// Which tokens belong to which invoices, and which of them were called and not yet seen to.
///
/// Looked into at every request, hostile ones too: a look-up is all that one of them costs.
final class CallbackBook: Sendable {
    private struct State {
        var ids: [CallbackToken: Set<String>] = [:]
        var tokens: [String: CallbackToken] = [:]
        var called: Set<String> = []

        mutating func forget(_ id: String) {
            guard let token = tokens.removeValue(forKey: id) else { return }
            called.remove(id)
            ids[token]?.remove(id)
            if ids[token]?.isEmpty == true { ids[token] = nil }
        }
    }
    private let state = Mutex(State())

    /// Learns the tokens of invoices that a callback can say something about, and forgets those of others.
    func learn(_ invoices: [Invoice]) {
        state.withLock { state in
            for invoice in invoices {
                guard let token = invoice.intent.statusURL.flatMap({ CallbackToken(in: $0) }) else { continue }
                if invoice.awaitsCallback {
                    state.ids[token, default: []].insert(invoice.id)
                    state.tokens[invoice.id] = token
                } else {
                    state.forget(invoice.id)
                }
            }
        }
    }

    /// Forgets an invoice: its token is as good as any stranger's.
    func forget(_ id: String) { state.withLock { $0.forget(id) } }

    /// The invoices that a call of this path names and that nobody has to be told of yet.
    func called(path: String) -> [String] {
        guard let token = CallbackToken(in: path) else { return [] }
        return state.withLock { state in
            guard let ids = state.ids[token] else { return [] }
            return ids.filter { state.called.insert($0).inserted }
        }
    }

    /// The next call of the invoice is news again.
    func isTold(_ id: String) { state.withLock { _ = $0.called.remove(id) } }
}

extension Invoice {
    /// True while a callback may bring something new: the payment isn't final, or its callback hasn't come yet.
    fileprivate var awaitsCallback: Bool {
        switch state {
        case .sending, .unknown: true
        case .created: isWaiting || !updates.contains { $0.change.isCallback }
        case .rejected, .unsent: false
        }
    }
}
