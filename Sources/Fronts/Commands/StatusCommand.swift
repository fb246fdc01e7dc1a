import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit

/// `einvoice status`.
struct StatusCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Ask the gateway how payments stand.",
        discussion: """
            Tells of each invoice the gateway's status, what it means, what to tell the merchant, and the sums. With --watch \
            the gateway is asked again and again, at growing intervals, until all have their final status; each news is a \
            line. A payment that it refuses to tell about five times in a row is given up. The history keeps what is new.

            An invoice whose outcome is unknown isn't asked about: `einvoice resolve` settles it.

            Exit status: 0 the gateway answered for every invoice, whatever the status says, FAILED too; else that of the \
            worst failure: 1 it doesn't know the payment or said no, 65 there is no such invoice, 69 no answer, 74 the \
            gateway was asked, but its answer could not be recorded or printed (or the history can't be read, and it was not \
            asked), 75 an invoice's outcome is unknown, 76 the answer broke the protocol or isn't what was asked for: another \
            amount, currency or number, or one that can't be read (nothing may be handed over), 77 credentials refused, 130 \
            stopped by a signal.
            """)

    @Argument(help: "Local ids, payment ids or tracking numbers.")
    var ids: [String] = []

    @Flag(help: "All that have no final status yet.")
    var all = false

    @Flag(help: "Follow them until all have their final status.")
    var watch = false

    @Flag(
        help: """
            Print one JSON object for one id, else an array, only of those that the gateway answered for; with --watch an \
            object a line at each news. Members: those of history, report (fee, credited sum, reason…), is_final, may_hand_over, \
            and differences where the gateway reports otherwise than was asked for.
            """)
    var json = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json }

    func validate() throws {
        if ids.isEmpty, !all {
            throw ValidationError("status needs an id, or --all for every invoice without a final status")
        }
        if !ids.isEmpty, all { throw ValidationError("--all goes without ids: it names every invoice itself") }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        try await recover(session)
        let named = try all ? nil : named(in: session, context)
        let service = try await openService(of: session)
        let status: ExitStatus
        do throws(CommandFailure) {
            var invoices = named ?? []
            if all { invoices = try await waiting(by: service, context) }
            status = await ask(about: invoices, by: service, in: session, context)
        } catch {
            await session.close()
            throw error
        }
        await session.close()
        return status
    }

    private var form: StatusPrinter.Form {
        switch (json, watch) {
        case (false, false): .pages
        case (false, true): .lines
        case (true, false): all || ids.count > 1 ? .array : .object
        case (true, true): .objectLines
        }
    }

    private func named(in session: Session, _ context: CommandContext) throws(CommandFailure) -> [Invoice] {
        var invoices: [Invoice] = []
        for id in ids {
            let invoice = try find(id, in: session, context)
            if !invoices.contains(where: { $0.id == invoice.id }) { invoices.append(invoice) }
        }
        return invoices
    }

    private func waiting(by service: InvoiceService, _ context: CommandContext) async throws(CommandFailure)
        -> [Invoice]
    {
        let waiting: WaitingInvoices
        do throws(RecordFailure) {
            waiting = try await service.waitingInvoices()
        } catch {
            throw CommandFailure(reading: error)
        }
        if waiting.isCut {
            context.warn("there are more; only the newest \(waiting.invoices.count) are asked about")
        }
        return waiting.invoices
    }

    private func ask(
        about invoices: [Invoice], by service: InvoiceService, in session: Session, _ context: CommandContext
    ) async -> ExitStatus {
        // A signal during the search for them.
        if Task.isCancelled { return .interrupted }
        var printer = StatusPrinter(of: invoices, form, context: context, suggestion: suggestion, session: session)
        // Without patience each is asked about once.
        let schedule = watch ? PollSchedule() : PollSchedule(patience: .zero)
        let progress = ProgressReporter(context)
        if !invoices.isEmpty { progress.tell("asking the gateway…", part: 0) }
        for await event in StatusFollower(service: service, schedule: schedule, clock: context.clock).follow(invoices) {
            progress.clear()
            printer.hear(event)
            if printer.hasHeardEnough { break }
        }
        progress.clear()
        return printer.end(isStopped: Task.isCancelled)
    }
}
