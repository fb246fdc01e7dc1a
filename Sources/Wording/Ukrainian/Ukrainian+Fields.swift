import InvoiceCore
import ScreenKit

extension Ukrainian: FieldTexts {
    func text(for issue: ValidationIssue) -> String {
        switch issue.problem {
        case .currencyMissing: "виберіть валюту"
        case .currencyUnknown(let code, let suggestions):
            "у шлюзу немає валюти «\(visible(code))»" + didYouMean(suggestions)
        case .unitMissing: "введіть одиницю її сум, наприклад KZT"
        case .unitUnusable: "не одиниця: щонайбільше 10 літер і цифр, наприклад KZT"
        case .decimalsMissing: "введіть, скільки знаків після коми бувають у її сум, від 0 до 18"
        case .decimalsUnusable: "має бути ціле число від 0 до 18"
        case .listedOtherwise(let unit, let decimals):
            "ця валюта є у списку: \(unit), \(self.decimals(decimals)); приберіть це"
        case .amount(let problem, let unit): text(for: problem, unit: unit)
        case .paymentID(let problem): text(for: problem)
        case .amountIsCard: "це номер картки, його місце в полі «Платник»; введіть суму"
        case .senderHasSeparators: "пишіть номер без пробілів і роздільників"
        case .senderHasOtherDigits: "пишіть номер цифрами від 0 до 9"
        case .senderMasked: "введіть номер картки повністю ще раз: збережено лише перші 6 та останні 4 цифри"
        case .url(let problem): text(for: problem)
        case .extra(_, let problem): text(for: problem)
        case .unusableCharacters(let scalars): unusable(scalars)
        case .tooLong(let limit): tooManyCharacters(limit)
        }
    }

    func name(of field: DraftField, extraFields: [ExtraField]) -> String {
        switch field {
        case .currency: "Валюта"
        case .unit: "Одиниця"
        case .decimals: "Після коми"
        case .amount: "Сума"
        case .paymentID: "Номер платежу"
        case .text(let field): name(of: field)
        case .extra(let index):
            extraFields.indices.contains(index) ? "Поле \(visible(extraFields[index].name))" : "Дод. поле"
        case .missingExtra(let name): "Поле \(visible(name))"
        }
    }

    func name(of field: RequestField) -> String {
        switch field {
        case .account: "Акаунт"
        case .description: "Призначення"
        case .sender: "Платник"
        case .successURL: "URL успіху"
        case .failURL: "URL невдачі"
        case .statusURL: "URL статусу"
        }
    }

    func help(for field: RequestField) -> (value: String, text: String) {
        switch field {
        case .account: ("текст", "Покупець у вашій системі.")
        case .description: ("текст", "За що платять.")
        case .sender:
            ("номер", "Номер картки, гаманця або телефону, з якого платять; - читає його з рядка стандартного вводу.")
        case .successURL: ("url", "Куди потрапляє покупець після оплати.")
        case .failURL: ("url", "Куди потрапляє покупець після невдачі.")
        case .statusURL: ("url", "Що шлюз викликає наприкінці.")
        }
    }

    private func didYouMean(_ suggestions: [String]) -> String {
        suggestions.isEmpty ? "" : "; можливо, \(suggestions.joined(separator: ", "))?"
    }

    private func tooManyCharacters(_ limit: Int) -> String { "забагато символів, межа: \(limit)" }

    func text(for problem: AmountProblem, unit: String?) -> String {
        switch problem {
        case .empty: return "введіть суму"
        case .notANumber: return "не число: потрібні цифри й одна крапка, як у 100.50"
        case .comma: return "дробову частину пишіть через крапку, як у 1.5"
        case .commaAndDot: return "і кома, і крапка: залиште одне, перед дробовою частиною"
        case .ambiguous(let grouped, let decimal): return "може бути \(grouped) або \(decimal): введіть одне з них"
        case .exponent: return "без степенів: напишіть число повністю"
        case .negative: return "має бути більша за нуль"
        case .grouping: return "пишіть цифри без пробілів і роздільників"
        case .zero: return "має бути більша за нуль"
        case .tooLarge: return "забагато цифр: щонайбільше 38"
        case .tooManyDecimals(let allowed, let typed):
            guard let unit else { return "забагато знаків після коми: \(typed)" }
            if allowed == 0 { return "\(unit) без дробів; знаків після коми введено: \(typed)" }
            return "у \(unit) знаків після коми: \(allowed), введено \(typed)"
        }
    }

