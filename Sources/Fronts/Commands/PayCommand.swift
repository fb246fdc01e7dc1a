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
            .pay, "pay",
            discussion: wording.discussionOfPay)
    }

    @Argument(help: .of(.id, value: .id), completion: .asking(.invoice))
    var id: String

    @Flag(help: .of(.drawCode))
    var qr = false

    @Option(help: .of(.codeFile, value: .file), completion: .file(extensions: ["png", "svg"]))
    var qrFile: String?

    @Flag(help: .of(.overwriteCode))
    var force = false

    @Option(help: .of(.codeKind, value: .content))
    var qrOf: PaymentCode.Kind?

    @Flag(help: .of(.openLink))
    var open = false

    @Flag(help: .of(.newLink))
    var newLink = false

    @Flag(help: .of(.paymentAsJSON))
    var json = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json }

    func validate() throws {
        if qr, json { throw ValidationError(.codeInJSON) }
        if let qrFile, PictureFormat(endingOf: qrFile) == nil { throw ValidationError(.codeFileEnding) }
        if force, qrFile == nil { throw ValidationError(.noCodeFile) }
        if qrOf != nil, !qr, qrFile == nil { throw ValidationError(.noCodeWanted) }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        try await recover(session)
        let invoice = try find(id, in: session, context)
        let file = try codeFile(outsideOf: session.history.folder, context)
        switch invoice.paymentStep(asksAnew: newLink) {
        case .refuse(let problem): throw CommandFailure(problem, about: invoice, suggestion)
        case .show(let payment):
            return tell(SentInvoice(invoice: invoice), payment, file, isKnown: true, in: session, context)
        case .ask: break
        }
        let service = try await openService(of: session)
        let progress = ProgressReporter(context)
        progress.tell(wording.askingGatewayNow, part: 0)
        let outcome = await service.startPayment(invoice.id, asksAnew: newLink)
        progress.clear()
        await session.close()
        let failure: CommandFailure
        switch outcome {
        case .started(let sent, let payment):
            return tell(sent, payment, file, in: session, sandboxAt: service.profile.baseURL, context)
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

    /// The file for the picture: whether it can be had is known before the payment is started.
    private func codeFile(outsideOf history: String, _ context: CommandContext) throws(CommandFailure) -> CodeFile? {
        guard let qrFile, let format = PictureFormat(endingOf: qrFile) else { return nil }
        if let problem = SettingsProblem(oddIn: qrFile, at: .option("--qr-file")) {
            context.warn(wording.text(for: problem))
        }
        do throws(Problem) {
            return try CodeFile(qrFile, as: format, mayOverwrite: force, isOutside: history)
        } catch {
            throw CommandFailure(error, suggestion)
        }
    }

    private func tell(
        _ sent: SentInvoice, _ payment: PaymentStart, _ file: CodeFile?, isKnown: Bool = false, in session: Session,
        sandboxAt baseURL: String? = nil, _ context: CommandContext
    ) -> ExitStatus {
        let printer = PaymentPrinter(invoice: sent.invoice, payment: payment, context: context, suggestion: suggestion)
        if json {
            context.output.line(InvoiceJSON.payment(of: sent.invoice, payment))
        } else {
            printer.tellWayToPay()
        }
        let code = qr || file != nil ? printer.code(of: qrOf) : nil
        if qr, let code { printer.draw(code) }
        context.output.flush()
        let isWritten = file.map { printer.write(code, to: $0) } ?? true
        if let code { printer.tellContent(of: code) }
        if !json { printer.tellWhatNext(isOpening: open) }
        if isKnown { context.messages.line(wording.knownBefore(asking: suggestion("pay", id, "--new-link"))) }
        if session.choice.value == .sandbox, let baseURL, let link = printer.payment.link {
            // A link to the sandbox that was there for this command only; that of another leads to its address.
            let isDead = link.utf8.starts(with: "\(baseURL)/".utf8)
            context.messages.line(
                isDead
                    ? wording.deadLink(sandbox: sandboxHint, again: suggestion("pay", id))
                    : wording.linkAnswersWhileSandboxRuns)
        }
        let isOpened = open ? printer.open(pagesBeside: session.history) : true
        if sent.isReplyUnsigned { context.warn(wording.unsignedReply) }
        guard let failure = sent.recordFailure else {
            if ShownState(sent.invoice) == .mismatch { return .protocolBroken }
            return isOpened && isWritten ? .done : .historyFailed
        }
        context.warn(wording.historyLacksPayment(wording.text(for: failure)))
        return .historyFailed
    }
}

extension PaymentCode.Kind: ExpressibleByArgument {}
