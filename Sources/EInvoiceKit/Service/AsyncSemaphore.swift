import Synchronization

/// Lets a few through at once; the others wait their turn, in the order in which they came.
final class AsyncSemaphore: Sendable {
    private struct State {
        var free: Int
        var queue: [CheckedContinuation<Void, Never>] = []
    }
    private let state: Mutex<State>
    private let places: Int

    init(places: Int) {
        self.places = max(1, places)
        state = Mutex(State(free: self.places))
    }

    /// Runs `work` when its turn comes; returns nil without running it where the task is canceled by then.
    func through<Value: Sendable>(_ work: @Sendable () async -> Value) async -> Value? {
        await withCheckedContinuation { turn in
            let isFree = state.withLock { state in
                if state.free == 0 {
                    state.queue.append(turn)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { turn.resume() }
        }
        defer { leave() }
        return Task.isCancelled ? nil : await work()
    }

    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if state.queue.isEmpty {
                state.free += 1
                return nil
            }
            return state.queue.removeFirst()
        }
        next?.resume()
    }

    /// Does `work` with each item, in their order; begins nothing more once the task is canceled.
    ///
    /// - Parameter done: told after each of them.
    /// - Returns: what came of each; nil for those that weren't begun.
    func each<Item: Sendable, Value: Sendable>(
        of items: [Item], isolation: isolated (any Actor)? = #isolation,
        work: @escaping @Sendable (Item) async -> Value, done: (_ index: Int, Value) -> Void = { _, _ in }
    ) async -> [Value?] {
        await withTaskGroup(of: (Int, Value?).self) { group in
            for (index, item) in items.enumerated() {
                // It starts at once and runs to its first wait, so that the items keep their order.
                group.addImmediateTask { (index, await self.through { await work(item) }) }
            }
            var values = [Value?](repeating: nil, count: items.count)
            for await (index, value) in group {
                values[index] = value
                if let value { done(index, value) }
            }
            return values
        }
    }

    /// The same with items that come one after the other, however many: the next is taken when it can begin.
    func each<Item: Sendable>(
        isolation: isolated (any Actor)? = #isolation, next: () async -> Item?,
        work: @escaping @Sendable (Item) async -> Void
    ) async {
        await withTaskGroup(of: Void.self) { group in
            var begun = 0
            while !Task.isCancelled, let item = await next() {
                if begun >= places { await group.next() }
                group.addTask { _ = await self.through { await work(item) } }
                begun += 1
            }
        }
    }
}
