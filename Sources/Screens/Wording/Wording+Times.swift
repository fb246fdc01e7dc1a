import InvoiceCore

/// The offsets of the reader's time zone over the years, as a value: what a pure screen needs to show local time.
public struct ZoneOffsets: Sendable, Hashable {
    /// From this moment on, this many seconds east of UTC; ascending.
    private let changes: [Change]

    private struct Change: Sendable, Hashable {
        let from: Timestamp
        let offset: Int
    }

    /// A zone without changes, `seconds` east of UTC.
    public init(fixed seconds: Int) { changes = [Change(from: Timestamp(milliseconds: .min), offset: seconds)] }

    /// Asks `offset` at the start of every hour-wide step that shows a change between `start` and `end`.
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

extension Wording {
    /// A day for a heading: `Today`, `Yesterday`, `Monday, 16 November`, with the year where it is another.
    public static func day(of moment: Timestamp, now: Timestamp, zone: ZoneOffsets) -> String {
        let day = zone.civil(moment)
        let today = zone.civil(now)
        let distance = dayNumber(today) - dayNumber(day)
        if distance == 0 { return "Today" }
        if distance == 1 { return "Yesterday" }
        let text = "\(weekdays[day.weekday - 1]), \(day.day) \(months[day.month - 1])"
        return day.year == today.year ? text : "\(text) \(day.year)"
    }

    /// Counts days, for telling whether two moments lie on the same one.
    static func dayNumber(_ time: LocalDateTime) -> Int {
        LocalDateTime.daysSince1970(year: time.year, month: time.month, day: time.day)
    }

    /// Date and clock, as `22 November 2026, 14:32:07`.
    public static func dateAndTime(_ moment: Timestamp, zone: ZoneOffsets) -> String {
        let time = zone.civil(moment)
        return "\(time.day) \(months[time.month - 1]) \(time.year), \(time.clock)"
    }

    /// How long ago, roughly: `just now`, `3 minutes ago`.
    public static func ago(_ moment: Timestamp, now: Timestamp) -> String {
        let seconds = max(0, now.seconds - moment.seconds)
        func count(_ number: Int64, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s") ago" }
        return switch seconds {
        case ..<60: "just now"
        case ..<3600: count(seconds / 60, "minute")
        case ..<86_400: count(seconds / 3600, "hour")
        default: count(seconds / 86_400, "day")
        }
    }

    /// A span in seconds with one decimal, or in milliseconds where that would be no seconds at all: `0.4 s`, `12 ms`.
    public static func seconds(_ milliseconds: Int) -> String {
        milliseconds < 100 ? "\(milliseconds) ms" : "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
    }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
