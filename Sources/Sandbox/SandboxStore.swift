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
    /// Taken out by the one transaction that the queue runs, so that nothing waits for this lock while the disk is waited for.
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
        var current = State()
        state.withLock { swap(&$0, &current) }
        defer { state.withLock { swap(&$0, &current) } }
        guard var journal = current.journal else {
            let value = body(&current.state)
            _ = current.state.takeUnwritten()
            return .success(value)
        }
        defer { current.journal = journal }
        do throws(SandboxJournal.Failure) {
            return .success(try journal.transact(&current.state, body))
        } catch {
            return .failure(error)
        }
    }
}
