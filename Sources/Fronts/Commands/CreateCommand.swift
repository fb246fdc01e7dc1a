import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

struct CreateCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .create, "create",
            discussion: wording.discussionOfCreate)
    }

    @Option(help: .of(.currency, value: .code), completion: .asking(.currency))
    var currency: String?

    @Option(help: .of(.decimals, value: .number))
    var decimals: String?

    @Option(help: .of(.unit, value: .code))
    var unit: String?

    @Option(parsing: .unconditional, help: .of(.amount, value: .amount))
    var amount: String?

    @Option(parsing: .unconditional, help: .of(.paymentID, value: .id))
    var paymentID: String?

    @OptionGroup
    var texts: RequestOptions

    @Option(
        name: .customLong("field"), parsing: .unconditionalSingleValue,
        help: .of(.field, value: .pair),
        transform: FieldArgument.init)
    var fields: [FieldArgument] = []

    @Option(parsing: .unconditional, help: .of(.replaces, value: .id), completion: .asking(.invoice))
    var replaces: String?

    @Option(parsing: .unconditional, help: .of(.confirmAmount, value: .amount))
    var confirm: String?

    @Flag(help: .of(.allowDuplicate))
    var allowDuplicate = false

    @Flag(help: .of(.dryRun))
    var dryRun = false

    @Flag(help: .of(.outcomeAsJSON))
    var json = false

    @Option(help: .of(.batch, value: .file))
    var batch: String?

    @Option(help: .of(.jobs, value: .number))
    var jobs: Int?

    @Flag(help: .of(.skipInvalid))
    var skipInvalid = false

    @Flag(help: .of(.newContent))
    var newContent = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json || batch != nil }

    /// Not `historyFailed`, which says that nothing was sent.
    var lostOutput: ExitStatus { batch == nil || dryRun ? .historyFailed : .unknown }

    func validate() throws {
        guard batch != nil else {
            if jobs != nil || skipInvalid || newContent { throw ValidationError(.noBatch) }
            return
        }
        let given: [(String, Bool)] = [
            ("--currency", currency != nil), ("--decimals", decimals != nil), ("--unit", unit != nil),
            ("--amount", amount != nil), ("--payment-id", paymentID != nil), ("--field", !fields.isEmpty),
            ("--replaces", replaces != nil),
        ]
        let named = RequestField.allCases.filter { !$0.isAddress && texts[$0] != nil }.map { "--\($0.option)" }
        if let first = (given.filter(\.1).map(\.0) + named).first { throw ValidationError(.optionOfRow(first)) }
        if let jobs, !BatchRun.jobs.contains(jobs) { throw ValidationError(.jobs(jobs, BatchRun.jobs)) }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        if let batch { return try await CreateBatch(command: self, path: batch, context: context).run() }
        try requireWhatAndHowMuch()
        let session = try session(at: context)
        var draft = try await draft(for: session.profile, context)
        draft.replaces = try wrongInvoice(in: session, context)?.id
        let rules = await session.localService.knownExtraFields()?.rules ?? []
        let request = try checked(draft, session.profile.catalog, rules, context)
        if dryRun { return show(session.localService.shown(request), session.profile, context) }
        let confirmation: Confirmation
        do throws(Problem) {
            confirmation = try Confirmation(confirm, of: request.amount, on: session.kind)
        } catch {
            throw CommandFailure(error, suggestion)
        }
        let service = try await openService(of: session)
        let outcome = await create(request, confirmation, by: service, context)
        // The session closes before the report, so that the next command can use the port.
        await session.close()
        return try CreateReport(context: context, suggestion: suggestion, isJSON: json, session: session).tell(outcome)
    }

    /// Not told by `validate`, before which the parser names no option that it doesn't know.
    private func requireWhatAndHowMuch() throws(CommandFailure) {
        let missing = currency == nil ? "--currency <code>" : amount == nil ? "--amount <amount>" : nil
        guard let missing else { return }
        throw CommandFailure(.usage, wording.text(for: ParserComplaint.missingArgument(missing)))
    }

    /// The invoice in whose place the new one is.
    private func wrongInvoice(in session: Session, _ context: CommandContext) throws(CommandFailure) -> Invoice? {
        guard let replaces else { return nil }
        let wrong = try find(replaces, in: session, context)
        if let problem = wrong.replaceProblem { throw CommandFailure(problem, about: wrong, suggestion) }
        return wrong
    }

    private func draft(for profile: Profile, _ context: CommandContext) async throws(CommandFailure) -> InvoiceDraft {
        var draft = profile.emptyDraft
        draft.currency = currency ?? ""
        draft.unit = unit ?? ""
        draft.decimals = decimals ?? ""
        draft.amount = amount ?? ""
        draft.paymentID = paymentID ?? ""
        for field in RequestField.allCases { draft[field] = texts[field] ?? draft[field] }
        draft.extraFields = fields.map { ExtraField(name: $0.name, value: $0.value) }
        draft[.sender] = try await SenderArgument(texts[.sender]).text(at: context)
        return draft
    }

    /// The request of the draft. Where no payment id is given, it has a stand-in: a real proposal is remembered on the disk,
    /// which only a request that will be sent may cause.
    private func checked(
        _ draft: InvoiceDraft, _ catalog: PaymentMethodCatalog, _ rules: [ExtraFieldRule], _ context: CommandContext
    ) throws(CommandFailure) -> InvoiceRequest {
        var draft = draft
        let currency = draft.currency
        if paymentID == nil {
            let moment = context.dependencies.clock.microseconds()
            draft.paymentID = PaymentID.proposal(microseconds: moment, last: nil).text
        }
        do throws(InvalidDraft) {
            let request = try draft.checked(catalog: catalog, rules: rules).get()
            if catalog[currency] == nil { context.warn(wording.notListed(request.method)) }
            return request
        } catch {
            let problems = error.issues.map { issue in
                wording.problem(issue, extraFields: draft.extraFields)
            }
            var advice = wording.advice(on: .invalid(error.issues))
            if catalog[currency] == nil, decimals == nil, PaymentMethod.isCode(currency) {
                advice.append(wording.unlistedIsPossible(currency))
            }
            throw CommandFailure(.invalid, problems: problems, advice: advice)
        }
    }

    private func show(_ plan: PreparedInvoice, _ profile: Profile, _ context: CommandContext) -> ExitStatus {
        context.output.line(plan.shownBody)
        context.output.flush()
        context.messages.line(wording.wouldGoTo)
        let address =
            profile.kind == .sandbox && global.sandbox ? wording.embeddedSandbox : visible(plan.account.endpoint)
        let request = wording.request(to: address, clientID: visible(plan.account.clientID))
        context.messages.line("  \(request)   \(wording.badge(of: plan.account.kind).text)")
        if case .card? = plan.request.sender {
            context.messages.line("  \(wording.withWholeCardNumber)")
        }
        if paymentID == nil { context.messages.line("  \(wording.withOwnPaymentID)") }
        if let wrong = plan.request.replaces { context.messages.line("  \(wording.willReplace(visible(wrong)))") }
        return .done
    }

    private func create(
        _ request: InvoiceRequest, _ confirmation: Confirmation, by service: InvoiceService, _ context: CommandContext
    ) async -> CreateOutcome {
        var request = request
        do throws(StorageProblem) {
            if paymentID == nil { request.paymentID = try await service.proposePaymentID() }
        } catch {
            return .notSent(.notRecorded(error))
        }
        let plan = await service.prepare(request)
        for warning in plan.warnings {
            if case .similarInvoice(let invoice, let minutes) = warning, plan.duplicate == invoice,
                plan.account.kind == .live, !allowDuplicate, !context.canAsk
            {
                return .notSent(.duplicate(paymentID: invoice.intent.paymentID.text, minutesAgo: minutes))
            }
            tell(warning, about: request, context)
        }
        return await service.create(plan, confirmation)
    }

    private func tell(_ warning: PrepareWarning, about request: InvoiceRequest, _ context: CommandContext) {
        switch warning {
        case .similarInvoice(let invoice, let minutes):
            context.warn(wording.similarInvoice(minutesAgo: minutes, suggestion("show", invoice.id)))
        case .unusualAmount(let other, let isModel):
            context.warn(wording.unusual(request, beside: other, isModel: isModel))
        // The refusal or the failure that follows says the same, and what to do.
        case .paymentIDUsed, .historyUnreadable: break
        }
    }
}

