import InvoiceCore
import ScreenKit
import Wording

/// Invoices and sums over a stretch of time: per day, per method, per status, per unit.
struct StatisticsScreen {
    /// By what invoices are grouped.
    enum Grouping: Int, Sendable, Hashable, CaseIterable {
        case methods, statuses, days, sums

        func label(_ step: TimelineStep) -> String {
            switch self {
            case .methods: wording.methodsHeading
            case .statuses: wording.statusesHeading
            case .days: wording.name(of: step)
            case .sums: wording.sumsHeading
            }
        }
    }

    var period = PeriodPicker(choices: [.today, .week, .thirtyDays, .month, .year, .all], period: .thirtyDays)
    /// Only what meets it is counted.
    var search = ""
    /// True where all sums of a row are shown, in lines of their own.
    var isOpened = false
    /// The days that are counted; nil for all.
    var days: ClosedRange<LocalDay>?
    var statistics = InvoiceStatistics()
    /// The scan that is awaited.
    var counting: RequestID?
    var fraction = 0.0
    var badLines = 0
    /// Why there is nothing to show.
    var failure: String?
    /// True when invoices changed after they were counted.
    var isStale = false
    /// The group where the keys go.
    var grouping = Grouping.methods
    /// Where one is in each group.
    var places: [Grouping: Place] = [:]

    /// Opens the board and begins to count what the search finds.
    static func open(_ context: inout AppContext, search: String = "") -> Reaction {
        var screen = StatisticsScreen()
        screen.search = search
        let effects = screen.begin(&context)
        return .move(.push(screen), effects)
    }

    /// Begins to count anew; what still runs is stopped.
    mutating func begin(_ context: inout AppContext) -> [Effect] {
        var effects = counting.map { [Effect.cancel($0)] } ?? []
        days = period.days(context)
        statistics = InvoiceStatistics()
        fraction = 0
        badLines = 0
        failure = nil
        isStale = false
        places = [:]
        let id = context.newRequest()
        counting = id
        let limits = days.map { context.limits(of: $0) }
        effects.append(.gatherStatistics(id, search: search, since: limits?.since, until: limits?.until))
        return effects
    }

    /// The days that are shown: those asked for, or from the first to the last that has an invoice.
    var shownDays: ClosedRange<LocalDay>? { days ?? statistics.span }

    /// The rows of a group, the largest first; days newest first.
    func rows(of grouping: Grouping, step: TimelineStep, year: Int) -> [TallyTable.Row] {
        switch grouping {
        case .methods:
            return StatisticsRows.methods(of: statistics)
        case .statuses:
            return StatisticsRows.statuses(of: statistics)
        case .days:
            guard let shownDays else { return [] }
            return statistics.timeline(over: shownDays, by: step).reversed().map {
                TallyTable.Row(
                    wording.name(of: $0, step: step, year: year), .text, $0.totals,
                    search: StatisticsRows.search(of: $0.first...$0.last))
            }
        case .sums: return []
        }
    }
}

extension StatisticsScreen: PeriodScreen {
    static var name: String { wording.statisticsTitle }

    func title(_ context: AppContext) -> String {
        search.isEmpty ? Self.name : wording.statistics(ofSearch: visible(search))
    }

    func bindings(_ context: AppContext) -> [Binding] {
        return [
            bind(.enter, wording.openRow, rank: 0, when: statistics.total.count > 0) { $0.openRow($1) }
        ] + periodBindings(stepRank: 1) + [
            bind(.tab, wording.nextGroup, rank: 2) { screen, _ in
                screen.turn(by: 1)
            },
            bind(
                .char("+"), also: [.char("=")], isOpened ? wording.closeSums : wording.openSums, rank: 1,
                when: hasHiddenSums(context)
            ) { screen, _ in
                screen.isOpened.toggle()
                return .handled
            },
            bind(.shiftTab, wording.previousGroup, rank: nil) { screen, _ in screen.turn(by: -1) },
            bind(.char("r"), wording.countAnew, rank: isStale ? 0 : nil) {
                Reaction(effects: $0.begin(&$1))
            },
            Binding(
                .escape, also: [.char("q")], wording.backToInvoices, rank: 0,
                does: .move(.pop, self.counting.map { [.cancel($0)] } ?? [])),
        ]
    }

    private mutating func turn(by steps: Int) -> Reaction {
        let all = Grouping.allCases
        grouping = all[(grouping.rawValue + steps + all.count) % all.count]
        return .handled
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key, .mouse(.wheelUp, _), .mouse(.wheelDown, _), .mouse(_, .row?): return take(event, context)
        case .mouse(_, .part(let number)?):
            guard let clicked = Grouping(rawValue: number) else { return .ignored }
            grouping = clicked
            return .handled
        case .statisticsGathered(let id, let part, let isDone):
            guard counting == id else { return .ignored }
            statistics = part.statistics
            fraction = part.fraction
            badLines = part.badLines
            if isDone { counting = nil }
            return .handled
        case .statisticsFailed(let id, let problem):
            guard counting == id else { return .ignored }
            counting = nil
            failure = wording.sentence(wording.text(for: problem))
            return .handled
        case .searchRefused(let id, let problem):
            guard counting == id else { return .ignored }
            counting = nil
            failure = wording.text(for: problem)
            return .handled
        case .invoicesChanged, .historyReplaced:
            isStale = true
            return .ignored
        default: return .ignored
        }
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        if counting != nil {
            let percent = Int(fraction * 100)
            let bar = ProgressBar(done: percent, of: 100).text(width: 20)
            return [
                ("\(wording.counting) ", .pending), (bar, .accent),
                (" \(wording.percent(percent, of: 100))", .pending),
            ]
        }
        if isStale {
            return [(wording.countIsStale, .warning), ("  \(wording.countAnewKey(context.key))", .muted)]
        }
        if badLines > 0 {
            return [(wording.historyLinesNotCounted(badLines), .warning)]
        }
        return statistics.total.count == 0 ? [] : [(wording.sumsAreAsked, .muted)]
    }
}
