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
    func tell(_ result: Result<CreateOutcome, CommandFailure>) throws(CommandFailure) -> ExitStatus {
        let outcome = try result.get()
        if let sent = outcome.sent {
            if isJSON { context.output.line(InvoiceJSON.outcome(of: sent.invoice)) }
            warn(about: sent)
        }
        switch outcome {
        case .created(let sent):
            if !isJSON { context.output.put(page(of: sent.invoice)) }
            if isOutputLost(about: sent.invoice) { return .unknown }
            // The history doesn't know it yet; only asking brings it to know, which is what this status means.
            return sent.recordFailure == nil && sent.differences.isEmpty ? .done : .unknown
        case .rejected(let sent, let rejection, let areCredentialsRefused):
            let words = wording.text(for: rejection)
            if areCredentialsRefused {
                throw CommandFailure(
                    .notAllowed, "the gateway refused the credentials: \(words)",
                    advice: ["Check client id and secret of the profile.", recorded(sent, as: "rejected")])
            }
            throw CommandFailure(
                .rejected, "the gateway rejected it: \(words)",
                advice: [
                    recorded(sent, as: "rejected"),
                    "\(suggestion("show", sent.invoice.id)) shows the answer as it came.",
                ])
        case .unknown(let sent, let reason):
            throw CommandFailure(
                .unknown, "outcome unknown: \(wording.text(for: reason))",
                advice: [
                    "The gateway may have created this invoice, or not. \(recorded(sent, as: "unknown"))",
                    "Don't create it anew: \(suggestion("resolve", sent.invoice.id)) asks the gateway.",
                ] + (sent.areCredentialsDoubted ? ["But first check client id and secret of the profile."] : []))
        case .unreachable(let sent, let text):
            throw CommandFailure(
                .unreachable, "the gateway can't be reached: \(visible(text))",
                advice: [
                    "Surely nothing was sent. \(recorded(sent, as: Self.word(for: sent.invoice.state)))",
                    "\(suggestion("resolve", sent.invoice.id, "--resend")) sends it again"
                        + (session.kind == .live ? ", with its amount after --confirm." : "."),
                ])
        case .notSent(let refusal): throw CommandFailure(refusal, suggestion)
        }
    }

    /// Writes what waits; where that fails, what was created is told beside it, so that nobody creates it anew.
    private func isOutputLost(about invoice: Invoice) -> Bool {
        context.output.flush()
        if context.output.failure == nil { return false }
        let names = "payment id \(visible(invoice.intent.paymentID.text)), id \(visible(invoice.id))"
        context.messages.line(
            "einvoice: THE INVOICE IS CREATED, and the output that says so is lost: "
                + "tracking number \(visible(invoice.tracking ?? "–")), \(names)")
        context.messages.line("  Don't create it anew: \(suggestion("show", invoice.id)) shows it.")
        return true
    }

    /// What deserves a loud word, whatever the outcome.
    func warn(about sent: SentInvoice) {
        if sent.isReplyUnsigned { context.warn("the gateway's answer was not signed; the profile lets it count") }
        if !sent.differences.isEmpty {
            let warning = wording.warning(of: sent.differences, in: sent.invoice)
            context.warn("\(warning) Another payment may have this payment id: ask the gateway's support")
        }
        if let failure = sent.recordFailure {
            context.warn(
                "THE OUTCOME COULD NOT BE RECORDED: \(visible(failure.description)). Note it by hand; "
                    + "once the history can be written, \(suggestion("resolve", sent.invoice.id)) asks the gateway")
        }
    }

    private func page(of invoice: Invoice) -> String {
        let style = context.style(isWanted: session.settings.usesColor.value)
        return InvoicePrinter.outcome(of: invoice, context: context, style: style, kind: session.kind)
    }

    private func recorded(_ sent: SentInvoice, as word: String) -> String {
        let invoice = sent.invoice
        let what =
            "\(wording.amount(of: invoice)) by \(wording.methodName(of: invoice)), payment id"
            + " \(visible(invoice.intent.paymentID.text))"
        return sent.recordFailure == nil ? "Recorded as \(word): \(what)." : "It is \(what)."
    }

    private static func word(for state: InvoiceState) -> String { state == .unsent ? "not sent" : state.rawValue }
}
