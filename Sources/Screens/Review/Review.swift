import InvoiceCore
import ScreenKit

/// The request exactly as it will be sent, once more, before it is.
public struct Review: Sendable, Equatable {
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
        isOnCard = intent.sender.map(CardNumber.isMasked) ?? false
    }

    /// True where the card number must be typed again.
    var needsCard: Bool {
        if case .again(let invoice) = subject { invoice.intent.sender.map(CardNumber.isMasked) ?? false } else { false }
    }

    func needsConfirmation(_ around: Surroundings) -> Bool { around.kind == .live }

    /// True when the amount was typed again, in whatever notation of the same value.
    var isConfirmed: Bool { (try? Amount(confirmation.text)) == facts.amount }  // anything else is not it

    /// True when the typed number is a card's and fits the digits that were kept.
    var isCardRight: Bool {
        guard case .again(let invoice) = subject, let card = CardNumber(card.text) else { return false }
        return card.masked == invoice.intent.sender
    }
}

extension Review: ScreenBehaviour {
    func title(_ around: Surroundings) -> String {
        if case .again = subject { return "Send again" }
        return "Review"
    }

    func bindings(_ around: Surroundings) -> [Binding] {
        var bindings = [
            Binding(
                .send, .enter, around.kind == .live ? "Send (live)" : "Send", "Send the request to the gateway", rank: 0
            ),
            isAgain
                ? Binding(.back, .escape, "Back", "Back; nothing is sent", rank: 0)
                : Binding(.change, .escape, "Change", "Back to the form; nothing is sent", rank: 0),
        ]
        if needsCard && needsConfirmation(around) {
            bindings.append(
                Binding(.nextField, .tab, also: [.shiftTab], "Other input", "Card number or amount", rank: 1))
        }
        if similar != nil {
            // Letters belong to the inputs where there are any.
            let key: Key = needsCard || needsConfirmation(around) ? .ctrl("o") : .char("o")
            bindings.append(Binding(.openSimilar, key, "Open it", "Open the invoice that looks the same", rank: 1))
        }
        return bindings
    }

    private var similar: Invoice? {
        for case .similar(let invoice) in facts.warnings { return invoice }
        return nil
    }

    mutating func update(_ event: AppEvent, _ around: inout Surroundings) -> Reaction {
        switch event {
        case .key(let key):
            if bindings(around).first(for: key) != nil { return .ignored }
            if needsCard, isOnCard { return card.handle(key) ? .handled : .ignored }
            if needsConfirmation(around) { return confirmation.handle(key) ? .handled : .ignored }
            let room = Chrome.room(of: around.size)
            return lines.handle(key, count: content(room.width, around).count, height: room.height)
                ? .handled : .ignored
        case .paste(let text):
            // The amount is typed by hand: what was copied may be what was wrong.
            if needsCard, isOnCard {
                card.insert(paste: text)
            } else if needsConfirmation(around) {
                around.notice = Notice("Type the amount by hand: this sends real money requests.", .warning)
            }
            return .handled
        case .mouse(let mouse):
            let room = Chrome.room(of: around.size)
            let rows = mouse.kind == .wheelUp ? -3 : mouse.kind == .wheelDown ? 3 : 0
            lines.scroll(by: rows, count: content(room.width, around).count, height: room.height)
            return .handled
        default: return .ignored
        }
    }

    mutating func perform(_ action: Action, _ around: inout Surroundings) -> Reaction {
        switch action {
        case .send: return send(&around)
        case .change, .back: return .move(.pop)
        case .nextField:
            isOnCard.toggle()
            return .handled
        case .openSimilar: return similar.map { .move(.push(.detail(InvoiceDetail(invoice: $0)))) } ?? .handled
        default: return .ignored
        }
    }

