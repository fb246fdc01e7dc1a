import InvoiceCore
import ScreenKit

/// The request exactly as it will be sent, once more, before it is.
struct Review {
    /// What is about to be sent.
    enum Subject: Sendable, Equatable {
        /// A new invoice, prepared under this id.
        case new(prepared: RequestID, draftID: String)
        /// An invoice that the gateway does not have, the same bytes again.
        case again(Invoice)
    }

    let subject: Subject
    let facts: ReviewFacts
    /// The amount typed again, where the profile is live.
    var confirmation = TextInput()
    /// The card number typed again, where an invoice with one is sent again.
    var card = TextInput()
    /// Which of the two inputs has the cursor.
    var isOnCard: Bool
    var lines = ScrolledLines()

    init(prepared: RequestID, facts: ReviewFacts, draftID: String) {
        subject = .new(prepared: prepared, draftID: draftID)
        self.facts = facts
        isOnCard = false
    }

    /// For sending again; nil where the catalog lacks the method.
    init?(again invoice: Invoice) {
        guard let method = invoice.method else { return nil }
        subject = .again(invoice)
        let intent = invoice.intent
        facts = ReviewFacts(
            method: method, amount: intent.amount, paymentID: intent.paymentID.text, endpoint: intent.endpoint,
            clientID: intent.clientID, body: intent.body, warnings: [])
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

    /// True when the amount was typed again, in whatever notation of the same value.
    var isConfirmed: Bool { (try? Amount(confirmation.text)) == facts.amount }  // anything else is not it

    /// True when the typed number is a card's and fits the digits that were kept.
    var isCardRight: Bool {
        guard case .again(let invoice) = subject, let card = CardNumber(card.text) else { return false }
        return card.masked == invoice.intent[.sender]
    }
}

extension Review: Screen {
    static let name = "Review"

    func title(_ context: AppContext) -> String {
        if case .again = subject { return "Send again" }
        return "Review"
    }

    func bindings(_ context: AppContext) -> [Binding] {
        let hasInput = needsCard || needsConfirmation(context)
        return [
            bind(
                .enter, context.kind == .live ? "Send (live)" : "Send", "Send the request to the gateway", rank: 0
            ) { $0.send(&$1) },
            Binding(
                .escape, isAgain ? "Back" : "Change",
                isAgain ? "Back; nothing is sent" : "Back to the form; nothing is sent", rank: 0, does: .pop),
            bind(
                .tab, also: [.shiftTab], "Other input", "Card number or amount", rank: 1,
                when: needsCard && needsConfirmation(context),
                act: { screen, _ in
                    screen.isOnCard.toggle()
                    return .handled
                }),
            // Letters belong to the inputs where there are any.
            Binding(
                hasInput ? .ctrl("o") : .char("o"), "Open it", "Open the invoice that looks the same", rank: 1,
                when: similar != nil, does: self.similar.map { .open($0) } ?? .handled),
        ]
    }

    private var similar: Invoice? {
        for case .similar(let invoice) in facts.warnings { return invoice }
        return nil
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            if needsCard, isOnCard {
                if card.handle(key) { return .handled }
            } else if needsConfirmation(context), confirmation.handle(key) {
                return .handled
            }
            // What an input has no use for scrolls the text above it.
            return scroll(event, context)
        case .paste(let text):
            // The amount is typed by hand: what was copied may be what was wrong.
            if needsCard, isOnCard {
                card.insert(paste: text)
            } else if needsConfirmation(context) {
                context.notice = Notice("Type the amount by hand: this sends real money requests.", .warning)
            }
            return .handled
        case .mouse: return scroll(event, context)
        default: return .ignored
        }
    }

    private mutating func scroll(_ event: AppEvent, _ context: AppContext) -> Reaction {
        let (text, place, _) = layout(in: Chrome.room(of: context.size), context)
        return lines.take(event, count: text.count, height: place.height)
    }

    private mutating func send(_ context: inout AppContext) -> Reaction {
        if needsCard, !isCardRight {
            isOnCard = true
            let isOther = CardNumber(card.text) != nil
            context.notice = Notice(
                isOther ? "That is another card number than the one that was sent." : "Type the whole card number.",
                .error)
            return .handled
        }
        if needsConfirmation(context), !isConfirmed {
            isOnCard = false
            context.notice = Notice(
                confirmation.isEmpty
                    ? "This is the live gateway: type the amount again to send."
                    : "That is not the amount: \(facts.amount.text(minimumDecimals: facts.method.decimals)) is to be sent.",
                .error)
            return .handled
        }
        let id = context.newRequest()
        let typed = needsConfirmation(context) ? confirmation.text : nil
        let outcome = Outcome(id: id, facts: facts, startedAt: context.uptime, isAgain: isAgain)
        switch subject {
        case .new(let prepared, let draftID):
            let effect = Effect.submit(id, prepared: prepared, confirmation: typed, draftID: draftID)
            return .move(.replace(outcome), [effect])
        case .again(let invoice):
            let effect = Effect.resend(
                id, invoiceID: invoice.id, card: needsCard ? card.text : nil, confirmation: typed)
            return .move(.replace(outcome), [effect])
        }
    }

    var isAgain: Bool { if case .again = subject { true } else { false } }
}
