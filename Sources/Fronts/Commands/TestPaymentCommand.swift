import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// `einvoice test-payment`.
struct TestPaymentCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "test-payment", abstract: "Try the gateway's test amounts: 1000 must succeed, 2000 must fail.",
        discussion: """
            Makes both invoices for each currency, starts their payments and follows them to their end, for five minutes at \
            most. They are recorded like any other invoice. Extra fields that the gateway demands are filled by its rules; \
            --field gives those that it leaves open, to each currency that knows the name.

            Stopped (Ctrl-C), it begins nothing more, lets requests on their way come to their end and prints what there is. \
            Another start can't go on with the same invoices, it makes new ones; so what was not done is named, with the \
            command that tries these currencies again. Where the first payments can't be sent, or bring no usable answer, \
            it gives up by itself.

            The exit status is the first of these that holds for any of the payments:

              75  its outcome is unknown: it may have been created; `einvoice resolve` asks
              74  it could not be recorded, so it was not sent
              77  a live profile was not confirmed, or the gateway refused the credentials
              65  the currency is unknown, or an extra field lacks its value
              76  the gateway's answer broke the protocol
              69  the gateway could not be reached
             130  it was stopped before it was done
               1  it came to another end, to none in time, the gateway rejected it, or reports another amount,
                  currency or number than was asked for
               0  all came to the expected end
            """)

    /// How the verdicts are written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv }

    @Option(help: ArgumentHelp("Try this currency; may be repeated.", valueName: "code"))
    var currency: [String] = []

    @Flag(help: "Try all currencies.")
    var all = false

    @Option(
        name: .customLong("field"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp("An extra field; may be repeated.", valueName: "name=value"),
        transform: FieldArgument.init)
    var fields: [FieldArgument] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The profile's name; a live profile is not tried without it.", valueName: "profile"))
    var confirm: String?

    @Option(help: "How to print.")
    var format: Format = .table

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { format == .json }

    /// Not the one that says that nothing was sent.
    var lostOutput: ExitStatus { .unknown }

    func validate() throws {
        if all, !currency.isEmpty { throw ValidationError("--all and --currency: give one of them") }
        if !all, currency.isEmpty { throw ValidationError("say which currencies: --currency CODE, or --all") }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let codes = try codes()
        let session = try session(at: context)
        if session.kind == .live, confirm != session.profile.name {
            throw CommandFailure(.needsName(session.profile.name), typed: confirm)
        }
        let run = TestPaymentRun(
            service: try await openService(of: session), currencies: codes,
            fields: fields.map { ExtraField(name: $0.name, value: $0.value) }, clock: context.clock)
        let end = try await carryOut(run, context)
        let payments = await run.payments
        await session.close()
        let report = TestPaymentReport(
            context: context, suggestion: suggestion, style: context.style(isWanted: session.settings.usesColor.value))
        return report.tell(payments, as: format, end: end)
    }

    /// The currencies' codes, each once.
    private func codes() throws(CommandFailure) -> [String] {
        let catalog = PaymentMethodCatalog.standard
        if all { return catalog.methods.map(\.code) }
        let unknown = currency.filter { catalog[$0] == nil }
        if !unknown.isEmpty {
            let problems = unknown.map { code in
                let problem = ValidationIssue.Problem.currencyUnknown(code, suggestions: catalog.suggestions(for: code))
                return "Currency: \(wording.text(for: ValidationIssue(.currency, problem)))"
            }
            throw CommandFailure(.invalid, problems: problems, advice: ["Nothing was sent or recorded."])
        }
        var seen: Set<String> = []
        return currency.filter { seen.insert($0).inserted }
    }

    /// Runs them all, telling how far it is.
    private func carryOut(_ run: TestPaymentRun, _ context: CommandContext) async throws(CommandFailure)
        -> TestPaymentReport.End
    {
        let changes: AsyncStream<TestPayment>
        do throws(TestPaymentRefusal) {
            changes = try await run.run(confirmedBy: confirm)
        } catch {
            throw CommandFailure(error, typed: confirm)
        }
        let total = await run.payments.count
        let progress = ProgressReporter(context)
        // Not this task itself: canceled, it would stop listening while the last ones come to their end.
        let telling = Task {
            var watch = TestPaymentWatch(total: total)
            progress.tell(watch.text, part: 0)
            for await payment in changes {
                let news = watch.take(payment)
                if let failure = news.recordFailure {
                    progress.clear()
                    context.warn(
                        "THE OUTCOME COULD NOT BE RECORDED: \(visible(failure.description)). Note it by hand: "
                            + TestPaymentReport.name(of: payment))
                }
                if news.isDone { progress.tell(watch.text, part: watch.part) }
            }
            progress.clear()
        }
        await withTaskCancellationHandler {
            await telling.value
        } onCancel: {
            progress.clear()
            context.messages.line("Stopping; what is on its way comes to its end first.")
            Task { await run.stop() }
        }
        if Task.isCancelled { return .stopped }
        return await run.isGivenUp ? .givenUp : .whole
    }
}
