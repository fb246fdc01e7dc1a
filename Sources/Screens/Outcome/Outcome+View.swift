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
            timing(isSpoken: frame.isSpoken),
            in: Rect(x: area.x + used + 2, y: y, width: area.width - used - 2, height: 1), role: .muted,
            alignment: .right)
        y += 2
        if let tracking = shownTracking {
            // As it is, so that the mouse selects it whole.
            let taken = frame.put(tracking, x: area.x + 4, y: y, role: .tracking, maxWidth: area.width - 4)
            frame.put(
                wording.trackingNumber,
                in: Rect(x: area.x + taken + 6, y: y, width: max(0, area.width - taken - 6), height: 1),
                role: .muted, alignment: .right)
            y += 2
        }
        for (row, line) in facts(width: area.width, context).enumerated() {
            line.draw(in: &frame, x: area.x, y: y + row, width: area.width)
        }
        let (explanation, place) = explanation(in: room, context)
        lines.draw(explanation, in: &frame, room: place)
    }

    private func facts(width: Int, _ context: AppContext) -> [StyledLine] {
        StyledLine.facts(
            [
                [(wording.amount(amount, of: method), .amount)], [(wording.name(of: method), .text)],
                [("\(wording.paymentIDLabel) ", .muted), (paymentID.text, .text)],
            ], width: context.isAccessible ? .max : width)
    }

    private static func area(of room: Rect) -> Rect { room.inset(left: 2, top: room.height > 14 ? 1 : 0, right: 2) }

    var shownTracking: String? { invoice?.state == .created ? invoice?.tracking : nil }

    /// The text of the outcome, and the room that is left for it.
    func explanation(in room: Rect, _ context: AppContext) -> (lines: [StyledLine], place: Rect) {
        let area = Self.area(of: room)
        let lines = explanation(context).flatMap { StyledLine.wrapped($0.0, $0.1, width: min(76, area.width)) }
        // The scroll bar stands beside the text.
        let above = (shownTracking == nil ? 3 : 5) + facts(width: area.width, context).count
        let place = area.inset(top: above)
        return (lines, Rect(x: place.x, y: place.y, width: place.width + 1, height: place.height))
    }

    var headline: (glyph: String, word: String, role: Role) {
        let (glyph, word, role) = verdict
        return isRecorded ? (glyph, word, role) : (glyph, wording.butNotRecorded(word), .error)
    }

    private var verdict: (String, String, Role) {
        switch result {
        case nil: isStopping ? ("◌", wording.stoppingNow, .warning) : ("◌", wording.sendingNow, .pending)
        case .created: ("●", wording.createdTitle, .success)
        case .rejected(_, _, areCredentialsRefused: true): ("✕", wording.credentialsRefused, .error)
        case .rejected: ("✕", wording.rejectedTitle, .error)
        case .unknown: ("?", wording.unknownTitle, .warning)
        case .unreachable, .notSent: ("!", wording.notSentTitle, .warning)
        }
    }

    private func timing(isSpoken: Bool) -> String {
        // While it runs it counts in steps that don't flicker.
        if isSending { return isSpoken ? "" : wording.seconds(max(100, elapsedMilliseconds)) }
        let time = wording.seconds(elapsedMilliseconds)
        return elapsedMilliseconds > 0 ? wording.after(time) : ""
    }

    private func explanation(_ context: AppContext) -> [(String, Role)] {
        let paragraphs = cautions + [whatHappened(context)]
        return Array(paragraphs.filter { !$0.isEmpty }.joined(separator: [("", .text)]))
    }

    /// The warnings, the worst first.
    private var cautions: [[(String, Role)]] {
        guard let sent = result?.sent else { return [] }
        var cautions: [[(String, Role)]] = []
        if let failure = sent.recordFailure {
            cautions.append([
                (wording.outcomeNotRecorded(wording.text(for: failure)), .error),
                (wording.notRecordedAdvice(isCreated: sent.invoice.state == .created), .text),
            ])
        }
        if !sent.differences.isEmpty {
            let warning = wording.warning(of: sent.differences, in: sent.invoice)
            cautions.append([(wording.otherPaymentMayHaveID(warning), .error)])
        }
        if sent.isReplyUnsigned { cautions.append([(wording.sentence(wording.unsignedReply), .warning)]) }
        return cautions
    }

    private func whatHappened(_ context: AppContext) -> [(String, Role)] {
        switch result {
        case nil:
            return [
                (wording.recordedThenSent, .text),
                (wording.stoppingAdvice(context.key), .muted),
            ]
        case .created(let sent):
            let replaces =
                sent.invoice.intent.replaces.map { wrong in
                    [("", Role.text), (wording.replaces(context.name(ofPartner: wrong)), .warning)]
                } ?? []
            return (isRecorded ? [(wording.recorded, .text)] : []) + replaces
        case .rejected(_, let rejection, areCredentialsRefused: false):
            return [
                (wording.text(for: rejection), .error), ("", .text),
                (wording.nothingCreated(isRecorded: isRecorded), .text),
            ]
        case .rejected(_, let rejection, areCredentialsRefused: true):
            return [
                (wording.text(for: rejection), .error), ("", .text), (wording.credentialsAdvice, .text),
            ]
        case .unknown(_, let reason):
            return [
                (wording.noCertainAnswer(wording.text(for: reason)), .warning), ("", .text),
                (wording.mayBeCreated(isRecorded: isRecorded), .text),
            ]
        case .unreachable(let sent, let why) where sent.invoice.state == .unknown:
            return [
                (Self.unreachable(why), .warning), ("", .text), (wording.staysUnknown(context.key), .text),
            ]
        case .unreachable(_, let why):
            return [
                (Self.unreachable(why), .warning), ("", .text),
                (wording.nothingReachedGateway(isRecorded: isRecorded, context.key), .text),
            ]
        case .notSent(let problem):
            let rest = wording.nothingSent(isTypedKept: isAgain ? nil : context.keepsDrafts)
            return [(wording.sentence(wording.title(of: problem)), .error), ("", .text), (rest, .text)]
        }
    }

    private static func unreachable(_ why: String) -> String {
        wording.sentence(wording.title(of: GatewayFailure.unreachable(why)))
    }
}
