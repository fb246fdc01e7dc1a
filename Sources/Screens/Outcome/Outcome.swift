import InvoiceCore
import ScreenKit

/// A request on its way, and then what became of it.
struct Outcome {
    let id: RequestID
    let facts: ReviewFacts
    /// As ``AppContext/uptime`` was.
    let startedAt: Int64
    /// Sent before, and now again.
    let isAgain: Bool
    var elapsedMilliseconds = 0
    var isStopping = false
    var result: SubmissionResult?
    var cautions: [OutcomeCaution] = []
    var lines = ScrolledLines()

    init(id: RequestID, facts: ReviewFacts, startedAt: Int64, isAgain: Bool) {
        self.id = id
        self.facts = facts
        self.startedAt = startedAt
        self.isAgain = isAgain
    }

    var isSending: Bool { result == nil }

    /// The invoice as it stands, once it is known.
    var invoice: Invoice? { result?.invoice }

    /// False where the history doesn't know how it ended.
    var isRecorded: Bool { !cautions.contains(where: \.isAboutTheRecord) }
}

extension Outcome: Screen {
    static let name = "What became of it"

    var countsTime: Bool { isSending }
    var paymentsOnTheirWay: [String] { isSending ? [facts.paymentID] : [] }

    func title(_ context: AppContext) -> String {
        switch result {
        case nil: "Sending"
        case .created: "Created"
        case .rejected, .credentialsRefused: "Rejected"
        case .unknown: "Unknown"
        case .unreachable, .notSent: "Not sent"
        }
    }

    func bindings(_ context: AppContext) -> [Binding] {
        let home = Binding(.home, .escape, "Invoices", "Back to the list of invoices", rank: 0)
        let open = Binding(.open, .enter, also: [.char("o")], "Open", "Everything about the invoice", rank: 1)
        let another = Binding(.another, .char("n"), "Another", "One more invoice, from an empty form", rank: 2)
        let clone = Binding(.clone, .char("c"), "Clone", "One more invoice like this one", rank: 3)
        let change = Binding(.change, .escape, also: [.char("e")], "Change", "Back to the form", rank: 0)
        let settle = Binding(.settle, .char("u"), "Settle now", "Ask the gateway what became of it", rank: 0)
        let record = isRecorded ? [] : [settle]
        let isCreated = if case .created? = result { true } else { false }
        let copy = invoice?.copyBindings(rank: isCreated ? 0 : 3) ?? []
        switch result {
        case nil:
            return isStopping
                ? []
                : [
                    Binding(
                        .stopWaiting, .escape, also: [.ctrl("c")], "Stop waiting",
                        "Stop waiting; once it has left, the outcome is unknown",
                        rank: 0, givesUp: true)
                ]
        case .created:
            return record + copy + [
                Binding(.pay, .char("p"), "Payment link", "The payment link, also as a QR code", rank: 0), open,
                another,
                clone, home,
            ]
        case .unknown:
            return [settle, open, home] + copy
        case .rejected, .credentialsRefused:
            return record + copy
                + (isAgain
                    ? [open, home]
                    : [change, open, Binding(.home, .char("q"), "Invoices", "Back to the list", rank: 1)])
        case .unreachable:
            // Only what the history knows never to have left may be sent again.
            guard isRecorded, invoice?.state == .unsent else { return [settle, open, home] + copy }
            return [
                Binding(.again, .char("r"), "Send again", "Try once more: nothing was created yet", rank: 0), open,
                home,
            ] + copy
        case .notSent:
            return isAgain ? [home] : [change, Binding(.home, .char("q"), "Invoices", "Back to the list", rank: 1)]
        }
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .ticked(_, let uptime):
            if isSending { elapsedMilliseconds = Int(max(0, uptime - startedAt)) }
            return .ignored
        case .key(let key):
            if bindings(context).first(for: key) != nil { return .ignored }
            let (explanation, room) = explanation(in: Chrome.room(of: context.size), context)
            return lines.handle(key, count: explanation.count, height: room.height) ? .handled : .ignored
        case .mouse(let mouse):
            let (explanation, room) = explanation(in: Chrome.room(of: context.size), context)
            let rows = mouse.kind == .wheelUp ? -3 : mouse.kind == .wheelDown ? 3 : 0
            lines.scroll(by: rows, count: explanation.count, height: room.height)
            return .handled
        case .submitted(let id, let result, let cautions):
            guard id == self.id else { return .ignored }
            if let exchange = result.invoice?.updates.last(where: { $0.exchange != nil })?.exchange {
                elapsedMilliseconds = exchange.elapsedMilliseconds
            }
            self.result = result
            self.cautions = cautions
            lines = ScrolledLines()
            return .handled
        case .invoicesChanged(let changed):
            if let own = invoice, let new = changed.first(where: { $0.id == own.id }) { take(new, after: own) }
            return .ignored
        default: return .ignored
        }
    }

    mutating func perform(_ action: Action, _ context: inout AppContext) -> Reaction {
        switch action {
        case .stopWaiting:
            isStopping = true
            return .effects(.cancel(id))
        case .copyNumber, .copyPaymentID: return invoice?.copying(action) ?? .handled
        case .open: return invoice.map { .move(.home(then: InvoiceDetail(invoice: $0))) } ?? .handled
        case .home: return .move(.home(then: nil))
        case .change: return .move(.pop)
        case .pay:
            guard let invoice else { return .handled }
            let reaction = Payment.open(invoice, &context)
            guard case .push(let screen) = reaction.move else { return reaction }
            return .move(.home(then: screen), reaction.effects)
        case .another: return Self.homeThenForm(InvoiceForm.freshDraft(context), &context)
        case .clone:
            return invoice.map { Self.homeThenForm(InvoiceForm.clone(of: $0, context), &context) } ?? .handled
        case .settle:
            guard let invoice else { return .handled }
            let reaction = Settling.open([invoice], &context)
            guard case .push(let screen) = reaction.move else { return reaction }
            return .move(.home(then: screen), reaction.effects)
        case .again:
            guard let invoice, let review = Review(again: invoice) else { return .handled }
            return .move(.home(then: review))
        default: return .ignored
        }
    }

    /// Takes in what the history says of the invoice.
    private mutating func take(_ new: Invoice, after own: Invoice) {
        if new.state == .created, own.state == .unknown {
            result = .created(new)
            cautions = []
        } else if !isRecorded, new.state == own.state {
            // What could not be recorded at first is recorded now.
            result = result?.about(new)
            cautions.removeAll(where: \.isAboutTheRecord)
        }
    }

    private static func homeThenForm(_ draft: InvoiceDraft, _ context: inout AppContext) -> Reaction {
        let reaction = InvoiceForm.open(draft, &context)
        guard case .push(let screen) = reaction.move else { return reaction }
        return .move(.home(then: screen), reaction.effects)
    }
}
