import InvoiceCore
import ScreenKit
import Wording

/// Compares a period of the history with the gateway's statement and shows what differs.
struct ReconcileScreen {
    /// What is being done.
    enum Phase: Sendable, Equatable {
        case comparing(RequestID, ReconcileProgress)
        case done(Reconciliation)
        /// Shall what is missing here, and what statuses are new, be adopted?
        case asking(Reconciliation)
        case adopting(RequestID, Reconciliation, done: Int)
        /// Nil before anything was compared.
        case failed(Problem?)
    }

    var period = PeriodPicker(choices: [.today, .week, .thirtyDays, .month], period: .week)
    var days: ClosedRange<LocalDay>?
    var phase: Phase
    var list = ListSelection()
    /// The invoice that is being read, to be opened.
    var reading: RequestID?

    /// Opens the board and begins to compare the last seven days.
    static func open(_ context: inout AppContext) -> Reaction {
        var screen = ReconcileScreen(phase: .failed(nil))
        let effects = screen.begin(&context)
        return .move(.push(screen), effects)
    }

    private init(phase: Phase) { self.phase = phase }

    /// Begins to compare anew; what still runs is stopped.
    mutating func begin(_ context: inout AppContext) -> [Effect] {
        var effects = stopping
        guard let days = period.days(context) else { return effects }
        self.days = days
        list = ListSelection()
        reading = nil
        let id = context.newRequest()
        phase = .comparing(id, .fetching(part: 0, rows: 0))
        let limits = context.limits(of: days)
        effects.append(.reconcile(id, since: limits.since, until: limits.until))
        return effects
    }

    private var stopping: [Effect] {
        switch phase {
        case .comparing(let id, _), .adopting(let id, _, _): [.cancel(id)]
        case .done, .asking, .failed: []
        }
    }

    /// What was found, once it was.
    var result: Reconciliation? {
        switch phase {
        case .done(let result), .asking(let result), .adopting(_, let result, _): result
        case .comparing, .failed: nil
        }
    }

    var rows: [ReconcileDifference] { result?.differences ?? [] }

    /// True where settling would answer something that was found.
    private var hasOpenOutcomes: Bool {
        result.map { !$0.unsettled.isEmpty || $0.differences.contains { $0.kinds.contains(.outcome) } } ?? false
    }

    var selectedRow: ReconcileDifference? { rows.indices.contains(list.selected) ? rows[list.selected] : nil }

    /// False where a question stands or something is being recorded.
    private var mayMove: Bool {
        switch phase {
        case .asking, .adopting: false
        case .comparing, .done, .failed: true
        }
    }
}

extension ReconcileScreen: PeriodScreen {
    static var name: String { wording.reconcileTitle }

    func bindings(_ context: AppContext) -> [Binding] {
        switch phase {
        case .asking(let result):
            return [
                bind(
                    .enter, wording.adoptThem, rank: 0,
                    act: { screen, context in
                        let id = context.newRequest()
                        screen.phase = .adopting(id, result, done: 0)
                        return .effects(.adopt(id, result))
                    }),
                bind(
                    .escape, wording.adoptNothing, rank: 0,
                    act: { screen, _ in
                        screen.phase = .done(result)
                        return .handled
                    }),
            ]
        case .adopting(let id, _, _):
            return [
                Binding(
                    .escape, wording.stopAdopting, rank: 0, givesUp: true, does: .effects(.cancel(id))
                )
            ]
        case .comparing, .failed: return periodBindings(stepRank: 2) + [again, leaving]
        case .done(let result): return bindings(for: result, context) + periodBindings(stepRank: 2) + [again, leaving]
        }
    }

