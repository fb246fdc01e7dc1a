import InvoiceCore
import ScreenKit
import Wording

/// The invoices that are marked, to be asked about, settled, written or copied together.
struct ListMarks: Sendable, Equatable {
    /// By their local ids, as they are now.
    private(set) var invoices: [String: Invoice] = [:]
    /// What they ask for; summed when they change, for a header is drawn often.
    private(set) var sums = Totals()
    /// The local id of the invoice where a stretch of marks begins that isn't ended yet.
    var anchor: String?
    /// The questions about them that are on their way.
    var round: Round?

    /// Questions for the status of several invoices, a few at a time.
    struct Round: Sendable, Equatable {
        var waiting: [String]
        var asked: Set<RequestID> = []
        var answered = 0
        var failed = 0
        let count: Int
    }

    /// This many are asked about at once, and at most.
    static let atOnce = 3
    static let mostAsked = 200

    mutating func change(_ edit: (inout [String: Invoice]) -> Void) {
        edit(&invoices)
        sums = Totals(of: invoices.values)
    }
}

extension InvoiceList {
    var hasMarks: Bool { !marks.invoices.isEmpty || marks.anchor != nil }

    /// The marked ones, those of a stretch that isn't ended among them, the newest first.
    var marked: [Invoice] {
        allMarks.values.sorted { ($1.intent.createdAt, $1.id) < ($0.intent.createdAt, $0.id) }
    }

    private var allMarks: [String: Invoice] {
        var all = marks.invoices
        for index in stretch { all[shown[index].id] = shown[index] }
        return all
    }

    /// How many of the marked ones are not among those shown.
    var hiddenMarks: Int {
        let shown = Set(shown.map(\.id))
        return marks.invoices.keys.count { !shown.contains($0) }
    }

    /// How many are marked, and what they ask for.
    var markedSums: Totals { marks.anchor == nil ? marks.sums : Totals(of: allMarks.values) }

    /// The rows of a stretch that isn't ended.
    var stretch: Range<Int> {
        guard let anchor = marks.anchor, let start = shown.firstIndex(where: { $0.id == anchor }),
            shown.indices.contains(selected)
        else { return 0..<0 }
        return min(start, selected)..<(max(start, selected) + 1)
    }

    func isMarked(_ index: Int) -> Bool { stretch.contains(index) || marks.invoices[shown[index].id] != nil }

    var markBindings: [Binding] {
        let hasRows = selectedInvoice != nil
        return [
            bind(.space, wording.markInvoice, rank: nil, when: hasRows) { list, context in
                list.toggleMark()
                list.selected = min(list.selected + 1, max(0, list.shown.count - 1))
                return Reaction(effects: list.loadIfNear(&context))
            },
            bind(.char("V"), wording.markStretch, rank: nil, when: hasRows) { list, _ in
                if list.marks.anchor == nil {
                    list.marks.anchor = list.selectedInvoice?.id
                } else {
                    list.endStretch()
                }
                return .handled
            },
            bind(.ctrl("a"), wording.markAllShown, rank: nil, when: hasRows) { list, _ in
                list.marks.anchor = nil
                let isAll = list.shown.allSatisfy { list.marks.invoices[$0.id] != nil }
                let shown = list.shown
                list.marks.change { for invoice in shown { $0[invoice.id] = isAll ? nil : invoice } }
                return .handled
            },
        ]
    }

    /// The keys that act on all that are marked, in the place of those for one.
    var bindingsForMarked: [Binding] {
        let states = Set(allMarks.values.map(\.state))
        return [
            bind(.char("r"), wording.refreshMarked, rank: 1, when: states.contains(.created)) {
                Reaction(effects: $0.askMarked(&$1))
            },
            bind(
                .char("u"), wording.settleMarked, rank: 0,
                when: !states.isDisjoint(with: [.unknown, .sending, .closed])
            ) { list, context in
                Settling.open(list.marked.filter { [.unknown, .sending, .closed].contains($0.state) }, &context)
            },
            bind(.char("y"), wording.copyMenu, rank: 1, when: !states.isEmpty) { list, context in
                .push(CopyMenu(list.marked, context))
            },
            bind(.char("e"), wording.exportMarked, rank: 1, when: !states.isEmpty) { list, context in
                var query = InvoiceQuery()
                for invoice in list.marked { query.add(id: invoice.id) }
                return .push(ExportDialog(.marked(query, hidden: list.hiddenMarks), context))
            },
            bind(.escape, marks.round == nil ? wording.clearMarks : wording.stopAskingMarked, rank: 0) { list, _ in
                if list.marks.round?.waiting.isEmpty == false {
                    list.marks.round?.waiting = []
                } else {
                    list.marks = ListMarks()
                }
                return .handled
            },
        ]
    }

    private mutating func toggleMark() {
        guard let invoice = selectedInvoice else { return }
        endStretch()
        marks.change { $0[invoice.id] = $0[invoice.id] == nil ? invoice : nil }
    }

    private mutating func endStretch() {
        let new = shown[stretch]
        marks.change { for invoice in new { $0[invoice.id] = invoice } }
        marks.anchor = nil
    }

    /// Asks for the status of those that the gateway has, the newest first.
    private mutating func askMarked(_ context: inout AppContext) -> [Effect] {
        endStretch()
        let created = marked.filter { $0.state == .created }.prefix(ListMarks.mostAsked).map(\.id)
        marks.round = ListMarks.Round(waiting: created, count: created.count)
        return askNext(&context)
    }

    private mutating func askNext(_ context: inout AppContext) -> [Effect] {
        guard var round = marks.round else { return [] }
        var effects: [Effect] = []
        while round.asked.count < ListMarks.atOnce, !round.waiting.isEmpty {
            let id = context.newRequest()
            round.asked.insert(id)
            effects.append(.askStatus(id, invoiceID: round.waiting.removeFirst()))
        }
        let isDone = round.asked.isEmpty
        // Another screen's notices are its own.
        if !context.isCovered {
            context.notice = Notice(
                wording.askedMarked(round.answered, of: round.count, failed: round.failed, isDone: isDone),
                isDone ? (round.failed > 0 ? .warning : .success) : .pending)
        }
        marks.round = isDone ? nil : round
        return effects
    }

    /// An answer about one of the marked; nil where it is about another.
    mutating func takeMarked(_ id: RequestID, _ result: StatusOutcome, _ context: inout AppContext) -> [Effect]? {
        guard marks.round?.asked.remove(id) != nil else { return nil }
        marks.round?.answered += 1
        if case .failed = result { marks.round?.failed += 1 }
        return askNext(&context)
    }

    /// Keeps the marked ones as they are now.
    mutating func followMarks(_ changed: [Invoice]) {
        let known = changed.filter { marks.invoices[$0.id] != nil }
        if !known.isEmpty { marks.change { for invoice in known { $0[invoice.id] = invoice } } }
    }
}
