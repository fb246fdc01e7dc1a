import InvoiceCore
import ScreenKit
import Wording

extension InvoiceForm {
    /// Everything that is wrong with the draft now.
    func issues(_ context: AppContext) -> [ValidationIssue] {
        let issues = draft(context).issues(catalog: context.catalog, rules: rules(context))
        guard isUnlisted(context) else { return issues }
        // Its unit and decimals are asked for beside it.
        return issues.flatMap { issue -> [ValidationIssue] in
            guard case .currencyUnknown(let code, _) = issue.problem, PaymentMethod.isCode(code) else { return [issue] }
            return [ValidationIssue(.unit, .unitMissing), ValidationIssue(.decimals, .decimalsMissing)]
        }
    }

    /// The text beside a place as one types: a missing value is an error only once a review was asked for.
    func issue(at place: Place, in issues: [ValidationIssue]) -> ValidationIssue? {
        let isAwaited = place == .paymentID && proposing != nil
        return issues.first {
            self.place(of: $0) == place && (showsMissing && !isAwaited || !$0.isAboutMissing)
        }
    }

    /// Where in the form an issue belongs.
    func place(of issue: ValidationIssue) -> Place? {
        switch issue.field {
        case .currency: return .currency
        case .unit: return .unit
        case .decimals: return .decimals
        case .amount: return .amount
        case .paymentID: return .paymentID
        case .text(let field): return .text(field)
        case .missingExtra(let name): return .listed(name)
        case .extra(let index):
            // The draft has the filled listed fields first, then those added by hand.
            let listed = inputs.count { if case .listed = $0.key { !$0.value.isEmpty } else { false } }
            if index >= listed, added.indices.contains(index - listed) {
                let number = added[index - listed]
                let isNamed = !text(.addedName(number)).isEmpty && text(.addedValue(number)).isEmpty
                return isNamed ? .addedValue(number) : .addedName(number)
            }
            guard case .extra(let name, _) = issue.problem else { return nil }
            return .listed(name)
        }
    }

    /// The text beside a place where nothing is wrong.
    func hint(at place: Place, _ context: AppContext) -> (String, Role) {
        switch place {
        case .currency:
            if isUnlisted(context) { return (wording.notListed, .warning) }
            guard let method = method(context) else { return ("", .muted) }
            return ("\(method.code)  \(wording.decimals(method.decimals))", .muted)
        case .amount: return (amountHint(context), .muted)
        case .paymentID:
            if let usedBy { return (wording.paymentIDIsUsed(usedBy.state), .error) }
            if proposing != nil { return (wording.proposing, .muted) }
            return text(.paymentID) == proposedID ? (wording.paymentIDIsProposed, .muted) : ("", .muted)
        case .text(.sender): return senderHint
        case .text(.statusURL) where callbackURL != nil && text(place) == callbackURL:
            return (wording.callsConsoleBack, .muted)
        case .text(.description):
            return lastDescription == nil ? ("", .muted) : (wording.rightTakesLastDescription, .muted)
        case .text(let field): return fromProfile(text(place), context.defaults[field])
        case .listed(let name): return listedHint(rules(context).first { $0.name == name })
        case .unit, .decimals, .addedName, .addedValue, .addField: return ("", .muted)
        case .addresses: return (wording.enterShowsAddresses, .muted)
        }
    }

    /// What the test amounts do where nothing is real; only the sandbox has more than two.
    private func amountHint(_ context: AppContext) -> String {
        let outcome = Int(text(.amount)).flatMap(SandboxOutcome.init(rawValue:))
        switch context.kind {
        case .live: return ""
        case .test:
            guard let outcome, outcome == .succeeds || outcome == .fails else { return "" }
            return outcome == .succeeds ? wording.testAmountSucceeds : wording.testAmountFails
        case .sandbox:
            if let outcome { return wording.explanation(of: outcome) }
            return text(.amount).isEmpty ? wording.sandboxAmounts : ""
        }
    }

    private var senderHint: (String, Role) {
        let typed = text(.text(.sender))
        if CardNumber(typed) != nil { return (wording.validCardNumber, .success) }
        if CardNumber.hasCardLength(typed) { return (wording.invalidCardNumber, .warning) }
        return typed.isEmpty ? (wording.senderIsOptional, .muted) : ("", .muted)
    }

    private func fromProfile(_ text: String, _ given: String) -> (String, Role) {
        !text.isEmpty && text == given ? (wording.fromProfile, .muted) : ("", .muted)
    }

    /// What the gateway wants of a field, before it is typed.
    private func listedHint(_ rule: ExtraFieldRule?) -> (String, Role) {
        guard let rule else { return ("", .muted) }
        if !rule.choices.isEmpty { return (wording.chooseKeys, .muted) }
        guard text(.listed(rule.name)).isEmpty else { return ("", .muted) }
        if let pattern = rule.pattern, PatternShape(pattern) != nil {
            return (wording.rule(pattern, example: rule.example), .muted)
        }
        if let example = rule.example { return (wording.example(example), .muted) }
        return rule.isRequired ? ("", .muted) : (wording.optional, .muted)
    }

    /// How the field of an issue is called outside the form: a listed one by the gateway's title.
    func name(of issue: ValidationIssue, _ context: AppContext) -> String {
        if case .listed(let name)? = place(of: issue),
            let title = rules(context).first(where: { $0.name == name })?.title
        {
            return title
        }
        return wording.name(of: issue.field)
    }
}

extension ValidationIssue {
    /// True for what is merely not typed yet.
    var isAboutMissing: Bool {
        switch problem {
        case .currencyMissing, .unitMissing, .decimalsMissing, .amount(.empty, _), .paymentID(.empty),
            .extra(_, .missing), .extra(_, .noName),
            .extra(_, .noValue):
            true
        default: false
        }
    }
}
