/// The offsets of the reader's time zone over the years, as a value: what a pure screen needs to show local time.
public struct ZoneOffsets: Sendable, Hashable {
    /// From this moment on, this many seconds east of UTC; ascending.
    private let changes: [Change]

    private struct Change: Sendable, Hashable {
        let from: Timestamp
        let offset: Int
    }

    /// Asks `offset` every 14 days from `start` to `end`, and finds the moment of each change between two answers.
    public init(from start: Timestamp, to end: Timestamp, offset: (Timestamp) -> Int) {
        let step: Int64 = 14 * 86_400_000
        var changes = [Change(from: Timestamp(milliseconds: .min), offset: offset(start))]
        var moment = start
        while moment < end {
            let next = moment.advanced(byMilliseconds: step)
            if offset(next) != offset(moment) {
                let change = Self.change(after: moment, upTo: next, offset: offset)
                changes.append(Change(from: change, offset: offset(next)))
            }
            moment = next
        }
        self.changes = changes
    }

    private static func change(after start: Timestamp, upTo end: Timestamp, offset: (Timestamp) -> Int) -> Timestamp {
        var low = start.milliseconds
        var high = end.milliseconds
        let before = offset(start)
        while high - low > 1000 {
            let middle = low + (high - low) / 2
            if offset(Timestamp(milliseconds: middle)) == before { low = middle } else { high = middle }
        }
        return Timestamp(milliseconds: high / 1000 * 1000)
    }

    /// Seconds east of UTC at this moment.
    public func offset(at moment: Timestamp) -> Int {
        changes.last { $0.from <= moment }?.offset ?? 0
    }

    /// Calendar and clock at this moment.
    public func civil(_ moment: Timestamp) -> LocalDateTime { LocalDateTime(moment, offset: offset(at: moment)) }
}