    private mutating func send(_ around: inout Surroundings) -> Reaction {
        if needsCard, !isCardRight {
            isOnCard = true
            let isOther = CardNumber(card.text) != nil
            around.notice = Notice(
                isOther ? "That is another card number than the one that was sent." : "Type the whole card number.",
                .error)
            return .handled
        }
        if needsConfirmation(around), !isConfirmed {
            isOnCard = false
            around.notice = Notice(
                confirmation.isEmpty
                    ? "This is the live gateway: type the amount again to send."
                    : "That is not the amount: \(facts.amount.text(minimumDecimals: facts.method.decimals)) is to be sent.",
                .error)
            return .handled
        }
        let id = around.newRequest()
        let typed = needsConfirmation(around) ? confirmation.text : nil
        let outcome = Outcome(id: id, facts: facts, startedAt: around.now, isAgain: isAgain)
        switch subject {
        case .new(let prepared, let draftID):
            let effect = Effect.submit(id, prepared: prepared, confirmation: typed, draftID: draftID)
            return .move(.replace(.outcome(outcome)), [effect])
        case .again(let invoice):
            let effect = Effect.resend(
                id, invoiceID: invoice.id, card: needsCard ? card.text : nil, confirmation: typed)
            return .move(.replace(.outcome(outcome)), [effect])
        }
    }

    private var isAgain: Bool { if case .again = subject { true } else { false } }

    private func content(_ width: Int, _ around: Surroundings) -> [StyledLine] {
        let method = facts.method
        var lines = [
            StyledLine([
                ("  \(Wording.amount(facts.amount, of: method))", .amount), ("   by \(method.displayName)", .text),
                ("   payment id ", .muted), (facts.paymentID, .text),
            ]),
            StyledLine(),
            StyledLine([("  POST ", .label), (facts.endpoint, .text), ("   as client \(facts.clientID)", .muted)]),
        ]
        lines += TextWidth.wrap(visible(facts.body), width: max(20, width - 6)).map { StyledLine("  \($0)") }
        for case .similar(let invoice) in facts.warnings {
            lines.append(StyledLine())
            let when = Wording.ago(invoice.intent.createdAt, now: around.now)
            let state = Wording.badge(for: invoice).word
            let text =
                "! \(when) \(Wording.amount(of: invoice)) was already invoiced like this (\(state), payment id \(invoice.intent.paymentID))"
            lines += StyledLine.wrapped(text, .warning, width: width - 4, indent: 2)
        }
        if case .again(let invoice) = subject {
            let reason =
                invoice.state == .unsent
                ? "Nothing reached the gateway." : "The gateway has no payment with this id."
            lines.append(StyledLine())
            lines += StyledLine.wrapped(
                "\(reason) The same request is sent once more, byte for byte, so that it can't become two.",
                .text, width: width - 4, indent: 2)
        }
        return lines
    }

    func draw(in frame: inout Frame, room: Rect, _ around: Surroundings) {
        let lines = content(room.width, around)
        let needed = (needsCard ? 3 : 0) + (needsConfirmation(around) ? 2 : 0)
        let (upper, lower) = room.inset(top: 1).splitBottom(
            needed == 0 ? 0 : max(needed + 1, room.height - 1 - lines.count))
        self.lines.draw(lines, in: &frame, room: upper)
        var y = lower.y + 1
        if needsCard {
            let text = "The card number was not kept. Type it again; it must fit "
            frame.put(text + (keptSender ?? ""), x: 2, y: y, role: .text, maxWidth: room.width - 4)
            let role: Role = isCardRight ? .success : .label
            let used = frame.put("Card number  ", x: 2, y: y + 1, role: role)
            card.draw(in: &frame, x: 2 + used, y: y + 1, width: 24, focused: isOnCard)
            y += 3
        }
        if needsConfirmation(around) {
            let used = frame.put(
                "This is the LIVE gateway. Type the amount again to send:  ", x: 2, y: y, role: .warning)
            confirmation.draw(
                in: &frame, x: 2 + used, y: y, width: max(8, min(24, room.width - used - 4)), focused: !isOnCard)
        }
    }

    private var keptSender: String? {
        if case .again(let invoice) = subject { invoice.intent.sender } else { nil }
    }

    func infoLine(_ around: Surroundings) -> [(String, Role)] {
        if needsConfirmation(around), isConfirmed, !needsCard || isCardRight {
            return [("Enter sends this to the live gateway.", .warning)]
        }
        if isAgain { return [("That it is sent again is recorded in the history before it leaves.", .muted)] }
        return [("It is recorded in the history before it leaves. Nothing has been sent yet.", .muted)]
    }
}