/// A `NAME=VALUE` of the command line.
struct FieldArgument: Sendable, Hashable {
    let name: String
    let value: String

    /// Throws without a `=` or without a name; the value may be empty, which the draft's check refuses in its words.
    init(_ argument: String) throws {
        let scalars = argument.unicodeScalars
        guard let equals = scalars.firstIndex(of: "="), equals > scalars.startIndex else {
            throw ValidationError(.notAPair)
        }
        name = String(scalars[..<equals])
        value = String(scalars[scalars.index(after: equals)...])
    }
}

/// The `--sender` of a command.
struct SenderArgument {
    private let argument: String?

    init(_ argument: String?) { self.argument = argument }

    /// The number, read from the standard input where the argument is `-`; empty where there is none.
    func text(at context: CommandContext) async throws(CommandFailure) -> String {
        guard let argument else { return "" }
        if argument == "-" { return try await Self.read(wording.promptForSender, context) }
        if let digits = Sender.plainDigits(of: argument), CardNumber(digits) != nil {
            context.warn(wording.cardOnCommandLine)
        }
        return argument
    }

    static func read(_ prompt: String, _ context: CommandContext) async throws(CommandFailure) -> String {
        guard let line = await context.readLine(prompt) else {
            if Task.isCancelled { throw CommandFailure(.interrupted, wording.stoppedBeforeSending) }
            throw CommandFailure(.invalid, wording.noSenderRead, advice: [wording.nothingSentOrRecorded])
        }
        return line
    }
}

/// The options of the request's members that are texts, one for each ``RequestField``.
struct RequestOptions: ParsableArguments {
    @Option(.account) var account: String?
    @Option(.description) var description: String?
    @Option(.sender) var sender: String?
    @Option(.successURL) var successURL: String?
    @Option(.failURL) var failURL: String?
    @Option(.statusURL) var statusURL: String?

    subscript(field: RequestField) -> String? {
        switch field {
        case .account: account
        case .description: description
        case .sender: sender
        case .successURL: successURL
        case .failURL: failURL
        case .statusURL: statusURL
        }
    }
}

extension Option where Value == String? {
    /// The option of a member of the request. An address never begins with a dash; other texts may.
    fileprivate init(_ field: RequestField) {
        let help = wording.help(for: field)
        self.init(
            name: .customLong(field.option), parsing: field.check == .webAddress ? .next : .unconditional,
            help: ArgumentHelp(help.text, valueName: help.value))
    }
}
