import InvoiceCore
import ScreenKit

/// One invoice whole: its fields, request and answer, and everything that happened to it.
struct InvoiceDetail {
    var invoice: Invoice
    var lines = ScrolledLines()
    var asked: RequestID?

    init(invoice: Invoice) { self.invoice = invoice }
}

extension InvoiceDetail: Screen {
    static let name = "Invoice"

    func title(_ context: AppContext) -> String { "Invoice \(invoice.intent.paymentID)" }

    func bindings(_ context: AppContext) -> [Binding] {
        var bindings = [
            Binding(
                .back, .escape, also: [.char("q"), .char("h"), .left], "Back", "Back to where you came from", rank: 0)
        ]
        bindings += invoice.copyBindings(rank: 1)
        switch invoice.state {
        case .created:
            bindings.append(
                Binding(.refresh, .char("r"), "Refresh", "Ask the gateway for the payment's status", rank: 1))
            bindings.append(Binding(.pay, .char("p"), "Pay link", "The payment link, also as a QR code", rank: 1))
        case .unknown:
            bindings.append(Binding(.settle, .char("u"), "Settle", "Ask the gateway what became of it", rank: 0))
        case .rejected:
            bindings.append(
                Binding(.settle, .char("u"), "Ask gateway", "Ask the gateway whether it has it all the same", rank: 1))
        case .unsent:
            bindings.append(Binding(.again, .char("r"), "Send again", "Try once more: nothing was created", rank: 0))
        case .sending:
            bindings.append(
                Binding(.settle, .char("u"), "Settle", "Ask the gateway, if nobody sends it any more", rank: 1))
        }
        return bindings + [
            Binding(.clone, .char("c"), "Clone", "A new invoice like this one", rank: 2),
            Binding(.help, .function(1), also: [.char("?")], "Help", "Keys of this screen", rank: 3),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let room = Chrome.room(of: context.size)
        switch event {
        case .key(let key):
            if bindings(context).first(for: key) != nil { return .ignored }
            let count = Self.lines(of: invoice, width: room.width - 4, context).count
            return lines.handle(key, count: count, height: room.height) ? .handled : .ignored
        case .mouse(let mouse):
            let rows = mouse.kind == .wheelUp ? -3 : mouse.kind == .wheelDown ? 3 : 0
            let count = Self.lines(of: invoice, width: room.width - 4, context).count
            lines.scroll(by: rows, count: count, height: room.height)
            return .handled
        case .invoicesChanged(let changed):
            if let new = changed.first(where: { $0.id == invoice.id }) { invoice = new }
            return .ignored
        case .invoicesLoaded(_, let page):
            if let new = page.invoices.first(where: { $0.id == invoice.id }) { invoice = new }
            return .ignored
        case .statusAnswered(let id, _, let result):
            guard id == asked else { return .ignored }
            asked = nil
            context.notice = InvoiceList.notice(of: result)
            if case .updated(let new) = result { invoice = new }
            return .handled
        default: return .ignored
        }
    }

    mutating func perform(_ action: Action, _ context: inout AppContext) -> Reaction {
        switch action {
        case .back: return .move(.pop)
        case .pay: return Payment.open(invoice, &context)
        case .copyNumber, .copyPaymentID: return invoice.copying(action) ?? .handled
        case .refresh:
            let id = context.newRequest()
            asked = id
            context.notice = Notice("Asking the gateway…", .pending)
            return .effects(.askStatus(id, invoiceID: invoice.id))
        case .settle: return Settling.open([invoice], &context)
        case .again: return Review(again: invoice).map { .move(.push($0)) } ?? .handled
        case .clone: return InvoiceForm.open(InvoiceForm.clone(of: invoice, context), &context)
        default: return .ignored
        }
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let inside = room.inset(left: 2, right: 1)
        lines.draw(Self.lines(of: invoice, width: inside.width - 1, context), in: &frame, room: inside)
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        switch invoice.state {
        case .created:
            guard let words = Wording.explanation(of: invoice) else {
                return [("Created; r asks whether it is paid.", .muted)]
            }
            return [(words, Wording.badge(for: invoice).role)]
        case .unknown: return [("It may have been created. u asks the gateway; nothing is sent twice.", .warning)]
        case .unsent: return [("Surely nothing was created. r sends the same request again.", .warning)]
        case .rejected: return [("The gateway said no. c makes a new one like it.", .muted)]
        case .sending: return [("On its way to the gateway.", .pending)]
        }
    }
}
