import InvoiceCore
import ScreenKit

extension Russian: FieldTexts {
    func text(for issue: ValidationIssue) -> String {
        switch issue.problem {
        case .currencyMissing: "выберите валюту"
        case .currencyUnknown(let code, let suggestions):
            "«\(visible(code))» в шлюзе нет" + didYouMean(suggestions)
        case .unitMissing: "введите единицу сумм, например KZT"
        case .unitUnusable: "это не единица: не больше 10 латинских букв и цифр, например KZT"
        case .decimalsMissing: "введите, сколько знаков после запятой бывает в суммах: от 0 до 18"
        case .decimalsUnusable: "нужно целое число от 0 до 18"
        case .listedOtherwise(let unit, let decimals):
            "эта валюта есть в списке: \(unit), \(self.decimals(decimals)); уберите это"
        case .amount(let problem, let unit): text(for: problem, unit: unit)
        case .paymentID(let problem): text(for: problem)
        case .amountIsCard: "это номер карты, его место в поле «Плательщик»; введите сумму"
        case .senderHasSeparators: "пишите номер без пробелов и разделителей"
        case .senderHasOtherDigits: "пишите номер цифрами от 0 до 9"
        case .senderMasked: "введите номер карты целиком ещё раз: хранились только первые 6 и последние 4 цифры"
        case .url(let problem): text(for: problem)
        case .extra(_, let problem): text(for: problem)
        case .unusableCharacters(let scalars): unusable(scalars)
        case .tooLong(let limit): tooMany(limit)
        }
    }

    func name(of field: DraftField, extraFields: [ExtraField]) -> String {
        switch field {
        case .currency: "Валюта"
        case .unit: "Единица"
        case .decimals: "После запятой"
        case .amount: "Сумма"
        case .paymentID: "Номер платежа"
        case .text(let field): name(of: field)
        case .extra(let index):
            extraFields.indices.contains(index) ? "Поле \(visible(extraFields[index].name))" : "Доп. поле"
        case .missingExtra(let name): "Поле \(visible(name))"
        }
    }

    func name(of field: RequestField) -> String {
        switch field {
        case .account: "Аккаунт"
        case .description: "Назначение"
        case .sender: "Плательщик"
        case .successURL: "URL успеха"
        case .failURL: "URL неудачи"
        case .statusURL: "URL статуса"
        }
    }

    func help(for field: RequestField) -> (value: String, text: String) {
        switch field {
        case .account: ("текст", "Покупатель в вашей системе.")
        case .description: ("текст", "Назначение: за что платят.")
        case .sender:
            (
                "номер",
                "Номер карты, кошелька или телефона, с которого платят; - читает его строкой со стандартного ввода."
            )
        case .successURL: ("url", "Куда попадёт покупатель после оплаты.")
        case .failURL: ("url", "Куда попадёт покупатель при неудаче.")
        case .statusURL: ("url", "Куда шлюз сообщит об окончании.")
        }
    }

    private func didYouMean(_ suggestions: [String]) -> String {
        suggestions.isEmpty ? "" : "; может быть, \(suggestions.joined(separator: ", "))?"
    }

    func text(for problem: AmountProblem, unit: String?) -> String {
        switch problem {
        case .empty: return "введите сумму"
        case .notANumber: return "это не число: нужны цифры и одна точка, например 100.50"
        case .comma: return "дробную часть пишите через точку, например 1.5"
        case .commaAndDot: return "и запятая, и точка: оставьте одно, перед дробной частью"
        case .ambiguous(let grouped, let decimal): return "может быть \(grouped) или \(decimal): введите одно из двух"
        case .exponent: return "без E и степеней: напишите число целиком"
        case .negative: return "должна быть больше нуля"
        case .grouping: return "пишите цифры без пробелов и разделителей"
        case .zero: return "должна быть больше нуля"
        case .tooLarge: return "слишком много цифр, предел: 38"
        case .tooManyDecimals(let allowed, let typed):
            guard let unit else { return "слишком много знаков после запятой: \(typed)" }
            if allowed == 0 { return "\(unit) без дробной части; введено знаков: \(typed)" }
            return "у \(unit) знаков после запятой: \(allowed), введено \(typed)"
        }
    }

    private func text(for problem: PaymentIDProblem) -> String {
        switch problem {
        case .empty: "введите номер платежа"
        case .tooLong(let limit): tooMany(limit)
        case .unusable(let scalar): unusable(scalar)
        }
    }

    private func text(for problem: WebAddressProblem) -> String {
        switch problem {
        case .noScheme: "должен начинаться с https://"
        case .otherScheme(let scheme): "\(visible(scheme)): годятся только https:// и http://"
        case .noHost: "нет имени хоста, как в https://shop.example/ok"
        case .credentials: "имени пользователя и пароля в нём быть не должно"
        case .unusable(let scalar): unusable(scalar)
        case .tooLong(let limit): "слишком длинный, предел: \(count(limit, .byte))"
        }
    }

