import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens

/// `einvoice pay`.
struct PayCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "pay", abstract: "Start an invoice's payment, and show how the customer pays.",
        discussion: """
            The standard output is the payment link on a line of its own; where the gateway gives none, the form, or the \
            address of a crypto payment. Asked again, the gateway gives the same again.

            Exit status: 0 the payment is started, 1 the gateway said no, 65 there is no such invoice, 69 no answer, 74 the \
            gateway was asked, but its answer could not be recorded or printed, or with --open nothing was opened (or the \
            history can't be read, and it was not asked), \
            75 the invoice's outcome is unknown, 76 the answer broke the protocol, 77 credentials refused, 130 stopped by a \
            signal. A QR code that can't be drawn is only warned of.
            """)

    @Argument(help: "A local id, payment id or tracking number.")
    var id: String

    @Flag(
        help: "Draw the link or address as a QR code below it, on a terminal in black and white even with --no-color.")
    var qr = false

    @Flag(help: "Open the link in a browser on this machine: one that BROWSER names, else the desktop's.")
    var open = false

    @Flag(help: "Print one JSON object instead.")
    var json = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json }

    func validate() throws {
        if qr, json { throw ValidationError("--qr draws for people, --json answers for programs: choose one") }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        try await recover(session)
        let invoice = try find(id, in: session, context)
        let service = try await openService(of: session)
        let progress = ProgressReporter(context)
        progress.tell("asking the gateway…", part: 0)
        let outcome = await service.startPayment(invoice)
        progress.clear()
        await session.close()
        let failure: CommandFailure
        switch outcome {
        case .started(let sent, let payment):
            return tell(sent, payment, in: session, sandboxAt: service.profile.baseURL, context)
        case .problem(let problem): failure = CommandFailure(problem)
        case .notAsked(let refusal): failure = CommandFailure(refusal, about: invoice, suggestion)
        }
        guard Task.isCancelled else { throw failure }
        context.messages.line("Stopped before the gateway answered. Asked again, it gives the same again.")
        return .interrupted
    }

    /// Names the command that runs a sandbox with the same folder.
    private var sandboxHint: String {
        var options = global.settings
        options.isSandbox = false
        options.profile = nil
        return SuggestedCommand(options)("sandbox")
    }

    private func tell(
        _ sent: SentInvoice, _ payment: StartedPayment, in session: Session, sandboxAt baseURL: String,
        _ context: CommandContext
    ) -> ExitStatus {
        let printer = PaymentPrinter(invoice: sent.invoice, payment: payment, context: context, suggestion: suggestion)
        if json {
            context.output.line(InvoiceJSON.payment(of: sent.invoice, payment))
        } else {
            printer.tellWayToPay()
        }
        if qr { printer.drawCode() }
        context.output.flush()
        if !json { printer.tellWhatNext() }
        if session.choice.value == .sandbox, let link = payment.link {
            // A link to the sandbox that was there for this command only; that of another leads to its address.
            let isDead = link.utf8.starts(with: "\(baseURL)/".utf8)
            context.messages.line(
                isDead
                    ? "The link is dead: no sandbox runs with this data folder. Start \(sandboxHint); \(suggestion("pay", id)) then gives one that answers."
                    : "The link answers as long as that sandbox runs.")
        }
        let isOpened = open ? printer.openLink() : true
        if sent.isReplyUnsigned { context.warn("the gateway's answer was not signed; the profile lets it count") }
        guard let failure = sent.recordFailure else {
            if ShownState(sent.invoice) == .mismatch { return .protocolBroken }
            return isOpened ? .done : .historyFailed
        }
        context.warn("the history can't be written, and lacks this payment: \(visible(failure.description))")
        return .historyFailed
    }
}
