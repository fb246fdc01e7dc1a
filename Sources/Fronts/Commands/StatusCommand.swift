import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

struct StatusCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status", abstract: wording.abstract(of: .status),
            discussion: wording.discussionOfStatus)
    }

    @Argument(help: .of(.ids, value: .ids))
    var ids: [String] = []

    @Flag(help: .of(.allWaiting))
    var all = false

    @Flag(help: .of(.watch))
    var watch = false

    @Flag(help: .of(.statusAsJSON))
    var json = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json }

    func validate() throws {
        if ids.isEmpty, !all {
            throw ValidationError(.noIDs)
        }
        if !ids.isEmpty, all { throw ValidationError(.idsAndAll) }
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
        do throws(StorageProblem) {
            waiting = try await service.waitingInvoices()
        } catch {
            throw CommandFailure(reading: error)
        }
        if waiting.isCut { context.warn(wording.onlyNewestAsked(waiting.invoices.count)) }
        return waiting.invoices
    }

    private func ask(
        about invoices: [Invoice], by service: InvoiceService, in session: Session, _ context: CommandContext
    ) async -> ExitStatus {
        // A signal came during the search.
        if Task.isCancelled { return .interrupted }
        var printer = StatusPrinter(of: invoices, form, context: context, suggestion: suggestion, session: session)
        // Without patience each is asked about once.
        let schedule = watch ? PollSchedule() : PollSchedule(patience: .zero)
        let progress = ProgressReporter(context)
        if !invoices.isEmpty { progress.tell(wording.askingGatewayNow, part: 0) }
        for await event in StatusFollower(service: service, schedule: schedule).follow(invoices) {
            progress.clear()
            printer.hear(event)
            if printer.hasHeardEnough { break }
        }
        progress.clear()
        return printer.end(isStopped: Task.isCancelled)
    }
}
