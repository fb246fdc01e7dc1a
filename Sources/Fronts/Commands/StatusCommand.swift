import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

struct StatusCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .status, "status",
            discussion: wording.discussionOfStatus)
    }

    @Argument(help: .of(.ids, value: .ids), completion: .asking(.invoice))
    var ids: [String] = []

    @Flag(help: .of(.allWaiting))
    var all = false

    @Flag(help: .of(.watch))
    var watch = false

    @Flag(help: .of(.adoptNumber))
    var adopt = false

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
        if adopt, all { throw ValidationError(.adoptingAll) }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        try await recover(session)
        let (named, numbers) = try named(in: session, context)
        let service = try await openService(of: session)
        let status: ExitStatus
        do throws(CommandFailure) {
            let invoices = try await all ? waiting(by: service, context) : named
            status = await ask(about: invoices, numbers, by: service, in: session, context)
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

    /// The invoices that are named, and the numbers that the history doesn't have.
    private func named(
        in session: Session, _ context: CommandContext
    ) throws(CommandFailure) -> ([Invoice], [GatewayNumber]) {
        var invoices: [Invoice] = []
        var numbers: [GatewayNumber] = []
        for id in ids {
            guard let invoice = try findIfThere(id, in: session, context) else {
                guard let number = GatewayNumber(id) else { throw notFound(id, in: session) }
                if !numbers.contains(number) { numbers.append(number) }
                continue
            }
            if !invoices.contains(where: { $0.id == invoice.id }) { invoices.append(invoice) }
        }
        return (invoices, numbers)
    }

    private func waiting(by service: InvoiceService, _ context: CommandContext) async throws(CommandFailure)
        -> [Invoice]
    {
        let waiting: (invoices: [Invoice], isCut: Bool)
        do throws(StorageProblem) {
            waiting = try await service.waitingInvoices()
        } catch {
            throw CommandFailure(reading: error)
        }
        if waiting.isCut { context.warn(wording.onlyNewestAsked(waiting.invoices.count)) }
        return waiting.invoices
    }

    private func ask(
        about named: [Invoice], _ numbers: [GatewayNumber], by service: InvoiceService, in session: Session,
        _ context: CommandContext
    ) async -> ExitStatus {
        // A signal came during the search.
        if Task.isCancelled { return .interrupted }
        let progress = ProgressReporter(context)
        if !named.isEmpty || !numbers.isEmpty { progress.tell(wording.askingGatewayNow, part: 0) }
        let lookUp = NumberLookUp(service: service, context: context, suggestion: suggestion, adopts: adopt)
        let strangers = await lookUp.ask(about: numbers)
        progress.clear()
        let invoices = named + strangers.adopted
        var printer = StatusPrinter(of: invoices, form, context: context, suggestion: suggestion, session: session)
        printer.take(strangers)
        // Without patience each is asked about once.
        let schedule = watch ? PollSchedule() : PollSchedule(patience: .zero)
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
