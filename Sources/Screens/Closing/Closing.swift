import InvoiceCore
import ScreenKit
import Wording

/// Asks whether an invoice that the gateway doesn't have is to be closed as never created, and closes it.
struct Closing {
    let invoice: Invoice
    /// The amount typed again, where the profile is live.
    var confirmation = TextInput()
    var closing: RequestID?

    init(_ invoice: Invoice) { self.invoice = invoice }

    private func needsConfirmation(_ context: AppContext) -> Bool { context.kind == .live && closing == nil }
}

extension Closing: Screen {
    static var name: String { wording.closingTitle }

    func bindings(_ context: AppContext) -> [Binding] {
        [
            bind(
                .enter, wording.closeNow(isLive: context.kind == .live), rank: 0, when: closing == nil
            ) { $0.close(&$1) },
            Binding(.escape, wording.leaveUnclosed, rank: 0, when: closing == nil, does: .pop),
        ]
    }

    func takesText(_ context: AppContext) -> Bool { needsConfirmation(context) }

    private mutating func close(_ context: inout AppContext) -> Reaction {
        let confirmed: Confirmation
        do throws(Problem) {
            let typed = needsConfirmation(context) ? confirmation.text : nil
            confirmed = try Confirmation(typed, of: invoice.intent.amount, on: context.kind)
        } catch {
            let amount = invoice.intent.amount.text(minimumDecimals: min(2, invoice.decimals))
            context.notice = Notice(
                confirmation.isEmpty ? wording.liveNeedsAmountToClose : wording.notTheAmount(amount), .error)
            return .handled
        }
        let id = context.newRequest()
        closing = id
        return .effects(.close(id, invoiceID: invoice.id, confirmed))
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            return needsConfirmation(context) && confirmation.handle(amountKey: key) ? .handled : .ignored
        case .paste:
            // What was copied may be what was wrong.
            if needsConfirmation(context) { context.notice = Notice(wording.typeAmountToCloseByHand, .warning) }
            return .handled
        case .closingEnded(let id, let outcome):
            guard closing == id else { return .ignored }
            switch outcome {
            case .closed(let invoice):
                context.notice = Notice(wording.closed(paymentID: invoice.intent.paymentID.text), .success)
            case .notClosed(let problem): context.notice = Notice(problem)
            }
            return .pop
        default: return .ignored
        }
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let inside = room.inset(left: 2, top: 1, right: 2)
        var lines = StyledLine.facts(
            [
                [(wording.amount(of: invoice), .amount)], [(wording.methodName(of: invoice), .text)],
                [(wording.namedPaymentID(invoice.intent.paymentID.text), .muted)],
            ], width: inside.width)
        lines.append(StyledLine())
        for text in wording.closingMeans {
            lines += StyledLine.wrapped(text, width: min(90, inside.width)) + [StyledLine()]
        }
        if closing != nil { lines.append(StyledLine(wording.closingNow, .pending)) }
        for (row, line) in lines.enumerated() where row < inside.height {
            line.draw(in: &frame, x: inside.x, y: inside.y + row, width: inside.width)
        }
        guard needsConfirmation(context) else { return }
        let prompt = StyledLine.wrapped(wording.typeAmountToClose, .error, width: inside.width)
        let y = min(inside.y + lines.count, inside.maxY - prompt.count - 1)
        frame.fill(Rect(x: inside.x, y: y, width: inside.width, height: inside.maxY - y))
        for (row, line) in prompt.enumerated() { line.draw(in: &frame, x: inside.x, y: y + row, width: inside.width) }
        confirmation.draw(
            in: &frame, x: inside.x, y: y + prompt.count, width: min(24, inside.width), focused: true)
    }
}
