import EInvoiceKit
import Synchronization

/// A clock on which every wait is over at once, and has taken its time all the same.
final class JumpingClock: Sendable {
    private let state = Mutex((now: Duration.zero, waits: [Duration]()))

    /// Every wait, in their order.
    var waits: [Duration] { state.withLock(\.waits) }

    var clock: TimeSource {
        TimeSource(
            monotonic: { self.state.withLock(\.now) },
            sleep: { time async throws(CancellationError) in
                self.state.withLock { state in
                    state.now += time
                    state.waits.append(time)
                }
                await Task.yield()
                if Task.isCancelled { throw CancellationError() }
            })
    }
}

/// A clock that stands until it is moved; waits end when their time has come.
final class StandingClock: Sendable {
    private struct Sleeper {
        var due: Duration
        var wake: CheckedContinuation<Void, Never>
    }
    private struct State {
        var now = Duration.zero
        var sleepers: [Int: Sleeper] = [:]
        var made = 0
        var isCanceled: Set<Int> = []
    }
    private let state = Mutex(State())

    /// True while somebody waits.
    var isAwaited: Bool { state.withLock { !$0.sleepers.isEmpty } }

    /// Moves once somebody waits for it.
    func pass(_ time: Duration) async {
        while !isAwaited, !Task.isCancelled { await Task.yield() }
        advance(time)
    }

    func advance(_ time: Duration) {
        let due = state.withLock { state in
            state.now += time
            let due = state.sleepers.filter { $0.value.due <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.values.map(\.wake)
        }
        for wake in due { wake.resume() }
    }

    var clock: TimeSource {
        TimeSource(
            monotonic: { self.state.withLock(\.now) },
            sleep: { time async throws(CancellationError) in
                await self.sleep(time)
                if Task.isCancelled { throw CancellationError() }
            })
    }

    private func sleep(_ time: Duration) async {
        let number = state.withLock { state in
            state.made += 1
            return state.made
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    let due = state.now + time
                    if due <= state.now || state.isCanceled.contains(number) { return true }
                    state.sleepers[number] = Sleeper(due: due, wake: continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.isCanceled.insert(number)
                return state.sleepers.removeValue(forKey: number)
            }
            sleeper?.wake.resume()
        }
    }
}
