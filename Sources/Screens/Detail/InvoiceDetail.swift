import InvoiceCore
import ScreenKit
import Wording

/// One invoice whole: its fields, request and answer, and everything that happened to it.
struct InvoiceDetail {
    var invoice: Invoice
    var lines = ScrolledLines()
    var asked: RequestID?
    /// Questions about the invoices that were shown here before, not answered yet.
    var askedBefore: [RequestID: PaymentID] = [:]
    /// True where it was opened from the list or a search, which has others beside it.
    let isListed: Bool
    /// The local id of the invoice on the page below, where this one was opened from it as its partner.
    let cameFrom: String?
    /// The replacement of this one, or what it replaces, that is being read to be opened.
    var readingPartner: RequestID?
    /// The note that is being typed.
    var note: TextInput?
    /// The request that puts it into the history.
    var saving: RequestID?

    init(invoice: Invoice, isListed: Bool = false, cameFrom: String? = nil) {
        self.invoice = invoice
        self.isListed = isListed
        self.cameFrom = cameFrom
    }

    /// Opens an invoice that was read, unless something else was opened meanwhile; nil where it can't be read.
    static func open(_ read: Invoice?, from id: String? = nil, _ context: inout AppContext) -> Reaction {
        if let read { return context.isCovered ? .handled : .push(InvoiceDetail(invoice: read, cameFrom: id)) }
        context.notice = Notice(wording.cantReadInvoice, .warning)
        return .handled
    }
}

extension InvoiceDetail: Screen {
    static var name: String { wording.invoiceTitle }

    func title(_ context: AppContext) -> String {
        wording.invoiceTitle(paymentID: invoice.intent.paymentID.text)
    }

    func takesText(_ context: AppContext) -> Bool { note != nil }

    func bindings(_ context: AppContext) -> [Binding] {
        if note != nil { return noteBindings }
        let invoice = invoice
        let back = Binding(
            .escape, also: [.char("q"), .char("h"), .left], wording.goBack, rank: 0, does: .pop)
        let clone = Binding(.char("c"), wording.clone, rank: 2) { _, context in
            InvoiceForm.openClone(of: invoice, &context)
        }
        let partner =
            invoice.partner.map { partner in
                [bind(.char("L"), partner.text, rank: partner.rank) { $0.openPartner(partner.id, &$1) }]
            } ?? []
        return [back] + partner + invoice.copyBindings(rank: 1) + ownBindings
            + [clone, invoice.replaceBinding, noteBinding]
            + neighbourBindings + [.help(rank: 2)]
    }

    /// What can be done with an invoice of this state.
    private var ownBindings: [Binding] {
        let invoice = invoice
        func settle(_ text: ActionText, rank: Int) -> Binding {
            Binding(.char("u"), text, rank: rank) { _, context in Settling.open([invoice], &context) }
        }
        switch invoice.state {
        case .created:
            return [
                bind(.char("r"), wording.refreshStatus, rank: 1) { $0.refresh(&$1) },
                Binding(.char("p"), invoice.paymentLinkText, rank: 1, when: invoice.canBePaid) { _, context in
                    Payment.open(invoice, &context)
                },
            ]
        case .unknown:
            return [
                settle(wording.settleOutcome, rank: 0),
                Binding(
                    .char("x"), wording.closeUnknown, rank: 0, when: invoice.isClosable, does: .push(Closing(invoice))),
            ]
        case .closed: return [settle(wording.settleClosed, rank: 1)]
        case .rejected: return [settle(wording.settleRejected, rank: 1)]
        case .unsent:
            return [
                Binding(
                    .char("S"), wording.sendUnsentAgain, rank: 0,
                    does: Review(again: invoice).map { .push($0) } ?? .handled)
            ]
        case .sending: return [settle(wording.settleSending, rank: 1)]
        }
    }

    /// Opens it above this one; goes back where this one was opened from it.
    private mutating func openPartner(_ id: String, _ context: inout AppContext) -> Reaction {
        if id == cameFrom { return .pop }
        let request = context.newRequest()
        readingPartner = request
        return .effects(.readInvoice(request, invoiceID: id))
    }

    private mutating func refresh(_ context: inout AppContext) -> Reaction {
        let id = context.newRequest()
        asked = id
        context.notice = Notice(wording.askingGateway, .pending)
        return .effects(.askStatus(id, invoiceID: invoice.id))
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let room = linesRoom(Chrome.room(of: context.size))
        switch event {
        case .key where note != nil, .paste where note != nil: return typeNote(event, &context)
        case .key, .mouse:
            let count = Self.lines(of: invoice, width: room.width - 4, context).count
            return lines.take(event, count: count, height: room.height)
        case .noteAnswered(let id, let outcome):
            guard id == saving else { return .ignored }
            return take(outcome, &context)
        case .invoiceRead(let id, let partner):
            guard id == readingPartner else { return .ignored }
            readingPartner = nil
            return Self.open(partner, from: invoice.id, &context)
        case .invoicesChanged(let changed):
            invoice.merge(changed)
            return .ignored
        case .invoicesLoaded(_, let page):
            invoice.merge(page.invoices)
            return .ignored
        case .statusAnswered(let id, _, let result):
            if let payment = askedBefore.removeValue(forKey: id) {
                let told = InvoiceList.notice(of: result, isShort: true)
                context.notice = Notice(
                    wording.payment(visible(payment.text), warning: told.text), told.role, rank: told.rank)
                // One may have come back to it.
                if let new = event.sent?.invoice, new.id == invoice.id { invoice = new }
                return .handled
            }
            guard id == asked else { return .ignored }
            asked = nil
            context.notice = InvoiceList.notice(of: result, isShort: true)
            if let new = event.sent?.invoice { invoice = new }
            return .handled
        default: return .ignored
        }
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let inside = linesRoom(room).inset(left: 2, right: 1)
        lines.draw(Self.lines(of: invoice, width: inside.width - 1, context), in: &frame, room: inside)
        drawNote(in: &frame, row: room.row(room.height - 1).inset(left: 2, right: 2))
    }

    /// The place of the text: a note that is being typed has the last line, and a blank one above it.
    private func linesRoom(_ room: Rect) -> Rect { note == nil ? room : room.inset(bottom: 2) }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        if note != nil { return [(wording.noteAdvice(context.key), .muted)] }
        if context.unsavedNotes[invoice.id] != nil { return [(wording.noteIsAside(context.key), .warning)] }
        switch invoice.state {
        case .created:
            // What a status means stands below the first line; a warning is seen wherever the page is scrolled to.
            if ShownState(invoice) == .mismatch, let words = wording.explanation(of: invoice) {
                return [(words, .error)]
            }
            if let id = invoice.replacement {
                return [(wording.replacedLine(by: context.name(ofPartner: id)), .warning)]
            }
            if invoice.report == nil { return [(wording.createdAdvice(context.key), .muted)] }
            return invoice.isWaiting ? [(wording.waitingAdvice(context.key), .muted)] : []
        case .unknown:
            return [
                (invoice.isClosable ? wording.missingAdvice(context.key) : wording.unknownAdvice(context.key), .warning)
            ]
        case .closed: return [(wording.closedAdvice(context.key), .muted)]
        case .unsent: return [(wording.unsentAdvice(context.key), .warning)]
        case .rejected: return [(wording.rejectedAdvice(context.key), .muted)]
        case .sending: return [(wording.onItsWay, .pending)]
        }
    }
}
