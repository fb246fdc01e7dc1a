import Dispatch
import Synchronization

/// Does `work` for 0 to `count` - 1 on all processors at once, and waits until all of it is done; the results in order.
func onAllProcessors<Value: Sendable>(
    _ count: Int, _ work: @Sendable (Int) throws(HistoryError) -> Value
) throws(HistoryError) -> [Value] {
    if count == 1 { return [try work(0)] }
    let results = Mutex([Result<Value, HistoryError>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let result = Result { () throws(HistoryError) in try work(index) }
        results.withLock { $0[index] = result }
    }
    var values: [Value] = []
    for result in results.withLock({ $0 }) {
        if let result { values.append(try result.get()) }
    }
    return values
}

/// Blocks that are read at once and kept until they were looked at: few enough for small memory…
let keptBlocksAtOnce = 8
/// …and such of which only an extract is kept: so many that the processors seldom wait for the slowest.
let blocksAtOnce = 64
