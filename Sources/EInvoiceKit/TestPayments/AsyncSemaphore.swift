/// Lets a few through at once; the others wait their turn.
actor AsyncSemaphore {
    private var free: Int
    private var queue: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { free = max(1, places) }

    /// Does `work` when it is its turn.
    nonisolated func through<Value: Sendable>(_ work: @Sendable () async -> Value) async -> Value {
        await enter()
        let value = await work()
        await leave()
        return value
    }

    private func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { queue.append($0) }
        }
    }

    private func leave() {
        if queue.isEmpty { free += 1 } else { queue.removeFirst().resume() }
    }
}
