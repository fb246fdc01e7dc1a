import InvoiceCore
import ScreenKit

extension Russian {
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
                шлюз не подключён: einvoice без параметров спросит о нём; или попробуйте --sandbox, или задайте \
                EINVOICE_BASE_URL, EINVOICE_CLIENT_ID и EINVOICE_SECRET, или впишите профиль: \
                \(configPath.isEmpty ? "в файл, который указан в --config" : path(configPath))
                """
            ]
        case .noProfile(let known, let configPath):
            [
                visible(
                    """
                    какой профиль? Назовите его в --profile (\(known.joined(separator: ", "))) или впишите \
                    "default_profile" в \(path(configPath))
                    """)
            ]
        }
    }

    private func text(for place: SettingsProblem.Place) -> String {
        switch place {
        case .file(let path, let line, let member):
            path + (line.map { ":\($0)" } ?? "") + (member.map { ": \($0)" } ?? "")
        case .environment(let variable): "переменная окружения \(variable)"
        case .option(let name): "параметр \(name)"
        }
    }

    func text(for kind: SettingsProblem.Kind, at place: SettingsProblem.Place) -> String {
        switch kind {
        case .unreadable(let errno): "прочитать не удалось (\(whyUnreadable(errno))); проверьте путь и права"
        case .tooLarge(let limit): "длиннее \(count(limit, of: byteGenitive)); вряд ли это нужный файл"
        case .notText: "не текст UTF-8; сохраните его в UTF-8"
        case .syntax(let expected, _): "это не JSON; здесь нужно: \(text(for: expected))"
        case .wrongType(let expected): "нужно: \(text(for: expected))"
        case .unknownMember(let suggestion?): "неизвестно и ничего не меняет; может быть, \"\(suggestion)\"?"
        case .unknownMember: "неизвестно и ничего не меняет; удалите"
        case .repeatedMember: "написано дважды; оставьте одно"
        case .missingMember: "не хватает; добавьте"
        case .notAFile: "это канал, сокет, устройство или папка; укажите файл"
        case .emptyText: "пусто; впишите значение или удалите"
        case .oddPath(let unseen): "в этом пути \(text(for: unseen)); если так не задумано, напишите его без этого"
        case .unseen(let scalar): "пробел или невидимый символ, \(scalar.codePoint); напишите ещё раз без него"
        case .missingVariables(let names):
            "этого мало, чтобы подключиться; задайте ещё \(names.joined(separator: " и ")) или уберите эту"
        case .profileName(let name, let problem):
            "\"\(name)\" не годится как имя профиля: \(text(for: problem))"
        case .notAllowed(let text, let allowed): "\"\(text)\" не годится, одно из: \(allowed.joined(separator: ", "))"
        case .url(let url, let problem):
            "\"\(withoutCredentials(url))\" не годится как URL: \(whyUnusable(problem))"
        case .plainHTTP(let url):
            """
            \"\(withoutCredentials(url))\" отправит запрос без шифрования; нужно https:// (http:// только для этой \
            машины)
            """
        case .urlHasQuery(let url):
            "\"\(withoutCredentials(url))\" должен кончаться до ? и #; дальше к нему добавляется ещё путь"
        case .outOfRange(let minimum, let maximum): "нужно целое число от \(minimum) до \(maximum)"
        case .conflictingMembers(let names): "есть и \(names.joined(separator: ", и ")); оставьте одно"
        case .needsOneOf(let names): "нужно одно из: \(names.joined(separator: ", "))"
        case .readableByOthers(let mode):
            """
            здесь секретный ключ, а файл могут читать и другие (права 0\(String(mode, radix: 8))); выполните: \
            chmod 600 \(shellWord(path(of: place)))
            """
        case .unknownProfile(let name, let known, let suggestion):
            "профиля \"\(name)\" нет; "
                + (suggestion.map { "может быть, \"\($0)\"?" }
                    ?? (known.isEmpty ? "не настроен ни один" : "есть: \(known.joined(separator: ", "))"))
        case .olderHistory(let profile):
            """
            здесь есть старые счета всех касс, на которые указывала EINVOICE_BASE_URL, вместе с другими они не \
            показаны; их покажет --profile \(profile)
            """
        case .methodCode(let text):
            "\"\(text)\" не код способа: не больше 64 латинских букв, цифр, . _ и -, например kaspi.kzt"
        case .methodUnit(let text): "\"\(text)\" не единица: не больше 10 латинских букв и цифр, например KZT"
        case .country(let text): "\"\(text)\" не страна; напишите её две буквы (ISO 3166), например KZ"
        case .repeatedMethod(let code): "\"\(code)\" в списке дважды; оставьте один"
        case .unknownMethod(let code, let suggestion):
            "способа \"\(code)\" нет, скрывать нечего; "
                + (suggestion.map { "может быть, \"\($0)\"?" } ?? "удалите его (коды: `einvoice currencies`)")
        case .hiddenMethod(let code): "\"\(code)\" есть и в methods, и в hidden; оставьте одно"
        case .unreadableKey(let key):
            "\"\(key)\" не клавиша; напишите букву или знак, ^X, Alt-X, от F1 до F12 или Ins"
        case .takenKey(let key, let other):
            "\(key) на тех же экранах уже у команды \"\(words(of: other))\" (\(other.rawValue)); выберите другую "
                + "или сначала измените ту"
        case .neededKey(let key): "\(key) нужна, чтобы двигаться, выбирать и выходить; выберите другую"
        case .typedKey(let key):
            "\(key) печатается в полях ввода, а команда действует и там; выберите клавишу с ^ или Alt- или от F1 до F12"
        case .noHome: "В HOME нет пути к папке от корня /; задайте её или укажите папки в --config и --data-dir"
        }
    }

    /// Behind “longer than”.
    var byteGenitive: SlavicForms { SlavicForms("байта", "байт", "байт") }
    func count(_ number: Int, of forms: SlavicForms) -> String { "\(count(number)) \(forms.form(for: number))" }

    private func path(of place: SettingsProblem.Place) -> String {
        if case .file(let path, _, _) = place { path } else { "" }
    }

    private func text(for expected: SettingsProblem.Expected) -> String {
        switch expected {
        case .flag: "true или false"
        case .text: "текст в двойных кавычках"
        case .identifier: "текст или целое число"
        case .command: "программа и её аргументы в [ ] или строка для оболочки"
        case .object: "объект в { }"
        case .methods: "список способов в [ ], каждый объектом в { }"
        case .codes: "список кодов способов в [ ], в двойных кавычках"
        }
    }

    func text(for expected: ConfigExpectation) -> String {
        switch expected {
        case .value: "значение: текст в двойных кавычках, число, true, false, { или ["
        case .number: "число, как в JSON: 12, -1.5 или 1e3, без плюса и нулей в начале"
        case .nothing: "ничего после закрывающей скобки"
        case .memberName: "имя в двойных кавычках или }"
        case .colon(let name): "двоеточие после \"\(name)\""
        case .commaInObject: "запятая или }"
        case .commaInArray: "запятая или ]"
        case .once(let name): "\"\(name)\" только один раз"
        case .closingQuote: "закрывающая двойная кавычка"
        case .closingQuoteOnLine: "закрывающая двойная кавычка на той же строке"
        case .escape: "\\\" \\\\ \\/ \\n \\t \\r \\b \\f или \\u после обратной косой черты"
        case .hexDigits: "четыре шестнадцатеричные цифры после \\u"
        case .surrogatePair: "полная пара \\u"
        case .secondSurrogate: "вторая половина пары \\u"
        case .utf8: "текст в UTF-8"
        case .comment: "// или /* в начале комментария"
        case .endOfComment: "*/ в конце комментария"
        case .fewerBrackets: "меньше вложенных скобок"
        case .shorterText: "текст короче"
        }
    }

    func text(for problem: ProfileNameProblem) -> String {
        switch problem {
        case .empty: "оно пустое"
        case .reserved: "это имя занято программой"
        case .tooLong(let limit): "оно длиннее \(count(limit, of: byteGenitive))"
        case .badStart(let character): "в начале стоит \"\(character)\""
        case .unusable(let character): "в нём есть \"\(character)\"; годятся латинские буквы, цифры, . _ и -"
        }
    }

    func whyUnusable(_ problem: WebAddressProblem) -> String {
        switch problem {
        case .noScheme: "он должен начинаться с https://"
        case .otherScheme(let scheme): "\(scheme):// не годится, нужно https://"
        case .noHost: "хоста или порта нет, или в них опечатка"
        case .credentials: "имени пользователя и пароля в нём быть не должно"
        case .unusable(let scalar): "в нём пробел или невидимый символ, \(scalar.codePoint)"
        case .tooLong(let limit): "он длиннее \(count(limit, of: byteGenitive))"
        }
    }

    /// A URL, rightly written or not, without a user's name and password in front of its host. A password may hold
    /// a `/` that should have been escaped; the last `@` ends it.
    private func withoutCredentials(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let at = scalars.lastIndex(of: "@") else { return text }
        let scheme = text.firstRange(of: "://").flatMap { $0.upperBound <= at ? text[..<$0.upperBound] : nil } ?? ""
        return scheme + "…" + text[at...]
    }
}
