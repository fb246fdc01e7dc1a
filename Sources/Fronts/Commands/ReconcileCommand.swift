import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// `einvoice reconcile`.
struct ReconcileCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile", abstract: "Compare a period of the history with the gateway's statement.",
        discussion: """
            Finds what is missing here or at the gateway, and where amount, currency, status or tracking number differ. \
            Comparing records nothing; --adopt takes what is missing here into the history, marked as adopted. \
            \(TimeArgument.explanation)

            The exit status:

              0  nothing differs, or all that differed was missing here and is adopted
              1  there are differences
             69  the gateway could not be reached
             74  the history can't be read, or with --adopt written; or the answer can't be written (what was adopted stays)
             76  the gateway's answer, or its refusal to tell, is no statement
             77  it refused the credentials
            130  stopped
            """)

    /// How the differences are written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, jsonl, csv }

    @Option(help: ArgumentHelp("From this time on.", valueName: "time"))
    var since: String

    @Option(help: ArgumentHelp("Before this time; now unless told.", valueName: "time"))
    var until: String?

    @Flag(help: "Take what is missing here into the history.")
    var adopt = false

    @Option(help: "How to print.")
    var format: Format = .table

    @Flag(help: "In csv, give back the exact text, also what a spreadsheet takes for a formula or a number, or hides.")
    var raw = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { format == .json || format == .jsonl }

    func validate() throws {
        if raw, format != .csv { throw ValidationError("--raw: it changes csv only") }
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
        report.write(found.differences, as: format, isRaw: raw)
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
        guard start < end else { throw CommandFailure(.emptyPeriod, suggestion) }
        return start..<end
    }

    private func compare(
        _ period: Range<Timestamp>, by service: InvoiceService, _ context: CommandContext
    ) async -> Result<(Reconciliation, Adoption?), CommandFailure> {
        let progress = ProgressReporter(context)
        do throws(ReconcileFailure) {
            defer { progress.clear() }
            progress.tell("fetching the statement…", part: 0)
            var found = try await Reconciler(service: service).reconcile(
                since: period.lowerBound, until: period.upperBound
            ) { step in
                progress.tell(Self.words(for: step), part: Self.part(of: step))
            }
            guard adopt else { return .success((found, nil)) }
            progress.clear()
            let rows = found.missingHere
            let adopting = ProgressReporter(context)
            defer { adopting.clear() }
            let adoption = await service.adopt(rows) { done in
                adopting.tell("adopting: \(done) of \(rows.count)", part: Double(done) / Double(max(1, rows.count)))
            }
            found.mark(adoption)
            return .success((found, adoption))
        } catch {
            return .failure(CommandFailure(error, suggestion))
        }
    }

    private static func words(for step: ReconcileProgress) -> String {
        switch step {
        case .fetching(let part, let rows):
            "fetching the statement: \(Int(part * 100)) %, \(wording.count(rows, .row))"
        case .comparing(let invoices): "comparing: \(wording.count(invoices, .invoice))"
        }
    }

    /// Nobody knows beforehand how many invoices there will be to compare.
    private static func part(of step: ReconcileProgress) -> Double {
        if case .fetching(let part, _) = step { part * 0.9 } else { 0.9 }
    }
}
