// These are words that are read, not told: a search takes them in every language at once, whichever the console speaks, so that
// one that was saved or is passed on holds for everybody. They stand here beside what reads them and not in Wording.
//
// English comes first: what is an English word, or the beginning of one, means that and nothing else, as it did before there
// were others. Where words of two other languages are the same they mean the same (`статус`, `до`, `оплачено`, `не списано`),
// but for these, of which one was chosen:
//
// - `du:2s` is two weeks (French semaines), and `від:3г` three hours (Ukrainian години): where neither the condition is written
//   in that language nor the console speaks it, somebody means seconds or years (годы), which are asked for in no language,
//   and both are refused.
// - `2н` is two weeks (Russian недели): the Ukrainian неділя is a Sunday, and a week `2т` (тижні).
// - `échec` is FAILED alone, though `échec débit` begins so: a whole word goes before a beginning.
// - `отказ`, `відмова` are the gateway's refusal of an invoice (rejected); `отклонён`, `відхилено`, `refusée` a bank's of a
//   payment (FAILED).
//
// A plain word is a text above all. It means a state, too, only where it can't be meant as an English word: whole and with its
// marks (`refusée`, not `refuse`), or as two words (`en attente`).
/// What the words of the search language are in all languages that staff speak.
enum SearchWords {
    /// The conditions, by their English operator. Of `amount=`, `amount>` and `amount<` the words of ``amount`` take the
    /// sign; those here have a colon, for there is no `<` and `>` on a Cyrillic layout.
    static let conditions = WordTable<String>([
        ("status:", "", "статус", "статус", "statut"),
        ("state:", "", "состояние", "стан", "état"),
        ("currency:", "", "валюта", "валюта", "devise"),
        ("method:", "", "способ метод", "спосіб метод", "moyen méthode"),
        ("account:", "", "аккаунт", "акаунт", "compte"),
        ("sender:", "", "плательщик", "платник", "payeur"),
        ("amount>", "", "больше", "більше", "plus"),
        ("amount<", "", "меньше", "менше", "moins"),
        ("since:", "", "от", "від", "du depuis"),
        ("until:", "", "до", "до", "au jusque"),
        ("id:", "", "номер", "номер", "numéro"),
        ("is:", "", "это", "це", "est"),
        ("was:", "", "было", "було", "était"),
        ("sort:", "", "порядок", "порядок", "tri"),
    ])

    /// Before `=`, `<` and `>`.
    static let amount = WordTable<String>([("amount", "amount", "сумма", "сума", "montant")])

    /// What `is:`, `was:` and `sort:` take; states and days that they take too stand in their own tables.
    static let choices = WordTable<String>([
        ("waiting", "", "ждёт ждут", "чекає чекають", "en-attente attente"),
        ("test", "", "тест тестов|ый", "тест тестов|ий", "test"),
        ("replaced", "", "заменён|", "замінен|о", "remplacé|e"),
        ("replacement", "", "замена", "заміна", "remplacement"),
        ("resent", "", "повторно", "повторно", "renvoyé|e"),
        ("noted", "", "заметка с-заметкой", "нотатка з-нотаткою", "note noté|e"),
        ("created", "", "дата создан|", "дата створен|о", "date créé|e"),
        ("amount", "", "сумма", "сума", "montant"),
        ("state", "", "состояние", "стан", "état"),
        ("method", "", "способ метод", "спосіб метод", "moyen méthode"),
    ])

