import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// `einvoice reconcile`.
struct ReconcileCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .reconcile, "reconcile",
            discussion: wording.discussionOfReconcile)
    }

    @Option(help: .of(.periodStart, value: .time), completion: .list(SearchOptions.days))
    var since: String

    @Option(help: .of(.periodEnd, value: .time), completion: .list(SearchOptions.days))
    var until: String?

    @Flag(help: .of(.adopt))
    var adopt = false

    @Option(help: .of(.format, value: .format))
    var format: RowFormat = .table

    @Flag(help: .of(.asJSON))
    var json = false

    private var chosen: RowFormat { json ? .json : format }

    @Flag(help: .of(.rawCSV))
    var raw = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { chosen.isJSON }

    func validate() throws {
        if raw, chosen != .csv { throw ValidationError(.rawWithoutCSV) }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let period = try period(at: context)
        let session = try session(at: context)
        try await recover(session)
        let service = try await openService(of: session)
        let outcome = await compare(period, by: service, context)
        // Given back before anything is told, so that what follows can use the port.
        await session.close()
        let (found, adoption) = try outcome.get()
        let report = ReconcileReport(
            context: context, suggestion: suggestion, style: context.style(isWanted: session.settings.usesColor.value))
        report.write(found.differences, as: chosen, isRaw: raw)
        report.summarize(found, period: period)
        return try report.end(found, adoption)
    }

    /// From the first moment to the one after the last.
    private func period(at context: CommandContext) throws(CommandFailure) -> Range<Timestamp> {
        let (start, end): (Timestamp, Timestamp)
        do throws(InvoiceQueryProblem) {
            start = try context.stretch(since).start
            end = try until.map { text throws(InvoiceQueryProblem) in try context.stretch(text).end } ?? context.now()
        } catch {
            throw CommandFailure(error)
        }
        guard start < end else { throw CommandFailure(comparing: .emptyPeriod, suggestion) }
        return start..<end
    }

    private func compare(
        _ period: Range<Timestamp>, by service: InvoiceService, _ context: CommandContext
    ) async -> Result<(Reconciliation, Adoption?), CommandFailure> {
        let progress = ProgressReporter(context)
        do throws(Problem) {
            defer { progress.clear() }
            progress.tell(wording.statementIsFetched, part: 0)
            var found = try await service.reconcile(
                since: period.lowerBound, until: period.upperBound
            ) { step in
                progress.tell(Self.words(for: step), part: Self.part(of: step))
            }
            guard adopt else { return .success((found, nil)) }
            progress.clear()
            let all = found.adoptable
            let adopting = ProgressReporter(context)
            defer { adopting.clear() }
            let adoption = await service.adopt(found) { done in
                adopting.tell(wording.adoptedSoFar(done, of: all), part: Double(done) / Double(max(1, all)))
            }
            found.mark(adoption)
            return .success((found, adoption))
        } catch {
            return .failure(CommandFailure(comparing: error, suggestion))
        }
    }

    private static func words(for step: ReconcileProgress) -> String {
        switch step {
        case .fetching(let part, let rows):
            wording.statementIsFetched(percent: Int(part * 100), rows: rows)
        case .comparing(let invoices): wording.comparing(invoices: invoices)
        }
    }

    /// Nobody knows beforehand how many invoices there will be to compare.
    private static func part(of step: ReconcileProgress) -> Double {
        if case .fetching(let part, _) = step { part * 0.9 } else { 0.9 }
    }
}
