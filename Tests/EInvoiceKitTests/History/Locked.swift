import Synchronization

/// A value that several tasks change.
final class Locked<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    func change<Result: Sendable>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        try value.withLock { value in
            // The mutex asks for a value of its own region; a copy there and back is one.
            var copy = value
            defer { value = copy }
            return try body(&copy)
        }
    }
}
