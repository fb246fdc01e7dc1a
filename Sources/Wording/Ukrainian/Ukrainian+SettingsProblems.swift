import InvoiceCore
import ScreenKit

extension Ukrainian {
    func text(for problem: SettingsProblem) -> String {
        var place = text(for: problem.place)
        if case .syntax(_, let column) = problem.kind { place += ":\(column)" }
        return visible("\(place): \(text(for: problem.kind, at: problem.place))")
    }

    func texts(for error: SettingsError) -> [String] {
        switch error {
        case .invalid(let problems): problems.map { text(for: $0) }
        case .noProfile(let known, let configPath) where known.isEmpty:
            [
                """
                жодного шлюзу не налаштовано: просто einvoice спитає про нього; або спробуйте --sandbox, або задайте EINVOICE_BASE_URL, \
                EINVOICE_CLIENT_ID і EINVOICE_SECRET, або запишіть профіль у файл: \
                \(configPath.isEmpty ? "названий у --config" : path(configPath))
                """
            ]
        case .noProfile(let known, let configPath):
            [
                visible(
                    """
                    який профіль? Назвіть його через --profile (\(known.joined(separator: ", "))) або впишіть "default_profile" \
                    у \(path(configPath))
                    """)
            ]
        }
    }

    private func text(for place: SettingsProblem.Place) -> String {
        switch place {
        case .file(let path, let line, let member):
            path + (line.map { ":\($0)" } ?? "") + (member.map { ": \($0)" } ?? "")
        case .environment(let variable): "змінна середовища \(variable)"
        case .option(let name): "параметр \(name)"
        }
    }

    func text(for kind: SettingsProblem.Kind, at place: SettingsProblem.Place) -> String {
        switch kind {
        case .unreadable(let errno): "не вдалося прочитати (\(whyUnreadable(errno))); перевірте шлях і права"
        case .tooLarge(let limit): "довший за межу (\(count(limit, .byte))); це не може бути той файл"
        case .notText: "текст не в UTF-8; збережіть його в UTF-8"
        case .syntax(let expected, _): "не JSON; тут має бути: \(text(for: expected))"
        case .wrongType(let expected): "має бути: \(text(for: expected))"
        case .unknownMember(let suggestion?): "невідоме, тому не діє; можливо, \"\(suggestion)\"?"
        case .unknownMember: "невідоме, тому не діє; приберіть"
        case .repeatedMember: "написано двічі; залиште одне"
        case .missingMember: "бракує; додайте"
        case .notAFile: "це канал, сокет, пристрій або тека; вкажіть файл"
        case .emptyText: "порожнє; впишіть значення або приберіть"
        case .oddPath(let unseen): "шлях \(text(for: unseen)); якщо це ненавмисно, напишіть без цього"
        case .unseen(let scalar):
            "містить пробіл або невидимий символ, \(scalar.codePoint); напишіть без нього"
        case .missingVariables(let names):
            "замало для з’єднання; задайте ще \(names.joined(separator: " і ")) або приберіть цю змінну"
        case .profileName(let name, let problem): "\"\(name)\" не може бути назвою профілю: \(text(for: problem))"
        case .notAllowed(let text, let allowed): "\"\(text)\" не годиться; можна: \(allowed.joined(separator: ", "))"
        case .url(let url, let problem):
            "\"\(withoutCredentials(url))\" не годиться як URL: \(whyUnusable(problem))"
        case .plainHTTP(let url):
            """
            "\(withoutCredentials(url))" надсилало б запит без шифрування; візьміть https:// (http:// лише для цієї \
            машини)
            """
        case .urlHasQuery(let url):
            "\"\(withoutCredentials(url))\" має закінчуватися перед ? або #; далі додається решта"
        case .outOfRange(let minimum, let maximum): "має бути ціле число від \(minimum) до \(maximum)"
        case .conflictingMembers(let names): "має \(names.joined(separator: " і ")); залиште одне"
        case .needsOneOf(let names): "потрібно одне з: \(names.joined(separator: ", "))"
        case .readableByOthers(let mode):
            """
            містить секретний ключ, а файл можуть читати й інші (права 0\(String(mode, radix: 8))); виконайте: \
            chmod 600 \(shellWord(path(of: place)))
            """
        case .unknownProfile(let name, let known, let suggestion):
            "профілю \"\(name)\" немає; "
                + (suggestion.map { "можливо, \"\($0)\"?" }
                    ?? (known.isEmpty ? "жодного не налаштовано" : "є \(known.joined(separator: ", "))"))
        case .olderHistory(let profile):
            """
            тут є давніші рахунки всіх кас, на які вказувала EINVOICE_BASE_URL, і разом з іншими вони не показуються; їх \
            покаже --profile \(profile)
            """
        case .methodCode(let text):
            "\"\(text)\" не код способу: щонайбільше 64 літери, цифри, . _ та -, наприклад kaspi.kzt"
        case .methodUnit(let text): "\"\(text)\" не одиниця: щонайбільше 10 літер і цифр, наприклад KZT"
        case .country(let text): "\"\(text)\" не країна; напишіть її дві літери (ISO 3166), наприклад KZ"
        case .repeatedMethod(let code): "\"\(code)\" у списку двічі; залиште один раз"
        case .unknownMethod(let code, let suggestion):
            "способу \"\(code)\", щоб його приховати, немає; "
                + (suggestion.map { "можливо, \"\($0)\"?" }
                    ?? "приберіть його (коди перелічує `einvoice currencies`)")
        case .hiddenMethod(let code): "\"\(code)\" є і в methods, і в hidden; залиште щось одне"
        case .unreadableKey(let key):
            "\"\(key)\" не клавіша, яку можна вибрати; напишіть літеру чи знак, ^X, Alt-X, від F1 до F12 або Ins"
        case .takenKey(let key, let other):
            "\(key) є клавішею команди «\(words(of: other))» (\(other.rawValue)) на тих самих екранах; виберіть іншу "
                + "або спершу змініть ту"
        case .neededKey(let key): "\(key) потрібна для руху, вибору або виходу; виберіть іншу"
        case .typedKey(let key):
            "\(key) набирають у полях, де ця команда теж діє; виберіть із ^ чи Alt- або від F1 до F12"
        case .noHome: "HOME не вказує теки від /; задайте її або вкажіть теки через --config і --data-dir"
        }
    }

