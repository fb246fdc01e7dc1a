import InvoiceCore
import ScreenKit
import Wording

/// The request exactly as it will be sent, once more, before it is.
struct Review {
    /// The request that is about to be sent.
    enum Subject: Sendable, Equatable {
        /// A new invoice, and the draft that it came of.
        case new(PreparedInvoice, draftID: String)
        /// An invoice that the gateway does not have, the same bytes again.
        case again(Invoice)
    }

    let subject: Subject
    let method: PaymentMethod
    let amount: Amount
    let paymentID: PaymentID
    /// The amount typed again, where the profile is live.
    var confirmation = TextInput()
    /// The card number typed again, where an invoice with one is sent again.
    var card = TextInput()
    /// Which of the two inputs has the cursor.
    var isOnCard: Bool
    var lines = ScrolledLines()

    init(_ prepared: PreparedInvoice, draftID: String) {
        subject = .new(prepared, draftID: draftID)
        let request = prepared.request
        (method, amount, paymentID) = (request.method, request.amount, request.paymentID)
        isOnCard = false
    }

    /// For sending again; nil where the catalog lacks the method.
    init?(again invoice: Invoice) {
        guard let method = invoice.method else { return nil }
        subject = .again(invoice)
        let intent = invoice.intent
        (self.method, amount, paymentID) = (method, intent.amount, intent.paymentID)
        isOnCard = intent[.sender].map(CardNumber.isMasked) ?? false
    }

    /// True where the card number must be typed again.
    var needsCard: Bool {
        if case .again(let invoice) = subject {
            invoice.intent[.sender].map(CardNumber.isMasked) ?? false
        } else {
            false
        }
    }

    func needsConfirmation(_ context: AppContext) -> Bool { context.kind == .live }

    /// Once the amount was typed again, in whatever notation of the same value, or need not be.
    func confirmation(_ context: AppContext) throws(Problem) -> Confirmation {
        try Confirmation(needsConfirmation(context) ? confirmation.text : nil, of: amount, on: context.kind)
    }

    /// True when the typed number is a card's and fits the digits that were kept.
    var isCardRight: Bool {
        guard case .again(let invoice) = subject, let card = CardNumber(card.text) else { return false }
        return card.masked == invoice.intent[.sender]
    }
}

extension Review: Screen {
    static var name: String { wording.reviewTitle }

    func title(_ context: AppContext) -> String {
        if case .again = subject { return wording.sendAgainTitle }
        return Self.name
    }

    func bindings(_ context: AppContext) -> [Binding] {
        [
            bind(
                .enter, wording.send(isLive: context.kind == .live), rank: 0
            ) { $0.send(&$1) },
            Binding(
                .escape, isAgain ? wording.leaveResending : wording.changeBeforeSending, rank: 0, does: .pop),
            bind(
                .tab, also: [.shiftTab], wording.switchInput, rank: 1,
                when: needsCard && needsConfirmation(context),
                act: { screen, _ in
                    screen.isOnCard.toggle()
                    return .handled
                }),
            Binding(
                .ctrl("o"), wording.openSimilar, rank: 1,
                when: similar != nil, does: self.similar.map { .open($0) } ?? .handled),
        ]
    }

    func takesText(_ context: AppContext) -> Bool { needsCard || needsConfirmation(context) }

    /// An invoice that looks the same.
    var similar: Invoice? {
        guard case .new(let prepared, _) = subject else { return nil }
        for case .similarInvoice(let invoice, _) in prepared.warnings { return invoice }
        return nil
    }

    /// The invoice from whose amount this one is far away, and whether it was made from that one.
    var unusual: (other: Invoice, isModel: Bool)? {
        guard case .new(let prepared, _) = subject else { return nil }
        for case .unusualAmount(let invoice, let isModel) in prepared.warnings { return (invoice, isModel) }
        return nil
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            if needsCard, isOnCard {
                if card.handle(key) { return .handled }
            } else if needsConfirmation(context), confirmation.handle(amountKey: key) {
                return .handled
            }
            // A key that an input doesn't use scrolls the text above it.
            return scroll(event, context)
        case .paste(let text):
            // The amount is typed by hand: what was copied may be what was wrong.
            if needsCard, isOnCard {
                card.insert(pastedSender: text)
            } else if needsConfirmation(context) {
                context.notice = Notice(wording.typeAmountByHand, .warning)
            }
            return .handled
        case .mouse: return scroll(event, context)
        default: return .ignored
        }
    }

    private mutating func scroll(_ event: AppEvent, _ context: AppContext) -> Reaction {
        let layout = layout(in: Chrome.room(of: context.size), context)
        return lines.take(event, count: layout.lines.count, height: layout.upper.height)
    }

    private mutating func send(_ context: inout AppContext) -> Reaction {
        if needsCard, !isCardRight {
            isOnCard = true
            let isOther = CardNumber(card.text) != nil
            context.notice = Notice(
                isOther ? wording.otherCardNumber : wording.typeWholeCardNumber, .error)
            return .handled
        }
        let confirmed: Confirmation
        do throws(Problem) {
            confirmed = try self.confirmation(context)
        } catch {
            isOnCard = false
            context.notice = Notice(
                confirmation.isEmpty
                    ? wording.liveNeedsAmount
                    : wording.wrongAmount(amount.text(minimumDecimals: min(2, method.decimals))),
                .error)
            return .handled
        }
        let id = context.newRequest()
        let outcome = Outcome(id: id, of: self, startedAt: context.uptime)
        switch subject {
        case .new(let prepared, let draftID):
            return .move(.replace(outcome), [.submit(id, prepared, confirmed, draftID: draftID)])
        case .again(let invoice):
            let number = needsCard ? CardNumber(card.text) : nil
            return .move(.replace(outcome), [.resend(id, invoiceID: invoice.id, card: number, confirmed)])
        }
    }

    var isAgain: Bool { if case .again = subject { true } else { false } }
}
