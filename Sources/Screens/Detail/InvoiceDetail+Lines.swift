import InvoiceCore
import ScreenKit
import Wording

extension InvoiceDetail {
    private static let labelWidth = 14

    /// The invoice in lines of at most `width` columns.
    static func lines(of invoice: Invoice, width: Int, _ context: AppContext) -> [StyledLine] {
        summary(of: invoice) + [StyledLine()] + fields(of: invoice, width: width, context)
            + gatewayFacts(of: invoice, width: width)
            + timeline(of: invoice, width: width, context) + wire(of: invoice, width: width)
    }

    private static func summary(of invoice: Invoice) -> [StyledLine] {
        let badge = wording.badge(for: invoice)
        return [
            StyledLine([
                (wording.amount(of: invoice), .amount), ("   \(wording.methodName(of: invoice))", .text),
                ("   \(badge.text)", badge.role),
            ])
        ]
    }

    private static func fields(of invoice: Invoice, width: Int, _ context: AppContext) -> [StyledLine] {
        let intent = invoice.intent
        var rows: [(String, String?, Role)] = [
            (wording.label(of: .tracking), invoice.tracking, .accent),
            (wording.otherTrackingLabel, invoice.otherTracking, .error),
            (wording.name(of: DraftField.paymentID), intent.paymentID.text, .text),
            (
                intent.isAdopted ? wording.adoptedLabel : wording.createdLabel,
                wording.dateAndTime(intent.createdAt, zone: context.zone),
                .text
            ),
            (wording.name(of: DraftField.currency), intent.currency, .text),
        ]
        rows += RequestField.allCases.map { (wording.name(of: $0), intent[$0], .text) }
        rows += intent.extraFields.map { ($0.name, $0.value, .text) }
        rows += wording.payment(of: invoice).map { ($0.label, $0.value, .text) }
        rows += invoice.notes.map { (wording.noteLabel, $0, .text) }
        rows.append((wording.localIDLabel, intent.id, .muted))
        return rows.flatMap { label, value, role in
            value.map { StyledLine.field(visible(label), $0, role, labelWidth: labelWidth, width: width) } ?? []
        }
    }

    private static func gatewayFacts(of invoice: Invoice, width: Int) -> [StyledLine] {
        guard let report = invoice.report else { return [] }
        let badge = wording.badge(for: invoice)
        let status = (wording.statusLabel, "\(visible(report.status.text))  \(badge.text)", badge.role)
        let rows = [status] + wording.facts(of: report, for: invoice).map { ($0.label, $0.value, $0.role) }
        let isMismatch = ShownState(invoice) == .mismatch
        let meaning = StyledLine.wrapped(
            wording.explanation(of: invoice) ?? "", isMismatch ? .error : .text, width: width)
        let lines = rows.flatMap { StyledLine.field($0, $1, $2, labelWidth: labelWidth, width: width) }
        return [StyledLine(), StyledLine(wording.gatewayHeading, .heading)]
            + (isMismatch ? meaning + lines : lines + meaning)
    }

    private static func timeline(of invoice: Invoice, width: Int, _ context: AppContext) -> [StyledLine] {
        var lines = [StyledLine(), StyledLine(wording.timelineHeading, .heading)]
        var entries: [(Timestamp, String, Role)] = [
            (invoice.intent.createdAt, wording.beginning(isAdopted: invoice.isAdopted), .text)
        ]
        entries += invoice.updates.map { update in
            let (text, role) = words(for: update, of: invoice)
            return (update.at, text, role)
        }
        var lastDay = context.zone.civil(invoice.intent.createdAt).dayNumber
        for (moment, text, role) in entries {
            let time = context.zone.civil(moment)
            let day = time.dayNumber
            if day != lastDay {
                lines.append(StyledLine(wording.day(of: moment, now: context.now, zone: context.zone), .muted))
            }
            lastDay = day
            lines += StyledLine.field(time.clock, text, role, labelWidth: 10, width: width)
        }
        return lines
    }

    private static func words(for update: InvoiceUpdate, of invoice: Invoice) -> (String, Role) {
        let time = update.exchange.map { wording.seconds($0.elapsedMilliseconds) }
        switch update.change {
        case .created(let tracking, let isSettled):
            return (
                isSettled
                    ? wording.foundCreated(tracking: visible(tracking))
                    : wording.created(tracking: visible(tracking), after: time), .success
            )
        case .rejected(let rejection): return (wording.rejected(wording.text(for: rejection), after: time), .error)
        case .unknown(let reason): return (wording.outcomeWasUnknown(wording.text(for: reason)), .warning)
        case .unsent(let reason): return (wording.wasNotSent(visible(reason)), .warning)
        case .resent: return (wording.wasSentAgain, .text)
        case .notFound: return (wording.gatewayHadNone, .warning)
        case .status(let report):
            let differences = report.differences(from: invoice.intent, tracking: invoice.tracking)
            let status = visible(report.status.text)
            return differences.isEmpty
                ? (wording.status(status), wording.badge(for: report.status).role)
                : (wording.status(status, differing: wording.texts(of: differences, in: invoice)), .error)
        case .paymentStarted(let start): return (wording.text(for: start), .text)
        case .note(let text): return (wording.noted(visible(text)), .text)
        }
    }

    private static func wire(of invoice: Invoice, width: Int) -> [StyledLine] {
        let intent = invoice.intent
        var lines: [StyledLine] = []
        // For an adopted one nothing was sent.
        if !intent.isAdopted {
            lines += [StyledLine(), StyledLine(wording.requestHeading, .heading)]
            lines += StyledLine.wrapped(
                wording.posted(to: intent.endpoint, clientID: intent.clientID), .muted, width: width)
            lines += StyledLine.wrapped(intent.body, width: width)
        }
        for update in invoice.updates {
            guard let exchange = update.exchange else { continue }
            let status = wording.httpStatus(exchange.httpStatus)
            let signature = exchange.signature.map { wording.signature($0) } ?? ""
            lines += [StyledLine(), StyledLine(wording.answerHeading, .heading)]
            lines.append(
                StyledLine("\(status)   \(wording.seconds(exchange.elapsedMilliseconds))   \(signature)", .muted))
            lines += StyledLine.wrapped(exchange.reply.isEmpty ? wording.emptyReply : exchange.reply, width: width)
            if exchange.isTruncated { lines.append(StyledLine(wording.restNotKept, .muted)) }
        }
        return lines
    }
}
