import Synchronization

/// Tasks that nobody waits for: at most `limit` at once, and all can be ended.
final class BackgroundWork: Sendable {
    private struct State {
        var nextNumber = 0
        var running: [Int: Task<Void, Never>] = [:]
        var isStopped = false
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// Begins `work`, unless the limit is reached or all was ended.
    func run(_ work: @escaping @Sendable () async -> Void) {
        state.withLock { state in
            guard !state.isStopped, state.running.count < limit else { return }
            let number = state.nextNumber
            state.nextNumber += 1
            state.running[number] = Task {
                await work()
                self.state.withLock { $0.running[number] = nil }
            }
        }
    }

    /// Cancels all that runs; nothing begins any more.
    func cancelAll() {
        let running = state.withLock { state in
            state.isStopped = true
            return Array(state.running.values)
        }
        for task in running {
            task.cancel()
        }
    }
}