    private func path(of place: SettingsProblem.Place) -> String {
        if case .file(let path, _, _) = place { path } else { "" }
    }

    private func text(for expected: SettingsProblem.Expected) -> String {
        switch expected {
        case .flag: "true або false"
        case .text: "текст у подвійних лапках"
        case .identifier: "текст або ціле число"
        case .command: "програма та її аргументи в [ ] або рядок для оболонки"
        case .object: "об’єкт у { }"
        case .methods: "список способів у [ ], кожен є об’єктом у { }"
        case .codes: "список кодів способів у [ ], кожен у подвійних лапках"
        }
    }

    func text(for expected: ConfigExpectation) -> String {
        switch expected {
        case .value: "значення: текст у подвійних лапках, число, true, false, { або ["
        case .number: "число, як у JSON: 12, -1.5 або 1e3, без плюса й нулів попереду"
        case .nothing: "нічого після закривної дужки"
        case .memberName: "назва в подвійних лапках або }"
        case .colon(let name): "двокрапка після \"\(name)\""
        case .commaInObject: "кома або }"
        case .commaInArray: "кома або ]"
        case .once(let name): "\"\(name)\" лише один раз"
        case .closingQuote: "закривні подвійні лапки"
        case .closingQuoteOnLine: "закривні подвійні лапки на тому самому рядку"
        case .escape: "\\\" \\\\ \\/ \\n \\t \\r \\b \\f або \\u після зворотної риски"
        case .hexDigits: "чотири шістнадцяткові цифри після \\u"
        case .surrogatePair: "повна пара \\u"
        case .secondSurrogate: "друга половина пари \\u"
        case .utf8: "текст в UTF-8"
        case .comment: "// або /* на початку коментаря"
        case .endOfComment: "*/ у кінці коментаря"
        case .fewerBrackets: "менше вкладених дужок"
        case .shorterText: "коротший текст"
        }
    }

    func text(for problem: ProfileNameProblem) -> String {
        switch problem {
        case .empty: "вона порожня"
        case .reserved: "цю назву зайнято програмою"
        case .tooLong(let limit): "вона довша за межу (\(count(limit, .byte)))"
        case .badStart(let character): "вона починається з \"\(character)\""
        case .unusable(let character): "у ній є \"\(character)\"; можна літери, цифри, . _ та -"
        }
    }

    func whyUnusable(_ problem: WebAddressProblem) -> String {
        switch problem {
        case .noScheme: "має починатися з https://"
        case .otherScheme(let scheme): "\(scheme):// не підтримується, лише https://"
        case .noHost: "хоста чи порту бракує, або їх написано неправильно"
        case .credentials: "не може містити імені користувача чи пароля"
        case .unusable(let scalar): "містить пробіл або невидимий символ, \(scalar.codePoint)"
        case .tooLong(let limit): "довша за межу (\(count(limit, .byte)))"
        }
    }

    /// A URL, rightly written or not, without a user's name and password in front of its host. A password may hold a `/` that
    /// should have been escaped; the last `@` ends it.
    private func withoutCredentials(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let at = scalars.lastIndex(of: "@") else { return text }
        let scheme = text.firstRange(of: "://").flatMap { $0.upperBound <= at ? text[..<$0.upperBound] : nil } ?? ""
        return scheme + "…" + text[at...]
    }
}
