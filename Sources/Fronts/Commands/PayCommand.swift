import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// `einvoice pay`.
struct PayCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "pay", abstract: wording.abstract(of: .pay),
            discussion: wording.discussionOfPay)
    }

    @Argument(help: .of(.id, value: .id))
    var id: String

    @Flag(help: .of(.drawCode))
    var qr = false

    @Flag(help: .of(.openLink))
    var open = false

    @Flag(help: .of(.paymentAsJSON))
    var json = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json }

    func validate() throws {
        if qr, json { throw ValidationError(.codeInJSON) }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        try await recover(session)
        let invoice = try find(id, in: session, context)
        let service = try await openService(of: session)
        let progress = ProgressReporter(context)
        progress.tell(wording.askingGatewayNow, part: 0)
        let outcome = await service.startPayment(invoice.id)
        progress.clear()
        await session.close()
        let failure: CommandFailure
        switch outcome {
        case .started(let sent, let payment):
            return tell(sent, payment, in: session, sandboxAt: service.profile.baseURL, context)
        case .failed(let problem): failure = CommandFailure(problem, about: invoice, suggestion)
        }
        guard Task.isCancelled else { throw failure }
        context.messages.line(wording.stoppedBeforeLink)
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
        _ sent: SentInvoice, _ payment: PaymentStart, in session: Session, sandboxAt baseURL: String,
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
                    ? wording.deadLink(sandbox: sandboxHint, again: suggestion("pay", id))
                    : wording.linkAnswersWhileSandboxRuns)
        }
        let isOpened = open ? printer.openLink() : true
        if sent.isReplyUnsigned { context.warn(wording.unsignedReply) }
        guard let failure = sent.recordFailure else {
            if ShownState(sent.invoice) == .mismatch { return .protocolBroken }
            return isOpened ? .done : .historyFailed
        }
        context.warn(wording.historyLacksPayment(wording.text(for: failure)))
        return .historyFailed
    }
}
