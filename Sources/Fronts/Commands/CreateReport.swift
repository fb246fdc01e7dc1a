import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// Tells what came of sending an invoice: the invoice on the standard output, everything else beside it.
struct CreateReport {
    let context: CommandContext
    let suggestion: SuggestedCommand
    let isJSON: Bool
    let session: Session

    /// Prints the outcome and gives its exit status.
    func tell(_ outcome: CreateOutcome) throws(CommandFailure) -> ExitStatus {
        if let sent = outcome.sent {
            if isJSON { context.output.line(InvoiceJSON.outcome(of: sent.invoice)) }
            warn(about: sent)
        }
        switch outcome {
        case .created(let sent):
            if !isJSON { context.output.put(page(of: sent.invoice)) }
            if let wrong = sent.invoice.intent.replaces { context.messages.line(wording.replaces(visible(wrong))) }
            if isOutputLost(about: sent.invoice) { return .unknown }
            return ExitStatus(outcome)
        case .rejected(let sent, let rejection, let areCredentialsRefused):
            let words = wording.text(for: rejection)
            if areCredentialsRefused {
                throw CommandFailure(
                    ExitStatus(outcome), wording.refusedForCredentials(words),
                    advice: [wording.checkCredentials, recorded(sent, as: .rejected)])
            }
            throw CommandFailure(
                ExitStatus(outcome), wording.gatewayRejectedIt(words),
                advice: [
                    recorded(sent, as: .rejected), wording.showsAnswer(suggestion("show", sent.invoice.id)),
                ])
        case .unknown(let sent, let reason):
            throw CommandFailure(
                ExitStatus(outcome), wording.outcomeIsUnknown(wording.text(for: reason)),
                advice: [
                    wording.mayExist(recorded(sent, as: .unknown)),
                    wording.dontCreateAnew(asking: suggestion("resolve", sent.invoice.id)),
                ] + (sent.areCredentialsDoubted ? [wording.firstCheckCredentials] : []))
        case .unreachable(let sent, let text):
            throw CommandFailure(
                ExitStatus(outcome), wording.title(of: GatewayFailure.unreachable(text)),
                advice: [
                    wording.surelyNotSent(recorded(sent, as: ShownState(sent.invoice.state))),
                    wording.sendsItAgain(
                        suggestion("resolve", sent.invoice.id, "--resend"), needsAmount: session.kind == .live),
                ])
        case .notSent(let problem): throw CommandFailure(problem, suggestion)
        }
    }

    /// Flushes the output. Where that fails, the created invoice is named on the standard error, so that nobody creates
    /// it again.
    private func isOutputLost(about invoice: Invoice) -> Bool {
        context.output.flush()
        if context.output.failure == nil { return false }
        let text = wording.createdButOutputLost(
            tracking: visible(invoice.tracking ?? "–"), paymentID: visible(invoice.intent.paymentID.text),
            id: visible(invoice.id))
        context.messages.line("einvoice: \(text)")
        context.messages.line("  \(wording.dontCreateAnew(showing: suggestion("show", invoice.id)))")
        return true
    }

    /// Warns of what matters whatever the outcome.
    func warn(about sent: SentInvoice) {
        if sent.isReplyUnsigned { context.warn(wording.unsignedReply) }
        if !sent.differences.isEmpty {
            let warning = wording.warning(of: sent.differences, in: sent.invoice)
            context.warn(wording.otherPayment(warning))
        }
        if let failure = sent.recordFailure {
            context.warn(
                wording.outcomeToNoteByHand(wording.text(for: failure), suggestion("resolve", sent.invoice.id)))
        }
    }

    private func page(of invoice: Invoice) -> String {
        let style = context.style(isWanted: session.settings.usesColor.value)
        return InvoicePrinter(context: context, style: style).page(of: invoice, .outcome)
    }

    private func recorded(_ sent: SentInvoice, as state: ShownState) -> String {
        let invoice = sent.invoice
        let text = wording.invoice(
            of: wording.amount(of: invoice), by: wording.methodName(of: invoice),
            paymentID: visible(invoice.intent.paymentID.text))
        return sent.recordFailure == nil
            ? wording.recordedInvoice(as: wording.word(for: state), text) : wording.notRecordedInvoice(text)
    }
}
