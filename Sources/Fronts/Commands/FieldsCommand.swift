import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

struct FieldsCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .fields, "fields",
            discussion: wording.discussionOfFields)
    }

    @Argument(help: .of(.fieldsOfCurrency, value: .currency), completion: .asking(.currency))
    var currency: String?

    @Flag(help: .of(.refreshFields))
    var refresh = false

    @Flag(help: .of(.listAsJSON))
    var json = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json }

    /// Seconds for which the kept list is good enough.
    static let dailyAge = 86_400

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        try checkCurrency(in: session.profile.catalog)
        let fields = try await fields(in: session, context)
        let rules = fields.rules.filter { rule in currency.map { rule.applies(to: $0) } ?? true }
        if json {
            context.output.line(
                rules.isEmpty ? "[]" : "[" + rules.map { "\n" + Self.object(for: $0) }.joined(separator: ",") + "\n]")
        } else if rules.isEmpty {
            context.messages.line(wording.noExtraFields(for: currency))
        } else {
            table(of: rules, context).write(
                to: context.output, style: context.style(isWanted: session.settings.usesColor.value))
        }
        if let raw = fields.rawText {
            context.warn(wording.fieldListNotUnderstood)
            context.messages.line(visible(raw))
            context.messages.line(wording.anyFieldByHand)
        }
        return .done
    }

    private func checkCurrency(in catalog: PaymentMethodCatalog) throws(CommandFailure) {
        guard let currency, catalog[currency] == nil else { return }
        let problem = ValidationIssue.Problem.currencyUnknown(
            currency, suggestions: catalog.suggestions(for: currency))
        throw CommandFailure(.invalid, wording.problem(ValidationIssue(.currency, problem)))
    }

    private func fields(in session: Session, _ context: CommandContext) async throws(CommandFailure) -> ExtraFields {
        // The embedded sandbox need not start where what is known is young enough.
        if !refresh, let known = await session.localService.knownExtraFields(),
            context.now() < known.fetchedAt.advanced(byMilliseconds: Int64(Self.dailyAge) * 1000)
        {
            return known
        }
        let service = try await openService(of: session)
        let outcome = await service.extraFieldRules(maxAge: 0)
        await session.close()
        switch outcome {
        case .fields(let fields, let failure):
            if let failure { context.warn(wording.fieldListNotKept(wording.text(for: failure))) }
            return fields
        case .failed(let problem, let old): throw failure(CommandFailure(problem, suggestion), old, context)
        }
    }

    private func failure(_ failure: CommandFailure, _ old: ExtraFields?, _ context: CommandContext) -> CommandFailure {
        guard let old else { return failure }
        let time = context.civil(old.fetchedAt)
        let advice = wording.fieldListStillKept(from: "\(time.date) \(time.hourMinute)")
        return CommandFailure(failure.status, problems: failure.problems, advice: failure.advice + [advice])
    }

    private func table(of rules: [ExtraFieldRule], _ context: CommandContext) -> TextTable {
        let columns = [
            Column(wording.currencyColumn, width: .content(min: 8, max: 40)),
            Column(wording.fieldColumn, width: .content(min: 5, max: 40)),
            Column(wording.neededColumn, width: .fixed(6)),
            Column(wording.meaningColumn, width: .content(min: 10, max: 80)),
            Column(wording.limitsColumn, width: .content(min: 8, max: 80), dropOrder: 1),
        ]
        let rows = rules.map { rule -> [TextTable.Cell] in
            let limits = rule.choices.isEmpty ? rule.pattern ?? "" : rule.choices.joined(separator: ", ")
            let whose =
                rule.currencies.isEmpty
                ? wording.ofAllCurrencies : currency ?? rule.currencies.joined(separator: ", ")
            return [
                (whose, .text), (rule.name, .text),
                (wording.yesOrNo(rule.isRequired), rule.isRequired ? .warning : .muted),
                (rule.title ?? "", .text), (limits, .muted),
            ]
        }
        return TextTable(columns, rows: rows, width: context.columns)
    }

    private static func object(for rule: ExtraFieldRule) -> String {
        var object = JSONObjectText()
        object.add("name", rule.name)
        object.add("title", rule.title)
        object.add("currencies", json: JSONText.array(rule.currencies.map(JSONText.string)))
        object.add("required", rule.isRequired)
        object.add("pattern", rule.pattern)
        if !rule.choices.isEmpty { object.add("choices", json: JSONText.array(rule.choices.map(JSONText.string))) }
        object.add("type", rule.type)
        return object.text
    }
}
