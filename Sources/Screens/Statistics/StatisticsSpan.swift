import InvoiceCore

/// The stretch of time that the statistics are about.
public enum StatisticsSpan: String, Sendable, Hashable, CaseIterable {
    case week, thirtyDays, month, year, all

    /// The days of it as seen from `today`; `steps` of its own length back from the present one. Nil for all there are.
    func days(back steps: Int, from today: LocalDay) -> ClosedRange<LocalDay>? {
        switch self {
        case .week: Self.days(7, back: steps, from: today)
        case .thirtyDays: Self.days(30, back: steps, from: today)
        case .month: Self.months(1, back: steps, from: today)
        case .year: Self.months(12, back: steps, from: today)
        case .all: nil
        }
    }

    private static func days(_ length: Int, back steps: Int, from today: LocalDay) -> ClosedRange<LocalDay> {
        let last = today.advanced(by: -length * steps)
        return last.advanced(by: 1 - length)...last
    }

    /// Whole months of the calendar, the present one the last of them.
    private static func months(_ length: Int, back steps: Int, from today: LocalDay) -> ClosedRange<LocalDay> {
        let civil = today.civil
        func first(_ months: Int) -> LocalDay {
            let number = civil.year * 12 + civil.month - 1 + months
            return LocalDay(year: number / 12, month: number % 12 + 1, day: 1)
        }
        return first(1 - length * (steps + 1))...first(1 - length * steps).advanced(by: -1)
    }

    /// What it is called.
    var label: String {
        switch self {
        case .week: "7 days"
        case .thirtyDays: "30 days"
        case .month: "Month"
        case .year: "Year"
        case .all: "All"
        }
    }

    /// A line for help.
    var words: String {
        switch self {
        case .week: "The last 7 days"
        case .thirtyDays: "The last 30 days"
        case .month: "This month"
        case .year: "Twelve months, this one the last"
        case .all: "Everything there is"
        }
    }

    /// The key that chooses it.
    var key: Character {
        switch self {
        case .week: "7"
        case .thirtyDays: "3"
        case .month: "m"
        case .year: "y"
        case .all: "a"
        }
    }
}

/// What a scan has counted so far.
public struct StatisticsPart: Sendable, Equatable {
    public var statistics: InvoiceStatistics
    /// How much of the history was looked at, 0 to 1.
    public var fraction: Double
    /// Lines met that can't be read.
    public var badLines: Int
    /// True for the last one.
    public var isDone: Bool

    /// Takes all as they are.
    public init(statistics: InvoiceStatistics, fraction: Double, badLines: Int = 0, isDone: Bool) {
        self.statistics = statistics
        self.fraction = fraction
        self.badLines = badLines
        self.isDone = isDone
    }
}
