import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

struct TestPaymentCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .testPayment, "test-payment",
            discussion: wording.discussionOfTestPayment)
    }

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv }

    @Option(help: .of(.testedCurrency, value: .code), completion: .asking(.currency))
    var currency: [String] = []

    @Flag(help: .of(.allCurrencies))
    var all = false

    @Option(
        name: .customLong("field"), parsing: .unconditionalSingleValue,
        help: .of(.testField, value: .pair),
        transform: FieldArgument.init)
    var fields: [FieldArgument] = []

    @Option(parsing: .unconditional, help: .of(.confirmProfile, value: .profile), completion: .asking(.profile))
    var confirm: String?

    @Option(help: .of(.format, value: .format))
    var format: Format = .table

    @Flag(help: .of(.asJSON))
    var json = false

    private var chosen: Format { json ? .json : format }

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { chosen == .json }

    /// Not `historyFailed`, which says that nothing was sent.
    var lostOutput: ExitStatus { .unknown }

    func validate() throws {
        if all, !currency.isEmpty { throw ValidationError(.currenciesAndAll) }
        if !all, currency.isEmpty { throw ValidationError(.noCurrencies) }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        let catalog = session.profile.catalog
        let codes = try codes(in: catalog)
        if session.kind == .live, confirm != session.profile.name { throw unconfirmed(session.profile.name) }
        let run = TestPaymentRun(
            service: try await openService(of: session), payments: TestPayment.all(for: codes),
            fields: fields.map { ExtraField(name: $0.name, value: $0.value) })
        let end = try await carryOut(run, context)
        let payments = await run.payments
        await session.close()
        let report = TestPaymentReport(
            context: context, suggestion: suggestion, style: context.style(isWanted: session.settings.usesColor.value),
            catalog: catalog)
        return report.tell(payments, as: chosen, end: end)
    }

    private func unconfirmed(_ name: String) -> CommandFailure {
        let failure = CommandFailure(.nameNeeded(name), suggestion)
        if confirm == nil { return failure }
        return CommandFailure(
            failure.status, wording.otherProfileNameTyped, advice: failure.advice)
    }

    /// The currencies' codes, each once.
    private func codes(in catalog: PaymentMethodCatalog) throws(CommandFailure) -> [String] {
        if all { return catalog.methods.map(\.code) }
        let unknown = currency.filter { catalog[$0] == nil }
        if !unknown.isEmpty {
            let problems = unknown.map { code in
                let problem = ValidationIssue.Problem.currencyUnknown(code, suggestions: catalog.suggestions(for: code))
                return wording.problem(ValidationIssue(.currency, problem))
            }
            throw CommandFailure(.invalid, problems: problems, advice: [wording.nothingSentOrRecorded])
        }
        var seen: Set<String> = []
        return currency.filter { seen.insert($0).inserted }
    }

    /// Runs all payments and reports the progress.
    private func carryOut(_ run: TestPaymentRun, _ context: CommandContext) async throws(CommandFailure)
        -> TestPaymentReport.End
    {
        let changes: AsyncStream<TestPayment>
        do throws(Problem) {
            changes = try await run.run(confirmedBy: confirm)
        } catch {
            throw CommandFailure(error, suggestion)
        }
        let total = await run.payments.count
        let progress = ProgressReporter(context)
        // A task of its own: a canceled one would stop listening while the last payments end.
        let telling = Task {
            var watch = TestPaymentWatch(total: total)
            progress.tell(watch.text, part: 0)
            for await payment in changes {
                let news = watch.take(payment)
                if let failure = news.recordFailure {
                    progress.clear()
                    context.warn(
                        wording.testOutcomeNotRecorded(
                            wording.text(for: failure), TestPaymentReport.name(of: payment)))
                }
                if news.isDone { progress.tell(watch.text, part: watch.part) }
            }
            progress.clear()
        }
        await withTaskCancellationHandler {
            await telling.value
        } onCancel: {
            progress.clear()
            context.messages.line(wording.stoppingTests)
            Task { await run.stop() }
        }
        if Task.isCancelled { return .stopped }
        return await run.isGivenUp ? .givenUp : .whole
    }
}