    private func text(for problem: PaymentIDProblem) -> String {
        switch problem {
        case .empty: "введіть номер платежу"
        case .tooLong(let limit): tooManyCharacters(limit)
        case .unusable(let scalar): unusable(scalar)
        }
    }

    private func text(for problem: WebAddressProblem) -> String {
        switch problem {
        case .noScheme: "має починатися з https://"
        case .otherScheme(let scheme): "\(visible(scheme)): викликати можна лише https:// і http://"
        case .noHost: "немає назви хоста, як у https://shop.example/ok"
        case .credentials: "не може містити імені користувача чи пароля"
        case .unusable(let scalar): unusable(scalar)
        case .tooLong(let limit): "задовга: щонайбільше \(count(limit, .byte))"
        }
    }

    private func text(for problem: ExtraFieldProblem) -> String {
        switch problem {
        case .missing: "для цієї валюти шлюз цього вимагає"
        case .notAChoice(let choices):
            "має бути одне з: \(choices.prefix(8).map { visible($0) }.joined(separator: ", "))\(choices.count > 8 ? ", …" : "")"
        case .patternMismatch(let pattern, let example):
            (PatternShape(pattern).map { words(for: $0) } ?? "не відповідає зразку шлюзу \(visible(pattern))")
                + (example.map { ", наприклад \(visible($0))" } ?? "")
        case .noName: "дайте полю назву"
        case .noValue: "дайте значення або приберіть поле"
        case .duplicateName: "така назва вже є"
        case .unusable(let scalar): unusable(scalar)
        case .tooLong(let limit): tooManyCharacters(limit)
        }
    }

    /// What a pattern asks for: `від 8 до 15 цифр, дозволено: +`.
    func words(for shape: PatternShape) -> String {
        if shape.isMailAddress { return "адреса електронної пошти" }
        // What may stand there and need not is said at the end.
        let allowed = shape.parts.filter { $0.least == 0 && $0.most == 1 }
        let needed = shape.parts.filter { !($0.least == 0 && $0.most == 1) }
        let parts = needed.map { words(for: $0) }.joined(separator: ", потім ")
        let signs = allowed.map { visible(forms(of: $0.characters).one) }.joined(separator: " і ")
        return allowed.isEmpty ? parts : "\(parts)\(parts.isEmpty ? "" : ", ")дозволено: \(signs)"
    }

    private func words(for part: PatternShape.Part) -> String {
        if case .text(let text) = part.characters, part.least == 1, part.most == 1 { return visible(text) }
        let forms = forms(of: part.characters)
        switch (part.least, part.most) {
        case (let least, let most?) where least == most: return "\(least) \(forms.form(for: least))"
        case (0, let most?), (1, let most?): return "щонайбільше \(most) \(forms.form(for: most))"
        case (let least, let most?): return "від \(least) до \(most) \(forms.many)"
        case (0, nil), (1, nil): return forms.few
        case (let least, nil): return "щонайменше \(least) \(forms.form(for: least))"
        }
    }

    private func forms(of characters: PatternShape.Characters) -> SlavicForms {
        switch characters {
        case .digits: SlavicForms("цифра", "цифри", "цифр")
        case .letters: SlavicForms("літера", "літери", "літер")
        case .capitals: SlavicForms("велика літера", "великі літери", "великих літер")
        case .lettersOrDigits: SlavicForms("літера або цифра", "літери або цифри", "літер або цифр")
        case .capitalsOrDigits:
            SlavicForms("велика літера або цифра", "великі літери або цифри", "великих літер або цифр")
        case .hexDigits: SlavicForms("цифра 0–9 або A–F", "цифри 0–9 або A–F", "цифр 0–9 або A–F")
        case .unblank: SlavicForms("символ, не пробіл", "символи без пробілів", "символів без пробілів")
        case .any: SlavicForms("символ", "символи", "символів")
        case .text(let text): SlavicForms(text, text, text)
        }
    }

    private func unusable(_ scalars: [Unicode.Scalar]) -> String {
        if scalars.count == 1 { return unusable(scalars[0]) }
        let points = scalars.prefix(8).map(\.codePoint).joined(separator: ", ")
        return "невидимі або неприпустимі символи (\(points)\(scalars.count > 8 ? ", …" : "")): приберіть їх"
    }

    private func unusable(_ scalar: Unicode.Scalar) -> String {
        if scalar == " " { return "містить пробіл: приберіть його" }
        return "невидимий або неприпустимий символ (\(scalar.codePoint)): приберіть його"
    }
}
