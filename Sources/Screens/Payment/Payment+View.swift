import InvoiceCore
import ScreenKit
import Wording

extension Payment {
    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let (text, picture) = split(room, isSpoken: frame.isSpoken)
        var y = text.y + (room.height > 14 ? 1 : 0)
        func put(_ lines: [StyledLine], _ frame: inout Frame) {
            for line in lines where y < text.maxY {
                line.draw(in: &frame, x: text.x, y: y, width: text.width)
                y += 1
            }
        }
        let badge = wording.badge(for: invoice)
        put([StyledLine([(wording.amount(of: invoice), .amount), ("   \(badge.text)", badge.role)])], &frame)
        let age = wording.age(ofStatusOf: invoice, now: context.now)
        put(
            [
                StyledLine(wording.methodName(of: invoice)),
                StyledLine(wording.namedPaymentID(invoice.intent.paymentID.text), .muted),
            ] + [age.map { StyledLine($0, .muted) }, StyledLine()].compactMap(\.self), &frame)
        if let failure {
            put(StyledLine.wrapped(failure, .error, width: text.width), &frame)
            return
        }
        guard isConfirmed else {
            put(StyledLine.wrapped(wording.startingIsLive, .error, width: text.width), &frame)
            put([StyledLine(), StyledLine(wording.startKeys)], &frame)
            return
        }
        if asked != nil {
            let time = wording.seconds(Int(max(100, context.uptime - askedAt)))
            put(
                [StyledLine([("◌ \(wording.askingForPayment)  ", .pending), (time, .muted)]), StyledLine()],
                &frame)
        }
        guard let facts else { return }
        drawLink(in: &frame, x: text.x, y: &y, width: text.width, bottom: text.maxY)
        guard !frame.isSpoken, let code else {
            return put(explanation(of: facts, width: text.width, hasPicture: false, isSpoken: frame.isSpoken), &frame)
        }
        if let picture {
            put(explanation(of: facts, width: text.width, hasPicture: true), &frame)
            frame.draw(code, x: picture.place.x, y: picture.place.y, quietZone: picture.zone)
            return
        }
        // Below the text, where it has no room beside it.
        let lines = explanation(of: facts, width: text.width, hasPicture: true)
        let zone = Self.quietZones.first {
            y + lines.count + code.rows(quietZone: $0) <= text.maxY && code.columns(quietZone: $0) <= text.width
        }
        put(zone == nil ? explanation(of: facts, width: text.width, hasPicture: false) : lines, &frame)
        if let zone { frame.draw(code, x: text.x, y: y, quietZone: zone) }
    }

    /// The link over as many rows as it needs, each a part of the same clickable address.
    private func drawLink(in frame: inout Frame, x: Int, y: inout Int, width: Int, bottom: Int) {
        guard let target else { return }
        frame.put(facts?.link == nil ? wording.payToAddress : wording.paymentLink, x: x, y: y, role: .label)
        y += 1
        var rest = visible(target)[...]
        while !rest.isEmpty, y < bottom {
            let part = frame.isSpoken ? String(rest) : TextWidth.prefix(of: String(rest), columns: width)
            guard !part.isEmpty else { return }
            frame.put(part, x: x, y: y, role: .accent, maxWidth: width, link: webLink)
            rest = rest.dropFirst(part.count)
            y += 1
        }
        y += 1
    }

    private func explanation(
        of facts: PaymentStart, width: Int, hasPicture: Bool, isSpoken: Bool = false
    ) -> [StyledLine] {
        var lines: [StyledLine] = []
        if let needed = facts.neededConfirmations {
            lines.append(StyledLine(wording.confirmations(facts.currentConfirmations, of: needed), .pending))
        }
        if facts.link != nil, webLink == nil {
            lines += StyledLine.wrapped(wording.noWebAddress, .warning, width: width)
        }
        if !invoice.isPaymentOver, facts == PaymentStart(status: facts.status) {
            lines += StyledLine.wrapped(wording.noWayToPay, .warning, width: width)
        }
        if !isSpoken { lines += codeLines(width: width) }
        if ShownState(invoice) == .mismatch, let words = wording.explanation(of: invoice) {
            return StyledLine.wrapped(wording.dontSendToCustomer(words), .error, width: width) + lines
        }
        if let id = invoice.replacement {
            return StyledLine.wrapped(wording.replaced(by: id), .error, width: width) + lines
        }
        if invoice.isPaymentOver {
            lines += StyledLine.wrapped(wording.nothingToPay, .muted, width: width)
        } else if target != nil {
            lines += StyledLine.wrapped(wording.sendToCustomer, .muted, width: width)
        }
        if target != nil, !hasPicture, !isSpoken, code != nil {
            lines += StyledLine.wrapped(wording.enlargeForQRCode, .muted, width: width)
        }
        lines += formLines(width: width)
        return lines
    }

    /// Phones want four light modules around the code, and are content with two where room is short.
    private static let quietZones = [QRCode.standardQuietZone, 2]

    /// The text's place, and the code's at the right where it fits.
    private func split(_ room: Rect, isSpoken: Bool) -> (text: Rect, picture: (place: Rect, zone: Int)?) {
        let inside = room.inset(left: 2, right: 1)
        guard failure == nil, !isSpoken, let code else { return (inside, nil) }
        let zone = Self.quietZones.first {
            code.rows(quietZone: $0) <= room.height
                && code.columns(quietZone: $0) + ($0 == QRCode.standardQuietZone ? 40 : 30) <= inside.width
        }
        guard let zone else { return (inside, nil) }
        let columns = code.columns(quietZone: zone)
        let (text, picture) = inside.splitRight(columns)
        let place = Rect(x: picture.x, y: room.y, width: columns, height: code.rows(quietZone: zone))
        return (text.inset(right: 2), (place, zone))
    }
}
