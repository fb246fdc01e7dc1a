import InvoiceCore
import ScreenKit

extension English: FieldTexts {
    func text(for issue: ValidationIssue) -> String {
        switch issue.problem {
        case .currencyMissing: "choose a currency"
        case .currencyUnknown(let code, let suggestions):
            "the gateway has no currency “\(visible(code))”" + didYouMean(suggestions)
        case .unitMissing: "type the unit of its amounts, as KZT"
        case .unitUnusable: "no unit: at most 10 letters and digits, as KZT"
        case .decimalsMissing: "type how many decimals its amounts may have, 0 to 18"
        case .decimalsUnusable: "must be a whole number from 0 to 18"
        case .listedOtherwise(let unit, let decimals):
            "this currency is listed, with \(unit) and \(self.decimals(decimals)); leave it out"
        case .amount(let problem, let unit): text(for: problem, unit: unit)
        case .paymentID(let problem): text(for: problem)
        case .amountIsCard: "this is a card's number, which belongs into the sender; write an amount"
        case .senderHasSeparators: "write the number without spaces or separators"
        case .senderHasOtherDigits: "write the number with the digits 0 to 9"
        case .senderMasked: "type the whole card number again: only its first 6 and last 4 digits were kept"
        case .url(let problem): text(for: problem)
        case .extra(_, let problem): text(for: problem)
        case .unusableCharacters(let scalars): unusable(scalars)
        case .tooLong(let limit): "too long: at most \(limit) characters"
        }
    }

    func name(of field: DraftField, extraFields: [ExtraField]) -> String {
        switch field {
        case .currency: "Currency"
        case .unit: "Unit"
        case .decimals: "Decimals"
        case .amount: "Amount"
        case .paymentID: "Payment id"
        case .text(let field): name(of: field)
        case .extra(let index):
            extraFields.indices.contains(index) ? "Field \(visible(extraFields[index].name))" : "Extra field"
        case .missingExtra(let name): "Field \(visible(name))"
        }
    }

    func name(of field: RequestField) -> String {
        switch field {
        case .account: "Account"
        case .description: "Description"
        case .sender: "Sender"
        case .successURL: "Success URL"
        case .failURL: "Fail URL"
        case .statusURL: "Status URL"
        }
    }

    func help(for field: RequestField) -> (value: String, text: String) {
        switch field {
        case .account: ("text", "The customer in your system.")
        case .description: ("text", "What is paid for.")
        case .sender:
            ("number", "Card, wallet or phone number that pays; - reads it from a line of the standard input.")
        case .successURL: ("url", "Where the customer goes once paid.")
        case .failURL: ("url", "Where the customer goes if it fails.")
        case .statusURL: ("url", "What the gateway calls at the end.")
        }
    }

    private func didYouMean(_ suggestions: [String]) -> String {
        suggestions.isEmpty ? "" : "; did you mean \(suggestions.joined(separator: ", "))?"
    }

    func text(for problem: AmountProblem, unit: String?) -> String {
        switch problem {
        case .empty: return "type an amount"
        case .notANumber: return "not a number: digits and one dot, as in 100.50"
        case .comma: return "a comma: write the decimals after a dot, as in 1.5"
        case .commaAndDot: return "a comma and a dot: write one of them, before the decimals"
        case .ambiguous(let grouped, let decimal): return "may be \(grouped) or \(decimal): type one of them"
        case .exponent: return "no exponents: write the number out"
        case .negative: return "must be more than zero"
        case .grouping: return "write the digits without spaces or separators"
        case .zero: return "must be more than zero"
        case .tooLarge: return "too many digits: 38 at most"
        case .tooManyDecimals(let allowed, let typed):
            guard let unit else { return "\(typed) decimals are too many" }
            if allowed == 0 { return "\(unit) has no decimals; \(typed) typed" }
            return "\(unit) has \(allowed) decimals; \(typed) typed"
        }
    }