    /// What lists show first, then other words by which they are known.
    static let states = WordTable<ShownState>([
        (.sending, "", "отправка", "надсилання", "envoi"),
        (.unknown, "", "не-выяснен|о неизвестн|о", "не-з’ясован|о невідом|о", "à-vérifier vérifier inconnu|e"),
        (.unsent, "", "не-отправлен|", "не-надіслан|о", "non-envoyé|e"),
        (.closed, "", "закрыт|", "закрит|о", "clôturé|e fermé|e"),
        (.rejected, "", "не-принят| отказ", "не-прийнят|о відмова", "rejeté|e"),
        (.created, "", "создан|", "створен|о", "créé|e"),
        (
            .started, "", "ждёт-оплаты ждёт оплачивается начат|", "чекає-оплати чекає сплачується розпочат|о",
            "en-attente attente en-cours commencé|e"
        ),
        (.paid, "", "оплачен|", "оплачен|о сплачен|о", "payé|e"),
        (.otherSum, "", "другая-сумма другая", "інша-сума інша", "autre-somme autre-montant autre"),
        (.finished, "", "завершён|", "завершен|о", "terminé|e"),
        (
            .failed, "", "не-прошёл не-прошл|о отклонён| неуспешен неуспешн|о",
            "не-пройшов не-пройшл|о відхилен|о неуспішн|о", "échec échoué|e refusé|e"
        ),
        (.canceled, "", "отменён|", "скасован|о", "annulé|e"),
        (.debitFailed, "", "не-списан|о", "не-списан|о", "échec-débit débit"),
        (.mismatch, "", "расхождение", "розбіжність", "écart"),
    ])

    /// How many days ago.
    static let distances = WordTable<Int>([
        (0, "today", "сегодня", "сьогодні", "aujourd’hui auj"),
        (1, "yesterday", "вчера", "вчора учора", "hier"),
        (2, "", "позавчера", "позавчора", "avant-hier"),
    ])

    /// Monday is 1.
    static let weekdays = WordTable<Int>([
        (1, "monday", "понедельник", "понеділок", "lundi"),
        (2, "tuesday", "вторник", "вівторок", "mardi"),
        (3, "wednesday", "среда среду", "середа середу", "mercredi"),
        (4, "thursday", "четверг", "четвер", "jeudi"),
        (5, "friday", "пятница пятницу", "п’ятниця п’ятницю", "vendredi"),
        (6, "saturday", "суббота субботу", "субота суботу", "samedi"),
        (7, "sunday", "воскресенье", "неділя неділю", "dimanche"),
    ])

    static let months = WordTable<Int>([
        (1, "january", "января январь", "січня січень", "janvier"),
        (2, "february", "февраля февраль", "лютого лютий", "février"),
        (3, "march", "марта март", "березня березень", "mars"),
        (4, "april", "апреля апрель", "квітня квітень", "avril"),
        (5, "may", "мая май", "травня травень", "mai"),
        (6, "june", "июня июнь", "червня червень", "juin"),
        (7, "july", "июля июль", "липня липень", "juillet"),
        (8, "august", "августа август", "серпня серпень", "août"),
        (9, "september", "сентября сентябрь", "вересня вересень", "septembre"),
        (10, "october", "октября октябрь", "жовтня жовтень", "octobre"),
        (11, "november", "ноября ноябрь", "листопада листопад", "novembre"),
        (12, "december", "декабря декабрь", "грудня грудень", "décembre"),
    ])

    /// Alone and behind `since:` and `until:`.
    static let now = WordTable<Bool>([(true, "now", "сейчас", "зараз", "maintenant")])

    /// Milliseconds of what stands behind a number.
    static let units = WordTable<Int64>([
        (60_000, "m", "м мин", "х хв", "min"),
        (3_600_000, "h", "ч", "г год", "h"),
        (86_400_000, "d", "д дн", "д дн", "j"),
        (7 * 86_400_000, "w", "н нед", "т тиж", "s sem"),
    ])

    /// The milliseconds of a unit for one who speaks any of these languages, see ``ambiguousUnits``.
    static func unit(_ word: String, for languages: Set<LanguageCode>) -> Int64? {
        if ambiguousUnits.contains(plain(word)), units.languages(of: word).isDisjoint(with: languages) { return nil }
        return units.meanings(of: word).first
    }

