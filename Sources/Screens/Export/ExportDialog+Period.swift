import InvoiceCore
import ScreenKit
import Wording

extension ExportDialog {
    /// Opens the dialog; where invoices are to be written, how many there are is counted.
    static func open(_ subject: Subject, _ context: inout AppContext) -> Reaction {
        var dialog = ExportDialog(subject, context)
        let effects = dialog.count(&context)
        return .push(dialog, effects)
    }

    /// True where the invoices of a period can be chosen.
    var hasPeriods: Bool {
        switch subject {
        case .allInvoices, .found: true
        case .marked, .differences, .code: false
        }
    }

    /// The keys that choose a period, while the name is not being typed.
    var periodBindings: [Binding] {
        guard hasPeriods else { return [] }
        let canStep = isOnPeriod && period.period != .all
        let choices = period.choices.map { choice in
            bind(choice.action.key, choice.action.text, rank: nil, when: isOnPeriod) { $0.choose(choice, back: 0, &$1) }
        }
        return choices + [
            bind(.left, wording.goEarlier, rank: 2, when: canStep) {
                $0.choose($0.period.period, back: $0.period.back + 1, &$1)
            },
            bind(.right, wording.goLater, rank: 2, when: canStep && period.back > 0) {
                $0.choose($0.period.period, back: $0.period.back - 1, &$1)
            },
            bind(
                .tab, also: [.shiftTab, .up, .down], isOnPeriod ? wording.typeFileName : wording.choosePeriod, rank: 1
            ) { dialog, _ in
                dialog.isOnPeriod.toggle()
                return .handled
            },
        ]
    }

    private mutating func choose(_ choice: Period, back: Int, _ context: inout AppContext) -> Reaction {
        (period.period, period.back) = (choice, back)
        // A name that was proposed tells of what period it is; one that was typed is the person's.
        if input.text == proposedName {
            proposedName = Self.name(for: subject, period.days(context), context)
            input = TextInput(text: proposedName)
        }
        return Reaction(effects: count(&context))
    }

    /// Counts what would be written; what still counts is stopped.
    private mutating func count(_ context: inout AppContext) -> [Effect] {
        let search: String
        switch subject {
        case .allInvoices: search = ""
        case .found(_, let text): search = text
        case .marked, .differences, .code: return []
        }
        var effects = counting.map { [Effect.cancel($0)] } ?? []
        let id = context.newRequest()
        (counting, counted) = (id, nil)
        days = period.days(context)
        let limits = days.map { context.limits(of: $0) }
        effects.append(.gatherStatistics(id, search: search, since: limits?.since, until: limits?.until))
        return effects
    }

    /// The invoices to write, those of the period that is chosen.
    func query(_ query: InvoiceQuery, _ context: AppContext) -> InvoiceQuery {
        guard let limits = days.map({ context.limits(of: $0) }) else { return query }
        var query = query
        query.begin(at: limits.since)
        query.end(before: limits.until)
        return query
    }

    /// A name to begin with: `einvoice-shop-uah-2026-11-22.csv`, `einvoice-shop-uah-2026-11-16-to-2026-11-22.csv`.
    static func name(for subject: Subject, _ days: ClosedRange<LocalDay>?, _ context: AppContext) -> String {
        let today = context.zone.civil(context.now).date
        switch subject {
        case .allInvoices, .found, .marked:
            let date =
                days.map {
                    $0.lowerBound == $0.upperBound
                        ? $0.lowerBound.date : "\($0.lowerBound.date)-to-\($0.upperBound.date)"
                }
                ?? today
            return "einvoice-\(part(context.profile))-\(date).csv"
        case .differences: return "einvoice-reconcile-\(part(context.profile))-\(today).csv"
        case .code(_, let paymentID): return "einvoice-pay-\(part(paymentID)).png"
        }
    }

    /// A text as part of a file's name.
    private static func part(_ text: String) -> String {
        String(text.map { $0 == "/" || $0.isWhitespace ? "-" : $0 })
    }
}
