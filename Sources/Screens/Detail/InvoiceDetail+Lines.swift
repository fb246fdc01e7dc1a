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
            ("Tracking", invoice.tracking, .accent), ("Also told", invoice.otherTracking, .error),
            ("Payment id", intent.paymentID.text, .text),
            (
                intent.isAdopted ? "Adopted" : "Created", wording.dateAndTime(intent.createdAt, zone: context.zone),
                .text
            ),
            ("Currency", intent.currency, .text),
        ]
        rows += RequestField.allCases.map { (wording.name(of: $0), intent[$0], .text) }
        rows += intent.extraFields.map { ($0.name, $0.value, .text) }
        rows += wording.payment(of: invoice).map { ($0.label, $0.value, .text) }
        rows += invoice.notes.map { ("Note", $0, .text) }
        rows.append(("Local id", intent.id, .muted))
        return rows.flatMap { label, value, role in
            value.map { StyledLine.field(visible(label), $0, role, labelWidth: labelWidth, width: width) } ?? []
        }
    }

    private static func gatewayFacts(of invoice: Invoice, width: Int) -> [StyledLine] {
        guard let report = invoice.report else { return [] }
        let badge = wording.badge(for: invoice)
        let status = ("Status", "\(visible(report.status.text))  \(badge.text)", badge.role)
        let rows = [status] + wording.facts(of: report, for: invoice).map { ($0.label, $0.value, $0.role) }
        let isMismatch = ShownState(invoice) == .mismatch
        let meaning = StyledLine.wrapped(
            wording.explanation(of: invoice) ?? "", isMismatch ? .error : .text, width: width)
        let lines = rows.flatMap { StyledLine.field($0, $1, $2, labelWidth: labelWidth, width: width) }
        return [StyledLine(), StyledLine("What the gateway says", .heading)]
            + (isMismatch ? meaning + lines : lines + meaning)
    }

    private static func timeline(of invoice: Invoice, width: Int, _ context: AppContext) -> [StyledLine] {
        var lines = [StyledLine(), StyledLine("Timeline", .heading)]
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
        let after = update.exchange.map { " after \(wording.seconds($0.elapsedMilliseconds))" } ?? ""
        switch update.change {
        case .created(let tracking, let isSettled):
            return (
                isSettled
                    ? "found at the gateway: created as \(visible(tracking))"
                    : "created as \(visible(tracking))\(after)", .success
            )
        case .rejected(let rejection): return ("rejected\(after): \(wording.text(for: rejection))", .error)
        case .unknown(let reason): return ("outcome unknown: \(wording.text(for: reason))", .warning)
        case .unsent(let reason): return ("not sent: \(visible(reason))", .warning)
        case .resent: return ("sent again, the same bytes", .text)
        case .notFound: return ("asked: the gateway has no such payment", .warning)
        case .status(let report):
            let differences = report.differences(from: invoice.intent, tracking: invoice.tracking)
            let status = "status \(visible(report.status.text))"
            return differences.isEmpty
                ? (status, wording.badge(for: report.status).role)
                : ("\(status): \(wording.texts(of: differences, in: invoice))", .error)
        case .paymentStarted(let start): return (wording.text(for: start), .text)
        case .note(let text): return ("note: \(visible(text))", .text)
        }
    }

    private static func wire(of invoice: Invoice, width: Int) -> [StyledLine] {
        let intent = invoice.intent
        var lines: [StyledLine] = []
        // For an adopted one nothing was sent.
        if !intent.isAdopted {
            lines += [StyledLine(), StyledLine("Request", .heading)]
            lines += StyledLine.wrapped("POST \(intent.endpoint)  as client \(intent.clientID)", .muted, width: width)
            lines += StyledLine.wrapped(intent.body, width: width)
        }
        for update in invoice.updates {
            guard let exchange = update.exchange else { continue }
            let status = exchange.httpStatus.map { "HTTP \($0)" } ?? "no HTTP status"
            let signature =
                switch exchange.signature {
                case .verified: "signature verified"
                case .missing: "not signed"
                case .wrong: "signature wrong"
                case nil: ""
                }
            lines += [StyledLine(), StyledLine("Answer", .heading)]
            lines.append(
                StyledLine("\(status)   \(wording.seconds(exchange.elapsedMilliseconds))   \(signature)", .muted))
            lines += StyledLine.wrapped(exchange.reply.isEmpty ? "(empty)" : exchange.reply, width: width)
            if exchange.isTruncated { lines.append(StyledLine("… the rest was not kept", .muted)) }
        }
        return lines
    }
}