    private func text(for problem: ExtraFieldProblem) -> String {
        switch problem {
        case .missing: "для этой валюты шлюз этого требует"
        case .notAChoice(let choices):
            "одно из: \(choices.prefix(8).map { visible($0) }.joined(separator: ", "))\(choices.count > 8 ? ", …" : "")"
        case .patternMismatch(let pattern, let example):
            (PatternShape(pattern).map { words(for: $0) } ?? "не подходит под образец шлюза \(visible(pattern))")
                + (example.map { ", например \(visible($0))" } ?? "")
        case .noName: "дайте полю имя"
        case .noValue: "введите значение или уберите поле"
        case .duplicateName: "такое имя уже есть"
        case .unusable(let scalar): unusable(scalar)
        case .tooLong(let limit): tooMany(limit)
        }
    }

    private func tooMany(_ limit: Int) -> String { "слишком много символов, предел: \(limit)" }

    /// What a pattern asks for: `от 8 до 15 цифр, можно +`.
    func words(for shape: PatternShape) -> String {
        if shape.isMailAddress { return "адрес электронной почты" }
        // What may stand there and need not is said at the end.
        let allowed = shape.parts.filter { $0.least == 0 && $0.most == 1 }
        let needed = shape.parts.filter { !($0.least == 0 && $0.most == 1) }
        let parts = needed.map { words(for: $0) }.joined(separator: ", затем ")
        let signs = allowed.map { visible(noun(for: $0.characters).one) }.joined(separator: " и ")
        return allowed.isEmpty ? parts : "\(parts)\(parts.isEmpty ? "" : ", ")можно \(signs)"
    }

    private func words(for part: PatternShape.Part) -> String {
        if case .text(let text) = part.characters, part.least == 1, part.most == 1 { return visible(text) }
        let noun = noun(for: part.characters)
        let genitive = SlavicForms(noun.ofOne, noun.many, noun.many)
        switch (part.least, part.most) {
        case (let least, let most?) where least == most:
            return "\(least) \(SlavicForms(noun.one, noun.few, noun.many).form(for: least))"
        case (0, let most?), (1, let most?): return "не больше \(most) \(genitive.form(for: most))"
        case (let least, let most?): return "от \(least) до \(most) \(genitive.form(for: most))"
        case (0, nil), (1, nil): return noun.several
        case (let least, nil): return "не меньше \(least) \(genitive.form(for: least))"
        }
    }

    /// The forms that stand behind numbers, the genitive of one, as in “не больше 21 цифры”, and the plural alone.
    private func noun(
        for characters: PatternShape.Characters
    ) -> (one: String, few: String, many: String, ofOne: String, several: String) {
        switch characters {
        case .digits: ("цифра", "цифры", "цифр", "цифры", "цифры")
        case .letters: ("буква", "буквы", "букв", "буквы", "буквы")
        case .capitals:
            (
                "заглавная буква", "заглавные буквы", "заглавных букв", "заглавной буквы", "заглавные буквы"
            )
        case .lettersOrDigits:
            (
                "буква или цифра", "буквы или цифры", "букв или цифр", "буквы или цифры", "буквы или цифры"
            )
        case .capitalsOrDigits:
            (
                "заглавная буква или цифра", "заглавные буквы или цифры", "заглавных букв или цифр",
                "заглавной буквы или цифры", "заглавные буквы или цифры"
            )
        case .hexDigits:
            (
                "знак из 0–9 и A–F", "знака из 0–9 и A–F", "знаков из 0–9 и A–F", "знака из 0–9 и A–F",
                "знаки из 0–9 и A–F"
            )
        case .unblank:
            (
                "символ, не пробел", "символа без пробелов", "символов без пробелов", "символа без пробелов",
                "символы без пробелов"
            )
        case .any: ("символ", "символа", "символов", "символа", "символы")
        case .text(let text): (text, text, text, text, text)
        }
    }

    private func unusable(_ scalars: [Unicode.Scalar]) -> String {
        if scalars.count == 1 { return unusable(scalars[0]) }
        let points = scalars.prefix(8).map(\.codePoint).joined(separator: ", ")
        return "невидимые или недопустимые символы (\(points)\(scalars.count > 8 ? ", …" : "")): удалите их"
    }

    private func unusable(_ scalar: Unicode.Scalar) -> String {
        if scalar == " " { return "внутри пробел: удалите его" }
        return "невидимый или недопустимый символ (\(scalar.codePoint)): удалите его"
    }
}
