import InvoiceCore
import ScreenKit
import Wording

extension Payment {
    /// A line of the text; one of the link is a part of its address.
    private struct Line {
        let words: StyledLine
        var isLink = false
    }

    /// Where things stand: the text, and the code beside it or below it.
    private struct Layout {
        let lines: [Line]
        let text: Rect
        var code: (place: Position, zone: Int)?
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let layout = layout(in: room, context)
        let height = layout.text.height
        let first = min(lines.offset, max(0, layout.lines.count - height))
        for (row, line) in layout.lines.dropFirst(first).prefix(height).enumerated() {
            let (x, y, width) = (layout.text.x, layout.text.y + row, layout.text.width)
            if line.isLink {
                let text = line.words.parts.map(\.text).joined()
                frame.put(text, x: x, y: y, role: .accent, maxWidth: width, link: webLink)
            } else {
                line.words.draw(in: &frame, x: x, y: y, width: width)
            }
        }
        ScrollBar(count: layout.lines.count, offset: first)
            .draw(in: &frame, x: layout.text.maxX + 1, y: layout.text.y, height: height)
        if let code, let (place, zone) = layout.code { frame.draw(code, x: place.x, y: place.y, quietZone: zone) }
    }

    /// Lines of the text, and of its place: for the keys that scroll.
    func textSize(_ context: AppContext) -> (count: Int, height: Int) {
        let layout = layout(in: Chrome.room(of: context.size), context)
        return (layout.lines.count, layout.text.height)
    }

    private func layout(in room: Rect, _ context: AppContext) -> Layout {
        // Behind the text a blank and its scroll bar.
        let inside = room.inset(left: 2, right: 3)
        let gap = room.height > 14 ? 1 : 0
        // Who listens has no use for a code.
        let code = context.isAccessible || failure != nil ? nil : code
        let beside = code.flatMap { code in
            Self.quietZones.first {
                code.rows(quietZone: $0) <= room.height
                    && code.columns(quietZone: $0) + ($0 == QRCode.standardQuietZone ? 40 : 30) < inside.width
            }
        }
        if let code, let zone = beside {
            let (text, picture) = inside.splitRight(code.columns(quietZone: zone) - 2)
            let place = text.inset(top: gap, right: 3)
            return Layout(
                lines: content(place.width, hasCode: true, context), text: place,
                code: (Position(x: picture.x, y: room.y), zone))
        }
        let place = inside.inset(top: gap)
        if let code {
            // Below the text, where it has no room beside it.
            let lines = content(place.width, hasCode: true, context)
            let zone = Self.quietZones.first {
                lines.count + code.rows(quietZone: $0) <= place.height && code.columns(quietZone: $0) <= place.width
            }
            if let zone {
                let text = place.splitTop(lines.count).top
                return Layout(lines: lines, text: text, code: (Position(x: place.x, y: text.maxY), zone))
            }
        }
        return Layout(lines: content(place.width, hasCode: false, context), text: place)
    }

    private func content(_ width: Int, hasCode: Bool, _ context: AppContext) -> [Line] {
        let badge = wording.badge(for: invoice)
        var lines = [StyledLine([(wording.amount(of: invoice), .amount), ("   \(badge.text)", badge.role)])]
        lines += StyledLine.wrapped(wording.methodName(of: invoice), width: width)
        lines += StyledLine.wrapped(wording.namedPaymentID(invoice.intent.paymentID.text), .muted, width: width)
        if let age = wording.age(ofStatusOf: invoice, now: context.now) { lines.append(StyledLine(age, .muted)) }
        lines.append(StyledLine())
        if let failure { return (lines + StyledLine.wrapped(failure, .error, width: width)).map { Line(words: $0) } }
        guard isConfirmed else {
            lines += StyledLine.wrapped(wording.startingIsLive, .error, width: width)
            lines += [StyledLine()] + StyledLine.wrapped(wording.startKeys, width: width)
            return lines.map { Line(words: $0) }
        }
        if asked != nil {
            let time = context.isAccessible ? "" : wording.seconds(Int(max(100, context.uptime - askedAt)))
            lines += [StyledLine([("◌ \(wording.askingForPayment)  ", .pending), (time, .muted)]), StyledLine()]
        }
        guard let facts else { return lines.map { Line(words: $0) } }
        let link = target.map { link -> [Line] in
            let label = facts.link == nil ? wording.payToAddress : wording.paymentLink
            // Who listens has the whole line for it.
            let parts = TextWidth.wrap(visible(link), width: context.isAccessible ? context.size.width : width)
            return [Line(words: StyledLine(label, .label))]
                + parts.map { Line(words: StyledLine($0, .accent), isLink: true) } + [Line(words: StyledLine())]
        }
        return lines.map { Line(words: $0) } + (link ?? [])
            + explanation(of: facts, width: width, hasCode: hasCode, context).map { Line(words: $0) }
    }

    private func explanation(
        of facts: PaymentStart, width: Int, hasCode: Bool, _ context: AppContext
    ) -> [StyledLine] {
        func text(_ text: String, _ role: Role) -> [StyledLine] { StyledLine.wrapped(text, role, width: width) }
        var lines: [StyledLine] = []
        if let needed = facts.neededConfirmations {
            lines += text(wording.confirmations(facts.currentConfirmations, of: needed), .pending)
        }
        if facts.link != nil, webLink == nil { lines += text(wording.noWebAddress, .warning) }
        if !invoice.isPaymentOver, facts == PaymentStart(status: facts.status) {
            lines += text(wording.noWayToPay, .warning)
        }
        if hasCode { lines += codeLines(width: width, context) }
        let words = wording.explanation(of: invoice)
        if ShownState(invoice) == .mismatch, let words {
            return text(wording.dontSendToCustomer(words), .error) + lines
        }
        if let id = invoice.replacement {
            return text(wording.replaced(by: context.name(ofPartner: id)), .error) + lines
        }
        if invoice.isPaymentOver {
            if let reason = invoice.report?.reason {
                lines += text(wording.sentence(wording.text(for: reason)), .error)
            }
            if let words { lines += text(words, .text) }
            lines += text(wording.nothingToPay, .muted)
        } else {
            if let words { lines += text(words, .text) }
            if target != nil { lines += text(wording.sendToCustomer, .muted) }
        }
        if target != nil, !hasCode, !context.isAccessible, code != nil {
            lines += text(wording.enlargeForQRCode, .muted)
        }
        return lines + formLines(width: width, context)
    }

    /// Phones want four light modules around the code, and are content with two where room is short.
    private static let quietZones = [QRCode.standardQuietZone, 2]
}
