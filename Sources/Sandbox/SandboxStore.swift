import Dispatch
import Synchronization

/// Keeps the books, in memory or with a ledger. One transaction at a time, on a queue of its own: waiting for another
/// process's lock there holds up nobody else.
final class SandboxStore: Sendable {
    private struct State {
        var books = SandboxBooks()
        var ledger: LedgerFile?
    }

    private let queue = DispatchQueue(label: "einvoice.sandbox.ledger")
    private let state: Mutex<State>

    init(ledgerPath: String?) {
        state = Mutex(State(ledger: ledgerPath.map(LedgerFile.init(path:))))
    }

    /// Lets `body` act on the books as they stand now, and writes what it recorded before returning.
    func transact<Value: Sendable>(
        _ body: @escaping @Sendable (inout SandboxBooks) -> Value
    ) async throws(LedgerFile.Failure) -> Value {
        let result = await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(returning: self.run(body))
            }
        }
        return try result.get()
    }

    private func run<Value: Sendable>(
        _ body: @Sendable (inout SandboxBooks) -> Value
    ) -> Result<Value, LedgerFile.Failure> {
        state.withLock { state in
            guard var ledger = state.ledger else {
                let value = body(&state.books)
                _ = state.books.takeUnwritten()
                return .success(value)
            }
            defer { state.ledger = ledger }
            do throws(LedgerFile.Failure) {
                return .success(try ledger.transact(&state.books, body))
            } catch {
                return .failure(error)
            }
        }
    }
}