    /// Those that mean something else to one who speaks another language: seconds, years.
    private static let ambiguousUnits: Set = ["s", "г", "год"]

    /// The languages of whoever wrote a condition by this name, in a console that speaks `language`: that one, unless only
    /// others have the name.
    static func languages(ofCondition name: String, speaking language: LanguageCode) -> Set<LanguageCode> {
        let languages = conditions.languages(of: name).union(amount.languages(of: name))
        return languages.isEmpty || languages.contains(language) ? [language] : languages
    }

    /// How words are written, whatever their case: with their marks, and a blank for a low line or dash.
    static func written(_ text: String) -> String {
        let text = SearchText(text)
        let scalars = (text.exact ?? text.plain).unicodeScalars.lazy.filter { $0 != "…" }
        return String(String.UnicodeScalarView(scalars.map { $0 == "_" || $0 == "-" ? " " : $0 }))
    }

    /// The word that was meant by one that is nowhere: one of these languages or of English. A text with other letters than
    /// English ones may be of any language.
    static func nearest(
        to word: String, speaking languages: Set<LanguageCode>, _ words: (LanguageCode) -> [String]
    ) -> String? {
        let isEnglish = word.utf8.allSatisfy { $0 < 0x80 }
        let own = LanguageCode.allCases.filter { $0 == .english || languages.contains($0) || !isEnglish }
        return InvoiceCore.nearest(to: word, among: own.flatMap(words))
    }

    /// How words are compared: whatever their case and marks, without blanks, low lines, dashes, apostrophes and the three dots of
    /// `envoi…`.
    static func plain(_ text: String) -> String {
        let ignored = " _-'…".unicodeScalars
        return String(String.UnicodeScalarView(SearchText(text).plain.unicodeScalars.filter { !ignored.contains($0) }))
    }

    /// The endings of gender and number that words of this table have.
    static func endings(in language: LanguageCode) -> [String] {
        switch language {
        case .english: []
        case .russian: ["", "о", "а", "ы", "и"]
        case .ukrainian: ["о", "а", "і", "и", "ий"]
        case .french: ["", "e", "s", "es"]
        }
    }
}

extension InvoiceQuery {
    /// The terms that start a condition, as a language writes them.
    public static func operators(in language: LanguageCode) -> [String] {
        operators.map { name in
            if let word = SearchWords.conditions.words(for: name, in: language).first { return "\(word):" }
            let word = SearchWords.amount.words(for: "amount", in: language).first
            return name == "amount=" ? "\(word ?? "amount")=" : name
        }
    }

    /// What a condition of ``operators`` takes, as a language writes it: those that take one of a few words, and some of the
    /// times that there are.
    public static func values(of condition: String, in language: LanguageCode) -> [String] {
        switch condition {
        case "status:", "state:": ShownState.allCases.map { $0.argument(in: language) }
        case "is:", "was:", "sort:":
            choices.filter { $0.utf8.starts(with: condition.utf8) }.map { value(ofChoice: $0, in: language) }
        case "since:", "until:":
            [
                SearchWords.distances.words(for: 0, in: language)[0],
                SearchWords.distances.words(for: 1, in: language)[0],
                SearchWords.weekdays.words(for: 1, in: language)[0], "7\(unit(86_400_000, language))",
                "30\(unit(86_400_000, language))", "3\(unit(3_600_000, language))",
            ]
        default: []
        }
    }

    private static func unit(_ length: Int64, _ language: LanguageCode) -> String {
        SearchWords.units.words(for: length, in: language).first ?? ""
    }

    /// ``choices``, as a language writes them.
    public static func choices(in language: LanguageCode) -> [String] {
        choices.map { choice in
            let condition = String(choice.prefix { $0 != ":" } + ":")
            let word = SearchWords.conditions.words(for: condition, in: language).first
            return (word.map { "\($0):" } ?? condition) + value(ofChoice: choice, in: language)
        }
    }

