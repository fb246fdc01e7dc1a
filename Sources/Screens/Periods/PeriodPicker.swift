import InvoiceCore
import ScreenKit
import Wording

/// Which of some periods is shown, and how far back.
struct PeriodPicker: Sendable, Equatable {
    let choices: [Period]
    var period: Period
    /// How many of its own length back from the present one.
    var back = 0

    /// The days as seen from now, none after today; nil for all there are.
    func days(_ context: AppContext) -> ClosedRange<LocalDay>? {
        let today = LocalDay(of: context.now, offset: context.zone.offset(at: context.now))
        return period.days(back: back, from: today).map { $0.lowerBound...min($0.upperBound, today) }
    }

    /// The choices in a line, each clickable, and at the right the days of the chosen one, where they fit.
    func draw(in frame: inout Frame, row: Rect, days: ClosedRange<LocalDay>?) {
        var x = row.x + 1
        for choice in choices {
            let (key, text) = choice.action
            let isChosen = choice == period
            let width = frame.put(
                [
                    (" \(wording.title(of: key)) ", isChosen ? .selection : .key),
                    ("\(text.label) ", isChosen ? .selection : .muted),
                ], x: x, y: row.y)
            frame.addHit(Rect(x: x, y: row.y, width: width, height: 1), .key(key))
            x += width
        }
        guard let days else { return }
        let text = wording.text(for: days)
        let shown = period == .all ? text : "‹ \(text) \(back > 0 ? "›" : " ")"
        let rest = Rect(x: x, y: row.y, width: row.maxX - x - 1, height: 1)
        if TextWidth.of(shown) <= rest.width { frame.put(shown, in: rest, role: .heading, alignment: .right) }
    }
}

/// A screen that is about a period.
protocol PeriodScreen: Screen {
    var period: PeriodPicker { get set }
    /// Begins anew with the period that is chosen; what still runs is stopped.
    mutating func begin(_ context: inout AppContext) -> [Effect]
}

extension PeriodScreen {
    /// The keys that choose a period, and those that go back and forth.
    func periodBindings(stepRank: Int) -> [Binding] {
        let canStep = period.period != .all
        let choices = period.choices.map { choice in
            bind(choice.action.key, choice.action.text, rank: nil) { $0.show(choice, back: 0, &$1) }
        }
        return choices + [
            bind(.left, also: [.char("h")], wording.goEarlier, rank: stepRank, when: canStep) {
                $0.show($0.period.period, back: $0.period.back + 1, &$1)
            },
            bind(
                .right, also: [.char("l")], wording.goLater, rank: stepRank, when: canStep && period.back > 0
            ) { $0.show($0.period.period, back: $0.period.back - 1, &$1) },
        ]
    }

    private mutating func show(_ choice: Period, back: Int, _ context: inout AppContext) -> Reaction {
        (period.period, period.back) = (choice, back)
        return Reaction(effects: begin(&context))
    }
}

extension AppContext {
    /// When these days begin, and when the day after them does.
    func limits(of days: ClosedRange<LocalDay>) -> (since: Timestamp, until: Timestamp) {
        let zone = zone
        return (
            days.lowerBound.start { zone.offset(at: $0) },
            days.upperBound.advanced(by: 1).start { zone.offset(at: $0) }
        )
    }
}