    private func bindings(for result: Reconciliation, _ context: AppContext) -> [Binding] {
        [
            bind(
                .enter, selectedRow?.here == nil ? wording.askAboutMissing : wording.openInvoice, rank: 0,
                when: selectedRow != nil
            ) { $0.open(&$1) },
            bind(.char("w"), wording.explainNumbers, rank: 2) { screen, _ in .push(screen.explanation(of: result)) },
            bind(
                .char("a"), wording.adoptMissing, rank: 0, when: result.adoptable > 0,
                act: { screen, _ in
                    screen.phase = .asking(result)
                    return .handled
                }),
            bind(
                .char("e"), wording.exportDifferences, rank: 0,
                when: !rows.isEmpty,
                act: { _, context in .push(ExportDialog(.differences(result), context)) }),
            Binding(
                .char("u"), wording.settleUnknown, rank: 0,
                when: hasOpenOutcomes && !context.unsettled.isEmpty,
                act: { _, context in Settling.open(context.unsettled, &context) }),
        ]
    }

    private var again: Binding {
        bind(.char("r"), wording.compareAgain, rank: 3) { Reaction(effects: $0.begin(&$1)) }
    }

    private var leaving: Binding {
        Binding(
            .escape, also: [.char("q")], wording.backToInvoices, rank: 0, does: .move(.pop, self.stopping))
    }

    private mutating func open(_ context: inout AppContext) -> Reaction {
        guard let invoiceID = selectedRow?.here?.id else {
            // The gateway alone knows of it, and is asked: from there it can be adopted.
            let there = selectedRow?.there
            let number = (there?.tracking ?? there?.paymentID).flatMap { GatewayNumber($0) }
            return number.map { LookUp.open($0, &context) } ?? .handled
        }
        let id = context.newRequest()
        reading = id
        return .effects(.readInvoice(id, invoiceID: invoiceID))
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            return list.handle(key, count: rows.count, height: listHeight(context)) ? .handled : .ignored
        case .mouse(let mouse, let target):
            list.handle(
                mouse, row: target?.rowNumber, count: rows.count, height: listHeight(context), isLong: true)
            return mouse == .doubleClick && target?.rowNumber != nil && mayMove ? open(&context) : .handled
        case .reconcileProgressed(let id, let step):
            guard case .comparing(id, _) = phase else { return .ignored }
            phase = .comparing(id, step)
            return .handled
        case .reconciled(let id, let result):
            guard case .comparing(id, _) = phase else { return .ignored }
            phase = .done(result)
            if let first = result.reopened.first { context.notice = Notice(reopening: first.invoice) }
            return .handled
        case .reconcileFailed(let id, let problem):
            guard case .comparing(id, _) = phase else { return .ignored }
            phase = .failed(problem)
            return .handled
        case .adoptProgressed(let id, let done):
            guard case .adopting(id, let result, _) = phase else { return .ignored }
            phase = .adopting(id, result, done: done)
            return .handled
        case .adoptEnded(let id, let adoption):
            guard case .adopting(id, let result, _) = phase else { return .ignored }
            context.notice = Self.notice(of: adoption)
            phase = .done(result)
            return Reaction(effects: begin(&context))
        case .invoiceRead(let id, let invoice):
            guard reading == id else { return .ignored }
            reading = nil
            return InvoiceDetail.open(invoice, &context)
        default: return .ignored
        }
    }

    private static func notice(of adoption: Adoption) -> Notice {
        let (incomplete, newer) = (adoption.incomplete.count, adoption.newerHere.count)
        var parts: [String] = []
        if !adoption.adopted.isEmpty || adoption.statuses.isEmpty {
            parts.append(wording.adopted(adoption.adopted.count))
        }
        if !adoption.statuses.isEmpty { parts.append(wording.statusesTaken(adoption.statuses.count)) }
        if incomplete > 0 { parts.append(wording.tooLittleTold(incomplete)) }
        if newer > 0 { parts.append(wording.newerHere(newer)) }
        let text = parts.joined(separator: " ")
        switch adoption.failure {
        case nil: return Notice(text, incomplete + newer > 0 ? .warning : .success)
        case .canceled?: return Notice("\(text) \(wording.adoptingStopped)", .error)
        case let failure?: return Notice("\(text) \(wording.sentences(for: failure))", .error)
        }
    }
}
