import InvoiceCore

/// The days that are reconciled.
public enum ReconcileSpan: String, Sendable, Hashable, CaseIterable {
    case today, week, thirtyDays, month

    /// The days of it as seen from `today`, `steps` of its own length back.
    func days(back steps: Int, from today: LocalDay) -> ClosedRange<LocalDay>? {
        switch self {
        case .today:
            let day = today.advanced(by: -steps)
            return day...day
        case .week: return StatisticsSpan.week.days(back: steps, from: today)
        case .thirtyDays: return StatisticsSpan.thirtyDays.days(back: steps, from: today)
        case .month: return StatisticsSpan.month.days(back: steps, from: today)
        }
    }

    /// What it is called.
    var label: String {
        switch self {
        case .today: "Today"
        case .week: "7 days"
        case .thirtyDays: "30 days"
        case .month: "Month"
        }
    }

    /// A line for help.
    var words: String {
        switch self {
        case .today: "Today"
        case .week: "The last 7 days"
        case .thirtyDays: "The last 30 days"
        case .month: "This month"
        }
    }

    /// The key that chooses it.
    var key: Character {
        switch self {
        case .today: "t"
        case .week: "7"
        case .thirtyDays: "3"
        case .month: "m"
        }
    }
}