    /// What stands behind the colon of one of ``choices``.
    private static func value(ofChoice choice: String, in language: LanguageCode) -> String {
        let value = choice.drop { $0 != ":" }.dropFirst()
        let sign = value.hasPrefix("-") ? "-" : ""
        let name = String(value.dropFirst(sign.count))
        let words =
            name == "today"
            ? SearchWords.distances.words(for: 0, in: language)
            : ShownState(rawValue: name).map { SearchWords.states.words(for: $0, in: language) } ?? []
        return sign + (SearchWords.choices.words(for: name, in: language).first ?? words.first ?? name)
    }

    /// The one of ``choices`` that a value means behind `is:`, `was:` or `sort:`, in any language.
    static func choice(_ condition: String, _ value: String) -> String? {
        let typed = condition + folded(value)
        if choices.contains(typed) { return typed }
        let sign = condition == "sort:" && value.unicodeScalars.first == "-" ? "-" : ""
        let word = String(value.unicodeScalars.dropFirst(sign.isEmpty ? 0 : 1))
        let names =
            SearchWords.choices.meanings(of: word) + SearchWords.states.meanings(of: word).map(\.rawValue)
            + (SearchWords.distances.meanings(of: word) == [0] ? ["today"] : [])
        return names.lazy.map { condition + sign + $0 }.first { choices.contains($0) }
    }

    /// The one of ``operators`` that a term begins with, in any language, with what stands behind it; nil for a term that
    /// doesn't begin with letters and one of the signs.
    static func parts(of term: String) -> (name: String, sign: Unicode.Scalar, condition: String?, value: String)? {
        let scalars = term.unicodeScalars
        let end = scalars.firstIndex { !$0.properties.isAlphabetic && $0.properties.generalCategory != .nonspacingMark }
        guard let end, ":=<>".unicodeScalars.contains(scalars[end]) else { return nil }
        let (name, sign) = (String(scalars[..<end]), scalars[end])
        let value = String(scalars[scalars.index(after: end)...])
        let isEnglish = operators.contains("\(folded(name))\(sign)")
        var condition: String?
        if isEnglish {
            condition = "\(folded(name))\(sign)"
        } else if sign == ":" {
            condition = SearchWords.conditions.meanings(of: name).first
        } else if !SearchWords.amount.meanings(of: name).isEmpty {
            condition = "amount\(sign)"
        }
        return (name, sign, condition, value)
    }

    /// The one of ``operators`` that a text means which is nothing but its name and sign, in any language.
    public static func condition(named text: String) -> String? {
        guard let parts = parts(of: text), parts.value.isEmpty else { return nil }
        return parts.condition
    }

    /// The words for days that begin with a text; those of a language first, and others only where it and English have none.
    public static func dayNames(beginning start: String, in language: LanguageCode) -> [String] {
        let start = SearchWords.plain(start)
        guard !start.isEmpty else { return [] }
        func names(_ languages: [LanguageCode]) -> [String] {
            (SearchWords.distances.words(in: languages) + SearchWords.weekdays.words(in: languages)).filter {
                SearchWords.plain($0).utf8.starts(with: start.utf8)
            }
        }
        let near = names(language == .english ? [.english] : [language, .english])
        return near.isEmpty ? names(LanguageCode.allCases) : near
    }
}

extension InvoiceQuery.Order {
    /// The order that a term of a search asks for, in any language; nil for another term.
    public init?(term: String) {
        guard let parts = InvoiceQuery.parts(of: term), parts.condition == "sort:",
            let choice = InvoiceQuery.choice("sort:", parts.value)
        else { return nil }
        self.init(rawValue: choice)
    }
}

extension ShownState {
    /// As one word of a search in a language: `not-sent`, `не-отправлен`.
    public func argument(in language: LanguageCode) -> String {
        SearchWords.states.words(for: self, in: language).first ?? argument
    }
}
