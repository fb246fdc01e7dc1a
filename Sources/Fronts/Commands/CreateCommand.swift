import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// `einvoice create`.
struct CreateCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "create", abstract: wording.abstract(of: .create),
            discussion: wording.discussionOfCreate)
    }

    @Option(help: .of(.currency, value: .code))
    var currency: String

    @Option(parsing: .unconditional, help: .of(.amount, value: .amount))
    var amount: String

    @Option(parsing: .unconditional, help: .of(.paymentID, value: .id))
    var paymentID: String?

    @OptionGroup
    var texts: RequestOptions

    @Option(
        name: .customLong("field"), parsing: .unconditionalSingleValue,
        help: .of(.field, value: .pair),
        transform: FieldArgument.init)
    var fields: [FieldArgument] = []

    @Option(parsing: .unconditional, help: .of(.confirmAmount, value: .amount))
    var confirm: String?

    @Flag(help: .of(.dryRun))
    var dryRun = false

    @Flag(help: .of(.outcomeAsJSON))
    var json = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        let draft = try await draft(for: session.profile, context)
        let rules = await session.localService.knownExtraFields()?.rules ?? []
        let plan = try await prepared(draft, rules, by: session.localService)
        if dryRun { return show(plan, session.profile, context) }
        try confirmed(plan)
        let service = try await openService(of: session)
        let outcome = await create(draft, rules, by: service, context)
        // Given back before anything is told, so that what follows can use the port.
        await session.close()
        return try CreateReport(context: context, suggestion: suggestion, isJSON: json, session: session).tell(outcome)
    }

    private func draft(for profile: Profile, _ context: CommandContext) async throws(CommandFailure) -> InvoiceDraft {
        var draft = profile.emptyDraft
        draft.currency = currency
        draft.amount = amount
        draft.paymentID = paymentID ?? ""
        for field in RequestField.allCases { draft[field] = texts[field] ?? draft[field] }
        draft.extraFields = fields.map { ExtraField(name: $0.name, value: $0.value) }
        draft[.sender] = try await SenderArgument(texts[.sender]).text(at: context)
        return draft
    }

    /// Checks the draft. Where no payment id is given, a stand-in is checked: a real proposal is remembered on the disk,
    /// which only a request that will be sent may cause.
    private func prepared(
        _ draft: InvoiceDraft, _ rules: [ExtraFieldRule], by service: InvoiceService
    ) async throws(CommandFailure) -> PreparedInvoice {
        var checked = draft
        if paymentID == nil {
            checked.paymentID = PaymentID.proposal(microseconds: InvoiceService.systemMicroseconds(), last: nil).text
        }
        do throws(InvalidDraft) {
            return try await service.prepare(checked, rules: rules)
        } catch {
            throw CommandFailure(error, draft: checked)
        }
    }

    @discardableResult
    private func confirmed(_ prepared: PreparedInvoice) throws(CommandFailure) -> ConfirmedInvoice {
        do throws(ConfirmationProblem) {
            return try prepared.confirmed(by: confirm)
        } catch {
            throw CommandFailure(error)
        }
    }

    private func show(_ plan: PreparedInvoice, _ profile: Profile, _ context: CommandContext) -> ExitStatus {
        context.output.line(plan.shownBody)
        context.output.flush()
        context.messages.line(wording.wouldGoTo)
        let address =
            profile.kind == .sandbox && global.sandbox ? wording.embeddedSandbox : visible(plan.endpoint)
        let request = wording.request(to: address, clientID: visible(plan.clientID))
        context.messages.line("  \(request)   \(plan.kind.rawValue.uppercased())")
        if case .card? = plan.request.sender {
            context.messages.line("  \(wording.withWholeCardNumber)")
        }
        if paymentID == nil { context.messages.line("  \(wording.withOwnPaymentID)") }
        return .done
    }

    private func create(
        _ draft: InvoiceDraft, _ rules: [ExtraFieldRule], by service: InvoiceService, _ context: CommandContext
    ) async -> Result<CreateOutcome, CommandFailure> {
        var draft = draft
        do throws(CommandFailure) {
            if paymentID == nil { draft.paymentID = try await proposal(of: service) }
            let plan: PreparedInvoice
            do throws(InvalidDraft) {
                plan = try await service.prepare(draft, rules: rules)
            } catch {
                throw CommandFailure(error, draft: draft)
            }
            for warning in plan.warnings { tell(warning, context) }
            return .success(await service.create(try confirmed(plan)))
        } catch {
            return .failure(error)
        }
    }

    private func proposal(of service: InvoiceService) async throws(CommandFailure) -> String {
        do throws(RecordFailure) {
            return try await service.proposePaymentID().text
        } catch {
            throw CommandFailure(.notRecorded(error), suggestion)
        }
    }

    private func tell(_ warning: PrepareWarning, _ context: CommandContext) {
        switch warning {
        case .similarInvoice(let id, _, let minutes):
            context.warn(wording.similarInvoice(minutesAgo: minutes, suggestion("show", id)))
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
