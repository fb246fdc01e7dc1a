import Dispatch
import InvoiceCore
import Synchronization

/// Does `work` for 0 to `count` - 1 on all processors at once, and waits until all of it is done; the results in order.
func onAllProcessors<Value: Sendable>(
    _ count: Int, _ work: @Sendable (Int) throws(StorageProblem) -> Value
) throws(StorageProblem) -> [Value] {
    if count == 1 { return [try work(0)] }
    let results = Mutex([Result<Value, StorageProblem>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let result = Result { () throws(StorageProblem) in try work(index) }
        results.withLock { $0[index] = result }
    }
    var values: [Value] = []
    for result in results.withLock({ $0 }) {
        if let result { values.append(try result.get()) }
    }
    return values
}

/// A value that another thread begins to make while this one does something else.
final class Ahead<Value: Sendable>: Sendable {
    private let make: @Sendable () throws(StorageProblem) -> Value
    private let made = Mutex<Result<Value, StorageProblem>?>(nil)

    init(_ make: @escaping @Sendable () throws(StorageProblem) -> Value) {
        self.make = make
        DispatchQueue.global().async {
            // Whoever waits for it is making it already.
            _ = self.made.withLockIfAvailable { $0 = $0 ?? Result(catching: make) }
        }
    }

    /// Makes it where nobody has begun, or waits until it is made.
    func value() throws(StorageProblem) -> Value {
        let result = made.withLock { made in
            let result = made ?? Result(catching: make)
            made = result
            return result
        }
        return try result.get()
    }
}

/// The number of blocks of a file that are in memory at once.
let keptBlocksAtOnce = 8
