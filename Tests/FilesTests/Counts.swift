import Synchronization

/// A number that counts up.
final class Counts: Sendable {
    private let count = Atomic(-1)

    var value: Int { count.load(ordering: .relaxed) }

    /// 0, 1, 2…
    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
