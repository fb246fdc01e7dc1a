/// A day of the reader's calendar.
public struct LocalDay: Sendable, Hashable, Comparable {
    /// Counted from 1970-01-01, which is 0.
    public let number: Int

    public init(number: Int) { self.number = number }

    /// The day on which a moment falls, `offset` seconds east of UTC.
    public init(of moment: Timestamp, offset: Int) {
        let local = moment.seconds + Int64(offset)
        number = Int((local >= 0 ? local : local - 86_399) / 86_400)
    }

    /// The day of a date.
    public init(year: Int, month: Int, day: Int) {
        number = LocalDateTime.daysSince1970(year: year, month: month, day: day)
    }

    /// Year, month, day and weekday, at midnight.
    public var civil: LocalDateTime { LocalDateTime(Timestamp(milliseconds: Int64(number) * 86_400_000), offset: 0) }
    /// `2026-11-22`.
    public var date: String { civil.date }
    /// The day so many days later.
    public func advanced(by days: Int) -> LocalDay { LocalDay(number: number + days) }

    /// The earlier one is less.
    public static func < (a: LocalDay, b: LocalDay) -> Bool { a.number < b.number }

    /// The day's first moment where clocks are `offset` seconds east of UTC at a moment.
    ///
    /// Where clocks change at midnight, this is the moment at which the date changes, not a midnight that never was.
    public func start(offset: (Timestamp) -> Int) -> Timestamp {
        let asIfUTC = Timestamp(milliseconds: Int64(number) * 86_400_000)
        let guess = asIfUTC.advanced(byMilliseconds: -Int64(offset(asIfUTC)) * 1000)
        var moment = asIfUTC.advanced(byMilliseconds: -Int64(offset(guess)) * 1000)
        // Zones change by quarters of an hour, and by less than a day.
        let step: Int64 = 900_000
        for _ in 0..<96 where LocalDay(of: moment, offset: offset(moment)) < self {
            moment = moment.advanced(byMilliseconds: step)
        }
        for _ in 0..<96 {
            let earlier = moment.advanced(byMilliseconds: -step)
            guard LocalDay(of: earlier, offset: offset(earlier)) >= self else { break }
            moment = earlier
        }
        return moment
    }
}

/// How fine a timeline is.
public enum TimelineStep: Sendable, Hashable, CaseIterable {
    /// Weeks begin on Monday.
    case day, week, month, year

    /// The first day of the step in which `day` lies.
    public func start(of day: LocalDay) -> LocalDay {
        let civil = day.civil
        return switch self {
        case .day: day
        case .week: day.advanced(by: 1 - civil.weekday)
        case .month: LocalDay(year: civil.year, month: civil.month, day: 1)
        case .year: LocalDay(year: civil.year, month: 1, day: 1)
        }
    }

    /// The first day of the step after the one in which `day` lies.
    public func next(after day: LocalDay) -> LocalDay {
        let civil = start(of: day).civil
        return switch self {
        case .day: day.advanced(by: 1)
        case .week: start(of: day).advanced(by: 7)
        case .month where civil.month == 12: LocalDay(year: civil.year + 1, month: 1, day: 1)
        case .month: LocalDay(year: civil.year, month: civil.month + 1, day: 1)
        case .year: LocalDay(year: civil.year + 1, month: 1, day: 1)
        }
    }

    /// The finest step in which so many days make no more than `most` entries; years where none does.
    public static func fitting(days: Int, most: Int) -> TimelineStep {
        let lengths: [(TimelineStep, Int)] = [(.day, 1), (.week, 7), (.month, 28)]
        // A stretch may begin and end within a step, so there may be one more.
        return lengths.first { step, length in (days + length - 1) / length + (step == .day ? 0 : 1) <= most }?.0
            ?? .year
    }
}
