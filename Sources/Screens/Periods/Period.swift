import InvoiceCore
import ScreenKit
import Wording

/// A stretch of time that ends with today, and can be gone back from by its own length.
enum Period: Sendable, Hashable {
    case today, week, thirtyDays, month, year, all

    /// The days of it as seen from `today`; `steps` of its own length back from the present one. Nil for all there are.
    func days(back steps: Int, from today: LocalDay) -> ClosedRange<LocalDay>? {
        switch self {
        case .today: Self.days(1, back: steps, from: today)
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

    /// The key that chooses it, and what it is called.
    var action: (key: Key, text: ActionText) {
        switch self {
        case .today: (.char("1"), wording.chooseToday)
        case .week: (.char("2"), wording.chooseWeek)
        case .thirtyDays: (.char("3"), wording.chooseThirtyDays)
        case .month: (.char("4"), wording.chooseMonth)
        case .year: (.char("5"), wording.chooseYear)
        case .all: (.char("6"), wording.chooseAllTime)
        }
    }
}
