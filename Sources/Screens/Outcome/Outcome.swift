import InvoiceCore
import ScreenKit
import Wording

/// A request on its way, and then what became of it.
struct Outcome {
    let id: RequestID
    let method: PaymentMethod
    let amount: Amount
    let paymentID: PaymentID
    /// As ``AppContext/uptime`` was.
    let startedAt: Int64
    /// Sent before, and now again.
    let isAgain: Bool
    var elapsedMilliseconds = 0
    var isStopping = false
    var result: CreateOutcome?
    var lines = ScrolledLines()

    /// The reviewed request is on its way.
    init(id: RequestID, of review: Review, startedAt: Int64) {
        self.id = id
        (method, amount, paymentID) = (review.method, review.amount, review.paymentID)
        self.startedAt = startedAt
        isAgain = review.isAgain
    }

    var isSending: Bool { result == nil }

    /// The invoice as it stands, once it is known.
    var invoice: Invoice? { result?.sent?.invoice }

    /// False where the history doesn't know how it ended.
    var isRecorded: Bool { result?.sent?.recordFailure == nil }
}

extension Outcome: Screen {
    static var name: String { wording.outcomeTitle }

    var countsTime: Bool { isSending }
    var paymentsOnTheirWay: [String] { isSending ? [paymentID.text] : [] }

    func title(_ context: AppContext) -> String {
        switch result {
        case nil: wording.sendingTitle
        case .created: wording.createdTitle
        case .rejected: wording.rejectedTitle
        case .unknown: wording.unknownTitle
        case .unreachable, .notSent: wording.notSentTitle
        }
    }

    /// What became of it, for who listens.
    func place(_ context: AppContext) -> String { isRecorded ? title(context) : headline.word }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        guard context.isAccessible, let tracking = shownTracking.map(visible) else { return [] }
        return [(wording.isTrackedAs(tracking), .text)]
    }

    func bindings(_ context: AppContext) -> [Binding] {
        guard let result else {
            return [
                bind(
                    .escape, also: [.ctrl("c")], wording.stopWaiting, rank: 0, givesUp: true, when: !isStopping,
                    act: { screen, _ in
                        screen.isStopping = true
                        return .effects(.cancel(screen.id))
                    })
            ]
        }
        let home = Binding(.escape, wording.goHome, rank: 0, does: .home)
        let change = Binding(.escape, wording.changeInForm, rank: 0, does: .pop)
        let leave = Binding(.char("q"), wording.goHome, rank: 1, does: .home)
        guard let invoice else { return isAgain ? [home] : [change, leave] }
        let open = Binding(
            .enter, wording.openInvoice, rank: 1, does: .open(invoice).fromHome)
        let settle = Binding(.char("u"), wording.settleOutcome, rank: 0) { _, context in
            Settling.open([invoice], &context).fromHome
        }
        let record = isRecorded ? [] : [settle]
        switch result {
        case .created: return record + invoice.copyBindings(rank: 0) + next(after: invoice, open) + [home]
        case .rejected:
            return record + invoice.copyBindings(rank: 3) + (isAgain ? [open, home] : [change, open, leave])
        case .unreachable where isRecorded && invoice.state == .unsent:
            // Only what the history knows never to have left may be sent again.
            let again = Binding(
                .char("S"), wording.sendUnsentAgain, rank: 0,
                does: Review(again: invoice).map { .move(.home(then: $0)) } ?? .handled)
            return [again, open, home] + invoice.copyBindings(rank: 3)
        case .unknown, .unreachable, .notSent: return [settle, open, home] + invoice.copyBindings(rank: 3)
        }
    }

    private func next(after invoice: Invoice, _ open: Binding) -> [Binding] {
        [
            Binding(.char("p"), wording.showPaymentLink, rank: 0, when: invoice.canBePaid) { _, context in
                Payment.open(invoice, &context).fromHome
            }, open,
            Binding(.char("n"), wording.anotherInvoice, rank: 2) { _, context in
                InvoiceForm.open(InvoiceForm.freshDraft(context), &context).fromHome
            },
            Binding(.char("c"), wording.clone, rank: 3) { _, context in
                InvoiceForm.openClone(of: invoice, &context).fromHome
            },
            Binding(.char("X"), wording.replaceInvoice, rank: 4, when: invoice.replaceProblem == nil) { _, context in
                InvoiceForm.openReplacement(of: invoice, &context).fromHome
            },
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .ticked(_, let uptime):
            if isSending { elapsedMilliseconds = Int(max(0, uptime - startedAt)) }
            return .ignored
        case .key, .mouse:
            let (explanation, room) = explanation(in: Chrome.room(of: context.size), context)
            return lines.take(event, count: explanation.count, height: room.height)
        case .submitted(let id, let outcome):
            guard id == self.id else { return .ignored }
            if let exchange = outcome.sent?.invoice.updates.last(where: { $0.exchange != nil })?.exchange {
                elapsedMilliseconds = exchange.elapsedMilliseconds
            }
            result = outcome
            lines = ScrolledLines()
            return .handled
        case .invoicesChanged(let changed):
            if let own = invoice, let new = changed.first(where: { $0.id == own.id }) { take(new, after: own) }
            return .ignored
        default: return .ignored
        }
    }

    /// Takes in what the history says of the invoice.
    private mutating func take(_ new: Invoice, after own: Invoice) {
        if new.state == .created, own.state == .unknown {
            result = .created(SentInvoice(invoice: new))
        } else if !isRecorded, new.state == own.state {
            // The outcome could not be recorded at first, and is recorded now.
            result?.sent?.invoice = new
            result?.sent?.recordFailure = nil
        }
    }
}
