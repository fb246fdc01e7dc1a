import Dispatch
import Synchronization

/// Keeps the state, in memory or with a journal. One transaction at a time, on a queue of its own: waiting for another
/// process's lock there holds up nobody else.
final class SandboxStore: Sendable {
    private struct State {
        var state = SandboxState()
        var journal: SandboxJournal?
    }

    private let queue = DispatchQueue(label: "einvoice.sandbox.journal")
    private let state: Mutex<State>

    init(ledgerPath: String?) {
        state = Mutex(State(journal: ledgerPath.map(SandboxJournal.init(path:))))
    }

    /// Lets `body` act on the state as it stands now, and writes what it recorded before returning.
    func transact<Value: Sendable>(
        _ body: @escaping @Sendable (inout SandboxState) -> Value
    ) async throws(SandboxJournal.Failure) -> Value {
        let result = await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(returning: self.run(body))
            }
        }
        return try result.get()
    }

    private func run<Value: Sendable>(
        _ body: @Sendable (inout SandboxState) -> Value
    ) -> Result<Value, SandboxJournal.Failure> {
        state.withLock { state in
            guard var journal = state.journal else {
                let value = body(&state.state)
                _ = state.state.takeUnwritten()
                return .success(value)
            }
            defer { state.journal = journal }
            do throws(SandboxJournal.Failure) {
                return .success(try journal.transact(&state.state, body))
            } catch {
                return .failure(error)
            }
        }
    }
}
