import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Synchronization
import Wording

/// Reports what settling found, an invoice a line as soon as it is known. As JSON all invoices come at the end, and the
/// lines go to the standard error as well.
final class ResolveReport: Sendable {
    let context: CommandContext
    private let suggestion: SuggestedCommand
    private let isJSON: Bool
    private let words: CreateReport
    private let style: ANSIStyle
    private let objects = Mutex<[String]>([])

    init(context: CommandContext, suggestion: SuggestedCommand, isJSON: Bool, session: Session) {
        self.context = context
        self.suggestion = suggestion
        self.isJSON = isJSON
        words = CreateReport(context: context, suggestion: suggestion, isJSON: isJSON, session: session)
        style = context.style(isWanted: session.settings.usesColor.value)
    }

    /// Prints what waited for the end.
    func end() {
        if isJSON { context.output.line(JSONText.array(objects.withLock { $0 })) }
        context.output.flush()
    }

    /// Tells of an invoice that needed no question.
    func tellSettled(_ invoice: Invoice) -> ExitStatus {
        switch invoice.state {
        case .created:
            line(invoice, "already_created", loudly(wording.settledAlready(invoice.tracking ?? ""), of: invoice))
            return invoice.differences.isEmpty ? .done : .protocolBroken
        case .rejected:
            let words = invoice.rejection.map { wording.text(for: $0) } ?? wording.rejectedWithoutReason
            line(invoice, "already_rejected", wording.settledAlready(words))
            return .rejected
        case .closed:
            line(invoice, "already_closed", wording.settledAlready(wording.wasClosed))
            return .rejected
        case .unsent:
            line(invoice, "never_sent", wording.neverSent)
            return .unreachable
        case .sending, .unknown:
            line(invoice, "not_asked", wording.notAskedAboutIt)
            return .unknown
        }
    }

    /// Tells what the gateway said of one of the `open` invoices.
    func tell(_ outcome: SettleOutcome, open: [Invoice], id: String) {
        switch outcome {
        case .created(let sent) where sent.isReopened:
            let text = wording.reopened(tracking: sent.invoice.tracking ?? "")
            line(sent.invoice, "reopened", loudly(text, of: sent.invoice))
            words.warn(about: sent)
        case .created(let sent):
            line(
                sent.invoice, "created",
                loudly(wording.gatewayHasIt(tracking: sent.invoice.tracking ?? ""), of: sent.invoice))
            words.warn(about: sent)
        case .notFound(let sent) where sent.invoice.state == .rejected:
            line(sent.invoice, "already_rejected", wording.notThereStaysRejected)
            words.warn(about: sent)
        case .notFound(let sent) where sent.invoice.state == .closed:
            line(sent.invoice, "already_closed", wording.notThereStaysClosed)
            words.warn(about: sent)
        case .notFound(let sent) where !sent.invoice.isClosable:
            line(
                sent.invoice, "not_found_unsigned", wording.notThereUnsigned, glyph: wording.notThereBadge)
            words.warn(about: sent)
        case .notFound(let sent):
            line(
                sent.invoice, "not_found",
                sent.invoice.isResendable ? wording.notThereMayBeResent : wording.notThereMayBeClosed,
                glyph: wording.notThereBadge)
            words.warn(about: sent)
        case .stillUnknown(let sent, let failure):
            line(sent.invoice, "still_unknown", wording.title(of: failure))
            words.warn(about: sent)
        case .notAsked(let problem):
            guard let invoice = open.first(where: { $0.id == id }) else { return }
            _ = tell(CommandFailure(problem, suggestion), of: invoice)
        }
    }

    /// Tells what closing came to.
    func tell(_ outcome: ClosingOutcome, of invoice: Invoice) -> ExitStatus {
        switch outcome {
        case .closed(let closed):
            line(closed, "closed", wording.closedNow)
            return .done
        case .notClosed(let problem): return tell(CommandFailure(problem, suggestion), of: invoice)
        }
    }

    /// Tells what sending again came to.
    func tell(_ outcome: CreateOutcome, of invoice: Invoice) -> ExitStatus {
        if let sent = outcome.sent { words.warn(about: sent) }
        switch outcome {
        case .created(let sent):
            line(
                sent.invoice, "resent_created",
                loudly(wording.sentAgain(sent.invoice.tracking ?? ""), of: sent.invoice))
        case .rejected(let sent, let rejection, _):
            line(sent.invoice, "resent_rejected", wording.sentAgain(wording.text(for: rejection)))
        case .unknown(let sent, let reason):
            line(
                sent.invoice, "resent_unknown",
                wording.sentAgainUnknown(wording.text(for: reason), suggestion("resolve", sent.invoice.id)))
        case .unreachable(let sent, let text):
            line(sent.invoice, "not_sent", wording.notSentUnreachable(text))
        case .notSent(let problem): _ = tell(CommandFailure(problem, suggestion), of: invoice)
        }
        return ExitStatus(outcome)
    }

    /// Tells why nothing was done about an invoice.
    func tell(_ failure: CommandFailure, of invoice: Invoice) -> ExitStatus {
        line(invoice, "not_asked", wording.joined(failure.problems))
        for advice in failure.advice { context.messages.line("  \(advice)") }
        return failure.status
    }

    /// Puts the differences from the request before the text.
    private func loudly(_ text: String, of invoice: Invoice) -> String {
        let differences = invoice.differences
        if differences.isEmpty { return text }
        return wording.warned(wording.warning(of: differences, in: invoice), text)
    }

    private func line(_ invoice: Invoice, _ found: String, _ text: String, glyph: String? = nil) {
        let badge = wording.badge(for: invoice)
        let state = TextWidth.pad(glyph ?? badge.text, to: 11)
        let id = visible(invoice.intent.paymentID.text)
        let rest = "  \(id)   \(wording.amount(of: invoice))   \(visible(text))"
        if isJSON {
            objects.withLock { $0.append(InvoiceJSON.found(found, text, of: invoice)) }
            return context.messages.line(state + rest)
        }
        context.output.line(style(state, badge.role) + rest)
        context.output.flush()
    }
}
