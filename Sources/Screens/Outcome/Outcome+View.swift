import InvoiceCore
import ScreenKit

extension Outcome {
    func draw(in frame: inout Frame, room: Rect, _ around: Surroundings) {
        let area = room.inset(left: 2, top: room.height > 14 ? 1 : 0, right: 2)
        var y = area.y
        let (glyph, word, role) = headline
        let used = frame.put("\(glyph) \(word)", x: area.x, y: y, role: role)
        frame.put(
            timing, in: Rect(x: area.x + used + 2, y: y, width: area.width - used - 2, height: 1), role: .muted,
            alignment: .right)
        y += 2
        if let tracking = invoice?.tracking, invoice?.state == .created {
            // Set wide, so that it can be read out over the phone.
            let wide = visible(tracking).map(String.init).joined(separator: " ")
            let shown = TextWidth.of(wide) + 4 <= area.width ? wide : tracking
            let taken = frame.put(shown, x: area.x + 4, y: y, role: .accent)
            frame.put(
                "tracking number",
                in: Rect(x: area.x + taken + 6, y: y, width: max(0, area.width - taken - 6), height: 1),
                role: .muted, alignment: .right)
            y += 2
        }
        let method = facts.method
        frame.put(
            [
                (Wording.amount(facts.amount, of: method), .amount), ("   \(method.displayName)   ", .text),
                ("payment id ", .muted), (facts.paymentID, .text),
            ], x: area.x, y: y, maxWidth: area.width)
        y += 2
        for line in explanation.flatMap({ StyledLine.wrapped($0.0, $0.1, width: min(76, area.width)) })
        where y < room.maxY {
            line.draw(in: &frame, x: area.x, y: y, width: area.width)
            y += 1
        }
    }

    private var headline: (String, String, Role) {
        switch result {
        case nil: isStopping ? ("◌", "Stopping…", .warning) : ("◌", "Sending…", .pending)
        case .created: ("●", "Created", .success)
        case .rejected: ("✕", "Rejected", .error)
        case .credentialsRefused: ("✕", "Credentials refused", .error)
        case .unknown: ("?", "Unknown", .warning)
        case .unreachable, .notSent: ("!", "Not sent", .warning)
        }
    }

    private var timing: String {
        // While it runs it counts in steps that don't flicker.
        if isSending { return Wording.seconds(max(100, elapsedMilliseconds)) }
        let time = Wording.seconds(elapsedMilliseconds)
        return elapsedMilliseconds > 0 ? "after \(time)" : ""
    }

    private var explanation: [(String, Role)] {
        switch result {
        case nil:
            return [
                ("The intent is in the history; the request is on its way.", .text),
                (
                    "Esc stops waiting. The gateway may have created the invoice all the same: it is then recorded as unknown, and u asks the gateway.",
                    .muted
                ),
            ]
        case .created: return [("Recorded in the history.", .text)]
        case .rejected(let invoice):
            return [
                (invoice.rejection.map { Wording.text(for: $0) } ?? "", .error), ("", .text),
                ("The gateway created nothing. The answer is in the history.", .text),
            ]
        case .credentialsRefused(let invoice):
            return [
                (invoice.rejection.map { Wording.text(for: $0) } ?? "", .error), ("", .text),
                (
                    "The gateway does not accept this client id or secret; nothing was created. Check the profile's settings.",
                    .text
                ),
            ]
        case .unknown(let invoice):
            let reason = invoice.unknownReason.map { Wording.text(for: $0) } ?? "no usable answer"
            return [
                ("No certain answer: \(reason).", .warning), ("", .text),
                (
                    "The gateway may have created this invoice, or not. It is in the history as unknown; nothing was sent twice. Settling asks the gateway by payment id.",
                    .text
                ),
            ]
        case .unreachable(_, let reason):
            return [
                (reason, .warning), ("", .text),
                (
                    "Nothing reached the gateway, so nothing was created. It is in the history as not sent; r sends the same request again.",
                    .text
                ),
            ]
        case .notSent(let text):
            return [(text, .error), ("", .text), ("Nothing was sent. What you typed is kept.", .text)]
        }
    }

    func infoLine(_ around: Surroundings) -> [(String, Role)] { [] }
}
