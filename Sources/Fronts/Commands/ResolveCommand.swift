import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

struct ResolveCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .resolve, "resolve",
            discussion: wording.discussionOfResolve)
    }

    @Argument(help: .of(.unknownIDs, value: .ids), completion: .asking(.invoice))
    var ids: [String] = []

    @Flag(help: .of(.resend))
    var resend = false

    @Flag(help: .of(.close))
    var close = false

    @Option(help: .of(.confirmResending, value: .amount))
    var confirm: String?

    @Option(help: .of(.senderAgain, value: .number))
    var sender: String?

    @Flag(help: .of(.settledAsJSON))
    var json = false

    @OptionGroup
    var global: GlobalOptions

    /// Not `historyFailed`, which says that nothing was sent.
    var lostOutput: ExitStatus { .unknown }

    var printsJSON: Bool { json }

    func validate() throws {
        if resend, close { throw ValidationError(.resendingAndClosing) }
        if !resend, sender != nil || confirm != nil && !close { throw ValidationError(.confirmationWithoutResending) }
        if ids.count != 1, confirm != nil || sender != nil {
            throw ValidationError(.confirmationOfSeveral)
        }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        if resend || close, session.kind == .live, ids.count != 1 {
            throw CommandFailure(close ? .liveClosingOfSeveral : .liveResendingOfSeveral)
        }
        try await recover(session)
        let invoices = try await chosen(in: session, context)
        if invoices.isEmpty {
            if json { context.output.line("[]") }
            context.messages.line(wording.nothingToSettle)
            try await tellDoubtful(in: session, context)
            return .done
        }
        if resend || close, let only = invoices.first, session.kind == .live, !only.state.isSettled {
            // A wrongly repeated amount is refused before anything is asked.
            _ = try confirmation(of: only, session.kind)
        }
        let service = try await openService(of: session)
        let report = ResolveReport(context: context, suggestion: suggestion, isJSON: json, session: session)
        let statuses = await resolve(invoices, by: service, report)
        await session.close()
        report.end()
        if ids.isEmpty { try await tellDoubtful(in: session, context) }
        return ExitStatus.worst(of: statuses)
    }

    /// Names rejected invoices that the gateway may have nevertheless. The command doesn't settle them by itself: there
    /// may be many, and old ones.
    private func tellDoubtful(in session: Session, _ context: CommandContext) async throws(CommandFailure) {
        let doubtful: [Invoice]
        do throws(StorageProblem) {
            doubtful = try await session.localService.doubtfullyRejected()
        } catch {
            throw CommandFailure(reading: error)
        }
        if doubtful.isEmpty { return }
        let shown = doubtful.prefix(Self.mostNamed).map(\.id)
        let newest = doubtful.count > shown.count ? shown.count : nil
        context.messages.line(wording.doubtfullyRejected(doubtful.count))
        context.messages.line("  \(wording.asksAbout(suggestion(["resolve"] + shown), newest: newest))")
    }

    /// The most ids in a line that can still be copied.
    private static let mostNamed = 20

    private func chosen(in session: Session, _ context: CommandContext) async throws(CommandFailure) -> [Invoice] {
        if ids.isEmpty {
            do throws(StorageProblem) {
                return try await session.localService.unsettled()
            } catch {
                throw CommandFailure(reading: error)
            }
        }
        var invoices: [Invoice] = []
        for id in ids {
            let invoice = try find(id, in: session, context)
            if !invoices.contains(where: { $0.id == invoice.id }) { invoices.append(invoice) }
        }
        return invoices
    }

    private func confirmation(of invoice: Invoice, _ kind: ProfileKind) throws(CommandFailure) -> Confirmation {
        do throws(Problem) {
            return try Confirmation(confirm, of: invoice.intent.amount, on: kind)
        } catch {
            throw CommandFailure(error, suggestion)
        }
    }

    private func resolve(_ invoices: [Invoice], by service: InvoiceService, _ report: ResolveReport) async
        -> [ExitStatus]
    {
        let open = invoices.filter { [.unknown, .sending, .rejected, .closed].contains($0.state) }
        let outcomes = await service.settleAll(open.map(\.id)) { id, outcome in
            // An invoice that is sent again, or closed, is reported after that.
            if !(resend && outcome.isResendable || close && outcome.isClosable) {
                report.tell(outcome, open: open, id: id)
            }
        }
        let byID = Dictionary(zip(open.map(\.id), outcomes), uniquingKeysWith: { first, _ in first })
        var statuses: [ExitStatus] = []
        for invoice in invoices {
            switch byID[invoice.id] {
            case .notFound(let sent)? where resend && sent.invoice.isResendable:
                statuses.append(await sendAgain(sent.invoice, by: service, report))
            case .notFound(let sent)? where close && sent.invoice.isClosable:
                statuses.append(await closeNow(sent.invoice, by: service, report))
            case .notFound(let sent)? where close && sent.invoice.state == .closed: statuses.append(.done)
            case nil where resend && invoice.state == .unsent:
                statuses.append(await sendAgain(invoice, by: service, report))
            case let outcome?: statuses.append(ExitStatus(outcome))
            case nil: statuses.append(report.tellSettled(invoice))
            }
        }
        return statuses
    }

    private func sendAgain(_ invoice: Invoice, by service: InvoiceService, _ report: ResolveReport) async -> ExitStatus
    {
        do throws(CommandFailure) {
            let card = try await card(for: invoice, report.context)
            let confirmation = try confirmation(of: invoice, service.profile.kind)
            return report.tell(await service.resend(invoice.id, card: card, confirmation), of: invoice)
        } catch {
            return report.tell(error, of: invoice)
        }
    }

    private func closeNow(_ invoice: Invoice, by service: InvoiceService, _ report: ResolveReport) async -> ExitStatus {
        do throws(CommandFailure) {
            let confirmation = try confirmation(of: invoice, service.profile.kind)
            return report.tell(await service.close(invoice.id, confirmation), of: invoice)
        } catch {
            return report.tell(error, of: invoice)
        }
    }

    /// The card's number, where only its first and last digits were kept.
    private func card(for invoice: Invoice, _ context: CommandContext) async throws(CommandFailure) -> CardNumber? {
        guard let kept = invoice.intent[.sender], CardNumber.isMasked(kept) else { return nil }
        if sender == nil, !context.canAsk { throw CommandFailure(.cardNeeded(masked: kept), suggestion) }
        let prompt = wording.promptForCard(kept, paymentID: visible(invoice.intent.paymentID.text))
        let text =
            sender == nil || sender == "-"
            ? try await SenderArgument.read(prompt, context) : try await SenderArgument(sender).text(at: context)
        guard let card = CardNumber(text) else { throw CommandFailure(.cardDoesNotFit(masked: kept), suggestion) }
        return card
    }
}

extension SettleOutcome {
    /// True when the gateway said, as surely as is needed, that it has no such payment.
    fileprivate var isResendable: Bool {
        if case .notFound(let sent) = self { sent.invoice.isResendable } else { false }
    }

    /// The same where it may be closed.
    fileprivate var isClosable: Bool { if case .notFound(let sent) = self { sent.invoice.isClosable } else { false } }
}

extension InvoiceState {
    /// True when nothing about it may be sent again or closed.
    fileprivate var isSettled: Bool { self == .created || self == .rejected || self == .closed }
}
