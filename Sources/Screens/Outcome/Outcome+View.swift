import InvoiceCore
import ScreenKit
import Wording

extension Outcome {
    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let area = Self.area(of: room)
        var y = area.y
        let (glyph, word, role) = headline
        let used = frame.put("\(glyph) \(word)", x: area.x, y: y, role: role)
        frame.put(
            timing, in: Rect(x: area.x + used + 2, y: y, width: area.width - used - 2, height: 1), role: .muted,
            alignment: .right)
        y += 2
        if let tracking = shownTracking {
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
        frame.put(
            [
                (wording.amount(amount, of: method), .amount), ("   \(method.displayName)   ", .text),
                ("payment id ", .muted), (paymentID.text, .text),
            ], x: area.x, y: y, maxWidth: area.width)
        let (explanation, place) = explanation(in: room, context)
        lines.draw(explanation, in: &frame, room: place)
    }

    private static func area(of room: Rect) -> Rect { room.inset(left: 2, top: room.height > 14 ? 1 : 0, right: 2) }

    private var shownTracking: String? { invoice?.state == .created ? invoice?.tracking : nil }

    /// What is said of the outcome, and the place that is left for it.
    func explanation(in room: Rect, _ context: AppContext) -> (lines: [StyledLine], place: Rect) {
        let area = Self.area(of: room)
        let lines = explanation(context).flatMap { StyledLine.wrapped($0.0, $0.1, width: min(76, area.width)) }
        // The scroll bar stands beside the text.
        let place = area.inset(top: shownTracking == nil ? 4 : 6)
        return (lines, Rect(x: place.x, y: place.y, width: place.width + 1, height: place.height))
    }

    private var headline: (String, String, Role) {
        let (glyph, word, role) = verdict
        return isRecorded ? (glyph, word, role) : (glyph, "\(word), but not recorded", .error)
    }

    private var verdict: (String, String, Role) {
        switch result {
        case nil: isStopping ? ("◌", "Stopping…", .warning) : ("◌", "Sending…", .pending)
        case .created: ("●", "Created", .success)
        case .rejected(_, _, areCredentialsRefused: true): ("✕", "Credentials refused", .error)
        case .rejected: ("✕", "Rejected", .error)
        case .unknown: ("?", "Unknown", .warning)
        case .unreachable, .notSent: ("!", "Not sent", .warning)
        }
    }

    private var timing: String {
        // While it runs it counts in steps that don't flicker.
        if isSending { return wording.seconds(max(100, elapsedMilliseconds)) }
        let time = wording.seconds(elapsedMilliseconds)
        return elapsedMilliseconds > 0 ? "after \(time)" : ""
    }

    private func explanation(_ context: AppContext) -> [(String, Role)] {
        let paragraphs = cautions + [whatHappened(context)]
        return Array(paragraphs.filter { !$0.isEmpty }.joined(separator: [("", .text)]))
    }

    /// What must not be overlooked, the worst first.
    private var cautions: [[(String, Role)]] {
        guard let sent = result?.sent else { return [] }
        var cautions: [[(String, Role)]] = []
        if let failure = sent.recordFailure {
            let note = sent.invoice.state == .created ? "Write the tracking number down. " : ""
            cautions.append([
                ("The outcome is not in the history: \(wording.text(for: failure)).", .error),
                (
                    "\(note)The history knows only that the request was being sent. The outcome is tried again until it is recorded; u tries at once.",
                    .text
                ),
            ])
        }
        if !sent.differences.isEmpty {
            let warning = wording.warning(of: sent.differences, in: sent.invoice)
            cautions.append([
                ("\(warning) Another payment may have this payment id: ask the gateway's support.", .error)
            ])
        }
        if sent.isReplyUnsigned {
            cautions.append([("The answer was not signed; the profile accepts that.", .warning)])
        }
        return cautions
    }

    private func whatHappened(_ context: AppContext) -> [(String, Role)] {
        switch result {
        case nil:
            return [
                ("It is recorded in the history first, then sent.", .text),
                (
                    "Esc or ^C stops waiting. What has left by then may be created all the same: it is recorded as unknown, and u asks the gateway.",
                    .muted
                ),
            ]
        case .created: return isRecorded ? [("Recorded in the history.", .text)] : []
        case .rejected(_, let rejection, areCredentialsRefused: false):
            let recorded = isRecorded ? " The answer is in the history." : ""
            return [
                (wording.text(for: rejection), .error), ("", .text),
                ("The gateway created nothing.\(recorded)", .text),
            ]
        case .rejected(_, let rejection, areCredentialsRefused: true):
            return [
                (wording.text(for: rejection), .error), ("", .text),
                (
                    "The gateway does not accept this client id or secret; nothing was created. Check the profile's settings.",
                    .text
                ),
            ]
        case .unknown(_, let reason):
            let recorded = isRecorded ? "It is in the history as unknown; nothing" : "Nothing"
            return [
                ("No certain answer: \(wording.text(for: reason)).", .warning), ("", .text),
                (
                    "The gateway may have created this invoice, or not. \(recorded) was sent twice. Settling asks the gateway by payment id.",
                    .text
                ),
            ]
        case .unreachable(let sent, let why) where sent.invoice.state == .unknown:
            return [
                (Self.unreachable(why), .warning), ("", .text),
                (
                    "It was not sent again. Of the request before it no more is known than it was, so it stays unknown; u asks the gateway.",
                    .text
                ),
            ]
        case .unreachable(_, let why):
            let recorded = isRecorded ? " It is in the history as not sent; r sends the same request again." : ""
            return [
                (Self.unreachable(why), .warning), ("", .text),
                ("Nothing reached the gateway, so nothing was created.\(recorded)", .text),
            ]
        case .notSent(let problem):
            let kept = context.keepsDrafts ? "What you typed is kept." : "What you typed is not on the disk either."
            let rest = isAgain ? "Nothing was sent now." : "Nothing was sent. \(kept)"
            return [(wording.sentence(wording.title(of: problem)), .error), ("", .text), (rest, .text)]
        }
    }

    private static func unreachable(_ why: String) -> String {
        wording.sentence(wording.title(of: GatewayFailure.unreachable(why)))
    }
}
