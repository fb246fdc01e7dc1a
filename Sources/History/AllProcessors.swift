import Dispatch
import Glibc
import Synchronization

/// Does `work` for 0 to `count` - 1 on all processors at once, and waits until all of it is done; the results in order.
func onAllProcessors<Value: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) throws(HistoryError) -> Value
) throws(HistoryError) -> [Value] {
    if count == 1 { return [try work(0)] }
    return try Meanwhile(count, others: count - 1, work).results()
}

private var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// Work for 0 to `count` - 1 that other processors begin with while this one does something else.
final class Meanwhile<Value: Sendable>: Sendable {
    private let work: @Sendable (Int) throws(HistoryError) -> Value
    private let state: Mutex<State>
    private let group = DispatchGroup()

    private struct State {
        var next = 0
        var results: [Result<Value, HistoryError>?]
    }

    /// - Parameter others: how many processors work at most beside the one that asks for the results.
    init(_ count: Int, others: Int, _ work: @escaping @Sendable (Int) throws(HistoryError) -> Value) {
        self.work = work
        state = Mutex(State(results: [Result<Value, HistoryError>?](repeating: nil, count: count)))
        for _ in 0..<max(0, min(others, count, max(1, processors - 1))) {
            DispatchQueue.global().async(group: group) { self.doAll() }
        }
    }

    /// Helps with what nobody has begun, and waits for the rest; the results in order.
    func results() throws(HistoryError) -> [Value] {
        doAll()
        group.wait()
        var values: [Value] = []
        for result in state.withLock({ $0.results }) {
            if let result { values.append(try result.get()) }
        }
        return values
    }

    private func doAll() {
        while let index = begin() {
            let result = Result { () throws(HistoryError) in try work(index) }
            state.withLock { $0.results[index] = result }
        }
    }

    private func begin() -> Int? {
        state.withLock { state in
            guard state.next < state.results.count else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }
}

/// Blocks that are read at once and kept until they were looked at: few enough for small memory.
let keptBlocksAtOnce = 8
