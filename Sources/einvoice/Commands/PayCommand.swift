import ArgumentParser
import Console
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens

/// `einvoice pay`.
struct PayCommand: DeskCommand {
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

    func run(at desk: Desk) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: desk)
        try await recover(session)
        let invoice = try find(id, in: session, desk)
        let service = try await openService(of: session)
        let progress = ProgressTeller(desk)
        progress.tell("asking the gateway…", part: 0)
        let outcome = await service.startPayment(invoice)
        progress.clear()
        await session.close()
        let failure: CommandFailure
        switch outcome {
        case .started(let sent, let payment):
            return tell(sent, payment, in: session, sandboxAt: service.profile.baseURL, desk)
        case .problem(let problem): failure = CommandFailure(problem)
        case .notAsked(let refusal): failure = CommandFailure(refusal, about: invoice, hint)
        }
        guard Task.isCancelled else { throw failure }
        desk.messages.line("Stopped before the gateway answered. Asked again, it gives the same again.")
        return .interrupted
    }

    /// Names the command that runs a sandbox with the same folder.
    private var sandboxHint: String {
        var options = global.settings
        options.isSandbox = false
        options.profile = nil
        return Hint(options)("sandbox")
    }

    private func tell(
        _ sent: SentInvoice, _ payment: StartedPayment, in session: Session, sandboxAt baseURL: String, _ desk: Desk
    ) -> ExitStatus {
        let teller = PaymentTeller(invoice: sent.invoice, payment: payment, desk: desk, hint: hint)
        if json {
            desk.output.line(InvoiceJSON.payment(of: sent.invoice, payment))
        } else {
            teller.tellWayToPay()
        }
        if qr { teller.drawCode() }
        desk.output.flush()
        if !json { teller.tellWhatNext() }
        if session.choice.value == .sandbox, let link = payment.link {
            // A link to the sandbox that was there for this command only; that of another leads to its address.
            let isDead = link.utf8.starts(with: "\(baseURL)/".utf8)
            desk.messages.line(
                isDead
                    ? "The link is dead: no sandbox runs with this data folder. Start \(sandboxHint); \(hint("pay", id)) then gives one that answers."
                    : "The link answers as long as that sandbox runs.")
        }
        let isOpened = open ? teller.openLink() : true
        if sent.isReplyUnsigned { desk.warn("the gateway's answer was not signed; the profile lets it count") }
        guard let failure = sent.recordFailure else {
            if ShownState(sent.invoice) == .mismatch { return .protocolBroken }
            return isOpened ? .done : .historyFailed
        }
        desk.warn("the history can't be written, and lacks this payment: \(visible(failure.description))")
        return .historyFailed
    }
}