    private func text(for problem: PaymentIDProblem) -> String {
        switch problem {
        case .empty: "type a payment id"
        case .tooLong(let limit): "too long: at most \(limit) characters"
        case .unusable(let scalar): unusable(scalar)
        }
    }

    private func text(for problem: WebAddressProblem) -> String {
        switch problem {
        case .noScheme: "must begin with https://"
        case .otherScheme(let scheme): "\(visible(scheme)): only https:// and http:// can be called"
        case .noHost: "no host name in it, as in https://shop.example/ok"
        case .credentials: "must not hold a user name or password"
        case .unusable(let scalar): unusable(scalar)
        case .tooLong(let limit): "too long: at most \(limit) bytes"
        }
    }

    private func text(for problem: ExtraFieldProblem) -> String {
        switch problem {
        case .missing: "the gateway requires it for this currency"
        case .notAChoice(let choices):
            "must be one of \(choices.prefix(8).map { visible($0) }.joined(separator: ", "))\(choices.count > 8 ? ", …" : "")"
        case .patternMismatch(let pattern, let example):
            (PatternShape(pattern).map { words(for: $0) } ?? "doesn't fit the gateway's pattern \(visible(pattern))")
                + (example.map { ", as \(visible($0))" } ?? "")
        case .noName: "give the field a name"
        case .noValue: "give it a value, or remove the field"
        case .duplicateName: "the name is there twice"
        case .unusable(let scalar): unusable(scalar)
        case .tooLong(let limit): "too long: at most \(limit) characters"
        }
    }

    /// What a pattern asks for: `8 to 15 digits, + allowed`.
    func words(for shape: PatternShape) -> String {
        if shape.isMailAddress { return "an e-mail address" }
        // What may stand there and need not is said at the end.
        let allowed = shape.parts.filter { $0.least == 0 && $0.most == 1 }
        let needed = shape.parts.filter { !($0.least == 0 && $0.most == 1) }
        let parts = needed.map { words(for: $0) }.joined(separator: ", then ")
        let signs = allowed.map { visible(noun(for: $0.characters, isOne: true)) }.joined(separator: " and ")
        return allowed.isEmpty ? parts : "\(parts)\(parts.isEmpty ? "" : ", ")\(signs) allowed"
    }

    private func words(for part: PatternShape.Part) -> String {
        if case .text(let text) = part.characters, part.least == 1, part.most == 1 { return visible(text) }
        let name = noun(for: part.characters, isOne: part.most == 1)
        switch (part.least, part.most) {
        case (let least, let most?) where least == most: return "\(least) \(name)"
        case (0, let most?), (1, let most?): return "at most \(most) \(name)"
        case (let least, let most?): return "\(least) to \(most) \(name)"
        case (0, nil), (1, nil): return name
        case (let least, nil): return "at least \(least) \(name)"
        }
    }

    private func noun(for characters: PatternShape.Characters, isOne: Bool) -> String {
        switch characters {
        case .digits: isOne ? "digit" : "digits"
        case .letters: isOne ? "letter" : "letters"
        case .capitals: isOne ? "capital letter" : "capital letters"
        case .lettersOrDigits: isOne ? "letter or digit" : "letters or digits"
        case .capitalsOrDigits: isOne ? "capital or digit" : "capitals or digits"
        case .hexDigits: isOne ? "digit 0 to 9 or A to F" : "digits 0 to 9 or A to F"
        case .unblank: isOne ? "character but a blank" : "characters without blanks"
        case .any: isOne ? "character" : "characters"
        case .text(let text): text
        }
    }

    private func unusable(_ scalars: [Unicode.Scalar]) -> String {
        if scalars.count == 1 { return unusable(scalars[0]) }
        let points = scalars.prefix(8).map(\.codePoint).joined(separator: ", ")
        return "invisible or unusable characters (\(points)\(scalars.count > 8 ? ", …" : "")) in it: remove them"
    }

    private func unusable(_ scalar: Unicode.Scalar) -> String {
        if scalar == " " { return "a blank in it: remove it" }
        return "an invisible or unusable character (\(scalar.codePoint)) in it: remove it"
    }
}
