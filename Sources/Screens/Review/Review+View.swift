import InvoiceCore
import ScreenKit
import Wording

extension Review {
    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let layout = layout(in: room, context)
        lines.draw(layout.lines, in: &frame, room: layout.upper)
        var y = layout.lower.y + 1
        for line in layout.remarks {
            line.draw(in: &frame, x: 0, y: y, width: room.width - 1)
            y += 1
        }
        if needsCard {
            for line in cardWords(room.width) {
                line.draw(in: &frame, x: 2, y: y, width: room.width - 4)
                y += 1
            }
            let role: Role = isCardRight ? .success : .label
            let used = frame.put("\(wording.cardNumberLabel)  ", x: 2, y: y, role: role)
            card.draw(in: &frame, x: 2 + used, y: y, width: 24, focused: isOnCard)
            y += 2
        }
        guard needsConfirmation(context) else { return }
        let prompt = promptLines(room.width, context)
        for (row, line) in prompt.enumerated() { line.draw(in: &frame, x: 2, y: y + row, width: room.width - 4) }
        let (x, row) =
            isAmountBelow(room.width, context)
            ? (2, y + prompt.count) : (2 + TextWidth.of(self.prompt(context)) + 2, y)
        confirmation.draw(
            in: &frame, x: x, y: row, width: min(24, room.width - 2 - x), focused: !isOnCard,
            point: wording.numbers.point.first)
    }

    /// What stands where.
    struct Layout {
        /// What scrolls, and its place.
        let lines: [StyledLine]
        let upper: Rect
        /// What is unusual, above the inputs: both are always seen.
        let remarks: [StyledLine]
        let lower: Rect
    }

    func layout(in room: Rect, _ context: AppContext) -> Layout {
        let details = details(room.width, isLow: room.height < 14, context)
        let remarks = remarks(context).flatMap { text, role in
            StyledLine.wrapped(text, role, width: room.width - 4, indent: 2) + [StyledLine()]
        }
        var needed: [Int] = []
        if needsCard { needed.append(cardWords(room.width).count + 1) }
        if needsConfirmation(context) {
            needed.append(promptLines(room.width, context).count + (isAmountBelow(room.width, context) ? 1 : 0))
        }
        let inputs = needed.isEmpty ? 0 : needed.count + needed.reduce(0, +)
        let place = room.inset(top: 1)
        // Where there is no room for both, what is unusual comes before the details, and scrolls with them.
        let areBelow = inputs + remarks.count + 5 <= place.height
        let text = amountLines + (areBelow ? [] : remarks) + details
        let below = areBelow ? remarks : []
        let wanted = max(inputs, 1) + below.count
        let rows = inputs + below.count == 0 ? 0 : max(wanted, min(place.height, place.height - text.count))
        let (upper, lower) = place.splitBottom(rows)
        return Layout(lines: text, upper: upper, remarks: below, lower: lower)
    }

    /// True where beside the prompt there is no room for an amount.
    private func isAmountBelow(_ width: Int, _ context: AppContext) -> Bool {
        width - TextWidth.of(prompt(context)) - 6 < 16
    }

    private func promptLines(_ width: Int, _ context: AppContext) -> [StyledLine] {
        StyledLine.wrapped(prompt(context), .error, width: width - 4)
    }

    private func prompt(_ context: AppContext) -> String {
        isUnlisted(context) ? wording.typeAmountToSendUnlisted(visible(method.code)) : wording.typeAmountToSend
    }

    /// True for a new invoice in a currency that is none of the profile's methods.
    private func isUnlisted(_ context: AppContext) -> Bool { !isAgain && context.catalog[method.code] == nil }

    private func cardWords(_ width: Int) -> [StyledLine] {
        StyledLine.wrapped(wording.typeCardAgain(fitting: keptSender ?? ""), width: width - 4)
    }

    /// The amount has the first lines for itself.
    private var amountLines: [StyledLine] {
        [StyledLine([("  \(wording.amount(amount, of: method))", .amount)]), StyledLine()]
    }

    /// What the invoice says, and below it how that is said to the gateway; in a low window where it goes comes behind the
    /// currency, for the rest is scrolled to.
    private func details(_ width: Int, isLow: Bool, _ context: AppContext) -> [StyledLine] {
        let fields = fields(context)
        let names = fields.map { TextWidth.of(visible($0.name)) }.max() ?? 0
        let labelWidth = min(max(14, names + 2), width / 2)
        let facts = fields.map { field in
            StyledLine.field(
                "  \(visible(field.name))", field.value, labelWidth: labelWidth + 2, width: width - 2)
        }
        let (endpoint, clientID, body) = request
        let target =
            StyledLine.field("  POST", endpoint, labelWidth: 7, width: width - 2)
            + StyledLine.wrapped(wording.asClient(clientID), .muted, width: width - 4, indent: 7)
        var lines = Array((isLow ? facts.prefix(1) : facts[...]).joined())
        lines += (isLow ? [] : [StyledLine()]) + target
        if isLow { lines += facts.dropFirst().joined() }
        lines += BodyLines.lines(of: body, width: width - 6).map { line in
            StyledLine([("  ", .text)] + line.parts.map { ($0.text, $0.role) })
        }
        return lines + StyledLine.wrapped(wording.bodyIsBroken, .muted, width: width - 4, indent: 2)
    }

    private func fields(_ context: AppContext) -> [(name: String, value: String)] {
        let texts: (RequestField) -> String?
        let extras: [ExtraField]
        switch subject {
        case .new(let prepared, _):
            let stored = prepared.request.storedTexts
            texts = { stored[$0] }
            extras = prepared.request.extraFields
        case .again(let invoice):
            texts = { invoice.intent[$0] }
            extras = invoice.intent.extraFields
        }
        let own = [
            (wording.name(of: DraftField.currency), "\(wording.name(of: method)), \(method.unit)"),
            (wording.name(of: DraftField.paymentID), paymentID.text),
        ]
        let named = RequestField.allCases.compactMap { field in
            texts(field).flatMap { $0.isEmpty ? nil : (wording.name(of: field), $0) }
        }
        // A long title leaves no room for the values; its field has a name too.
        let titles = Dictionary(
            context.rules.compactMap { rule in rule.title.map { (rule.name, $0) } },
            uniquingKeysWith: { first, _ in first }
        ).filter { TextWidth.of(visible($0.value)) <= 24 }
        return own + named + extras.map { (titles[$0.name] ?? $0.name, $0.value) }
    }

    private var request: (endpoint: String, clientID: String, body: String) {
        switch subject {
        case .new(let prepared, _): (prepared.account.endpoint, prepared.account.clientID, prepared.shownBody)
        case .again(let invoice): (invoice.intent.endpoint, invoice.intent.clientID, invoice.intent.body)
        }
    }

    /// What is unusual about it.
    private func remarks(_ context: AppContext) -> [(String, Role)] {
        var remarks: [(String, Role)] = []
        if isUnlisted(context) { remarks.append(("! \(wording.notListed(method))", .warning)) }
        if let invoice = similar {
            let when = wording.ago(invoice.intent.createdAt, now: context.now)
            let state = wording.badge(for: invoice).word
            let text = wording.similarExists(
                wording.amount(of: invoice), ago: when, state: state, paymentID: invoice.intent.paymentID.text)
            remarks.append(("! \(text)", .warning))
        }
        if case .new(let prepared, _) = subject {
            if let (other, isModel) = unusual {
                let words = wording.unusual(prepared.request, beside: other, isModel: isModel)
                remarks.append(("! \(wording.sentence(words))", .warning))
            }
            if let wrong = prepared.request.replaces {
                remarks.append((wording.willReplace(context.name(ofPartner: wrong)), .warning))
            }
            if prepared.request.sender?.card != nil { remarks.append((wording.cardNumberIsSentWhole, .text)) }
        }
        if case .again(let invoice) = subject {
            remarks.append((wording.isSentAgain(wasReached: invoice.state != .unsent), .text))
        }
        return remarks
    }

    private var keptSender: String? {
        if case .again(let invoice) = subject { invoice.intent[.sender] } else { nil }
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        // An amount that isn't confirmed yet says so beside its input.
        if needsConfirmation(context), (try? confirmation(context)) != nil, !needsCard || isCardRight {
            return [(wording.enterSendsLive, .warning)]
        }
        if isAgain { return [(wording.recordedBeforeSendingAgain, .muted)] }
        return [(wording.recordedBeforeSending, .muted)]
    }
}
