import InvoiceCore
import ScreenKit
import Wording

extension Review {
    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let (lines, upper, lower) = layout(in: room, context)
        self.lines.draw(lines, in: &frame, room: upper)
        var y = lower.y + 1
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
        let used = frame.put(prompt(context), x: 2, y: y, role: .error, maxWidth: room.width - 4)
        let (x, row) = isAmountBelow(room.width, context) ? (2, y + 1) : (2 + used + 2, y)
        confirmation.draw(
            in: &frame, x: x, y: row, width: min(24, room.width - 2 - x), focused: !isOnCard, groupsDigits: true)
    }

    /// The text, the place where it scrolls, and the place of the inputs, which are always seen.
    func layout(
        in room: Rect, _ context: AppContext
    ) -> (lines: [StyledLine], upper: Rect, lower: Rect) {
        let lines = content(room.width, context)
        var needed: [Int] = []
        if needsCard { needed.append(cardWords(room.width).count + 1) }
        if needsConfirmation(context) { needed.append(isAmountBelow(room.width, context) ? 2 : 1) }
        let inputs = needed.isEmpty ? 0 : needed.count + needed.reduce(0, +)
        let (upper, lower) = room.inset(top: 1).splitBottom(
            inputs == 0 ? 0 : max(inputs, room.height - 1 - lines.count))
        return (lines, upper, lower)
    }

    /// True where beside the prompt there is no room for an amount.
    private func isAmountBelow(_ width: Int, _ context: AppContext) -> Bool {
        width - TextWidth.of(prompt(context)) - 6 < 16
    }

    private func prompt(_ context: AppContext) -> String {
        isUnlisted(context) ? wording.typeAmountToSendUnlisted(visible(method.code)) : wording.typeAmountToSend
    }

    /// True for a new invoice in a currency that is none of the profile's methods.
    private func isUnlisted(_ context: AppContext) -> Bool { !isAgain && context.catalog[method.code] == nil }

    private func cardWords(_ width: Int) -> [StyledLine] {
        StyledLine.wrapped(wording.typeCardAgain(fitting: keptSender ?? ""), width: width - 4)
    }

    /// The warnings come before the request, which may be long.
    private func content(_ width: Int, _ context: AppContext) -> [StyledLine] {
        var lines = [
            StyledLine([
                ("  \(wording.amount(amount, of: method))", .amount),
                ("   \(wording.paidBy(method.displayName))", .text),
                ("   \(wording.paymentIDLabel) ", .muted), (paymentID.text, .text),
            ]),
            StyledLine(),
        ]
        for (text, role) in remarks(context) {
            lines += StyledLine.wrapped(text, role, width: width - 4, indent: 2)
            lines.append(StyledLine())
        }
        let (endpoint, clientID, body) = request
        lines.append(
            StyledLine([("  POST ", .label), (endpoint, .text), ("   \(wording.asClient(clientID))", .muted)]))
        lines += TextWidth.wrap(visible(body), width: max(20, width - 6)).map { StyledLine("  \($0)") }
        return lines
    }

    private var request: (endpoint: String, clientID: String, body: String) {
        switch subject {
        case .new(let prepared, _): (prepared.account.endpoint, prepared.account.clientID, prepared.shownBody)
        case .again(let invoice): (invoice.intent.endpoint, invoice.intent.clientID, invoice.intent.body)
        }
    }

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
            if let wrong = prepared.request.replaces { remarks.append((wording.willReplace(wrong), .warning)) }
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
