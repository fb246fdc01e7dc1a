import Foundation
import InvoiceCore
import ScreenKit
import Testing

@testable import Wording

/// What the compiler can't see of the texts of a language.
@Suite struct LanguageTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Wording")
    private static let folders: [LanguageCode: String] = [
        .english: "English", .russian: "Russian", .ukrainian: "Ukrainian", .french: "French",
    ]
    static let others = LanguageCode.allCases.filter { $0 != .english }

    /// All literals of a language's sources, with their escapes read, each with its place.
    private static func literals(_ language: LanguageCode) throws -> [(place: String, text: String)] {
        let folder = Self.folder.appending(path: try #require(folders[language]))
        var found: [(String, String)] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let source = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            found += StringLiterals.all(in: source).map { literal in
                let text = literal.text.replacing(" {202F}", with: "\u{202F}").replacing(" {A0}", with: "\u{A0}")
                return ("\(name):\(literal.line): \(literal.text)", text)
            }
        }
        #expect(found.count > 500)
        return found
    }

    @Test(arguments: others) func `every text is in the language`(language: LanguageCode) throws {
        let english = Set(try Self.literals(.english).map(\.text).filter(Self.isSentence))
        let left = try Self.literals(language).filter {
            english.contains($0.text) && !Self.isForPrograms($0.text) && !Self.shared.contains($0.text)
        }
        #expect(left.map(\.place) == [])
    }

    /// What is the same in some languages: units, and what a search takes as it is.
    private static let shared = ["◦ min ◦ s", "◦ h ◦ min", "◦ (code ◦)", "mobile money", "◦ ms"]

    /// At least two words of Latin letters.
    private static func isSentence(_ text: String) -> Bool {
        StringLiterals.Literal(line: 1, text: text).isProse
    }

    /// Command lines and what is typed.
    private static func isForPrograms(_ text: String) -> Bool {
        text.hasPrefix("einvoice ") || text.contains("--") || text.contains("$XDG") || text.contains("EINVOICE_")
    }

    @Test(arguments: others) func `apostrophes and quotation marks are the language's`(language: LanguageCode) throws {
        var wrong: [String] = []
        for (place, text) in try Self.literals(language) where !Self.isForPrograms(text) {
            let scalars = Array(text.unicodeScalars)
            for (index, mark) in scalars.enumerated() {
                let before = index > 0 ? scalars[index - 1] : " "
                let after = index + 1 < scalars.count ? scalars[index + 1] : " "
                if mark == "'", before.properties.isAlphabetic, after.properties.isAlphabetic,
                    !before.isASCII || !after.isASCII || language == .french
                {
                    wrong.append(place)
                }
                if mark == "“" || mark == "”", !Self.isInside(scalars, index), language != .english {
                    wrong.append(place)
                }
            }
            if text.contains("...") { wrong.append(place) }
        }
        #expect(wrong == [])
    }

    /// True between « and ».
    private static func isInside(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        let before = scalars[..<index]
        guard let open = before.lastIndex(of: "«") else { return false }
        return !before[open...].contains("»")
    }

    @Test func `French has a narrow blank before its double marks, and within its quotation marks`() throws {
        var wrong: [String] = []
        // Samples of the config file are written as JSON has it.
        for (place, text) in try Self.literals(.french) where text.firstMatch(of: /\ : [ {\[]/) == nil {
            let scalars = Array(text.unicodeScalars)
            for (index, mark) in scalars.enumerated() {
                let before = index > 0 ? scalars[index - 1] : "\u{202F}"
                let after = index + 1 < scalars.count ? scalars[index + 1] : " "
                switch mark {
                case ";", "!", "?":
                    if before != "\u{202F}",
                        before.properties.isAlphabetic || before == " " || before == "◦" || before == ")"
                    {
                        wrong.append(place)
                    }
                case ":":
                    // Those of a search's keys, of times and of addresses have none.
                    let isOfSentence = after == " " || after == "\n" || index + 1 == scalars.count
                    if isOfSentence, before == " " || before == "◦" { wrong.append(place) }
                case "«": if after != "\u{202F}" { wrong.append(place) }
                case "»": if before != "\u{202F}" { wrong.append(place) }
                case ",":
                    if index > 0, before == "\u{202F}" || before == " " { wrong.append(place) }
                default: break
                }
            }
        }
        #expect(wrong == [])
    }

    /// Words that another language has and this one hasn't, or that its notes refuse.
    private static let refused: [LanguageCode: [String]] = [
        .russian: ["пожалуйста", "произошла ошибка", "инвойс", "ордер", "данный", "осуществ", "і", "ї", "є"],
        .ukrainian: [
            "ы", "э", "ъ", "ё", "відмінити", "відправи", "банківська карта", "строка", "слідуючий", "невірн",
            "на протязі",
            "загрузи", "виключи", "получи", "являється", "чорновик", "оточення", "інвойс", "будь ласка", "перераховано",
        ],
        .french: ["honoraires", "avoir été renvoy", "s’il vous plaît", "méthode de paiement", "digital", "email"],
    ]

    @Test(arguments: others) func `no word is there that the notes refuse`(language: LanguageCode) throws {
        let words = try #require(Self.refused[language])
        // Searches read, and names of languages stand, in their own letters.
        let found = try Self.literals(language).filter { literal in
            words.contains { word in
                literal.text.lowercased().ranges(of: word).contains { range in
                    // Within another word it is another one.
                    let before = literal.text.lowercased()[..<range.lowerBound].last ?? " "
                    return word.count == 1 || !(before.isLetter || before == "’")
                }
            }
        }
        #expect(found.map(\.place) == [])
    }

    @Test(arguments: others) func `the help of searches has the language's words`(language: LanguageCode) {
        let terms = language.texts.searchTerms
        let text = terms.map { "\($0.term) \($0.words)" }.joined(separator: "\n")
        for name in InvoiceQuery.operators(in: language) { #expect(text.contains(name), "\(name)") }
        for choice in InvoiceQuery.choices(in: language) {
            let parts = choice.split(separator: ":").map { String($0) }
            #expect(terms.contains { $0.term == "\(parts[0]):" && $0.words.contains(parts[1]) }, "\(choice)")
        }
        // No wider than the English ones and two fifths more.
        let english = LanguageCode.english.texts.searchTerms
        func width(_ texts: [String]) -> Int { texts.map { TextWidth.of($0) }.max() ?? 0 }
        #expect(width(terms.map(\.term)) * 5 <= width(english.map(\.term)) * 7)
        #expect(width(terms.map(\.words)) * 5 <= width(english.map(\.words)) * 7)
    }

    /// What is saved in one language is found in another.
    @Test(arguments: ["способ:мадагаскар", "moyen:madagascar", "спосіб:мадагаскар", "-method:мадагаскар"])
    func `methods are searched for by their names in all languages`(search: String) throws {
        let now = Timestamp(milliseconds: 1_795_350_000_000)
        let query = try InvoiceQuery(search, now: now, offset: 0).namingMethods(of: .standard)
        #expect(query.valueProblem(currencies: [], statuses: []) == nil)
        let asked = search.hasPrefix("-") ? query.without[0] : query
        let found = PaymentMethodCatalog.standard.methods.filter { asked.isMeant(method: MethodKey($0.code)) }
        #expect(!found.isEmpty && found.allSatisfy { $0.country?.code == "MG" })
    }

    @Test func `the English name of a method means it alone`() throws {
        let now = Timestamp(milliseconds: 1_795_350_000_000)
        let query = try InvoiceQuery("method:wave", now: now, offset: 0)
        #expect(query.namingMethods(of: .standard) == query)
    }

    @Test(arguments: others) func `labels fit their places`(language: LanguageCode) throws {
        let texts = language.texts
        for state in ShownState.allCases where TextWidth.of(texts.word(for: state)) > 12 {
            Issue.record("\(state): \(texts.word(for: state))")
        }
        let wide = try Self.actions(language).filter {
            TextWidth.of($0.label) > $0.limit || TextWidth.of($0.words) > 56
        }
        #expect(wide.map { "\($0.label) | \($0.words)" } == [])
    }

    /// What keys do: label, words, and how wide the label may be, by that of the English one of the same name.
    private static func actions(_ language: LanguageCode) throws -> [(label: String, words: String, limit: Int)] {
        let english = Dictionary(try named(.english).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let found = try named(language)
        #expect(found.count > 100)
        return found.map { action in
            let limit = max(10, english[action.name].map { TextWidth.of($0.label) + 4 } ?? 10)
            return (action.label, action.words, limit)
        }
    }

    private static func named(_ language: LanguageCode) throws -> [(name: String, label: String, words: String)] {
        let folder = Self.folder.appending(path: try #require(folders[language]))
        let pattern = /(?:var|func) (\w+)[^{}]*\{\s*ActionText\(\s*"([^"\\]*)",\s*"([^"\\]*)"/
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).flatMap { name in
            let source = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            return source.matches(of: pattern).map { (String($0.1), String($0.2), String($0.3)) }
        }
    }
}

/// Keys, marks between texts and confirmations, in each language.
@Suite struct SpokenPartsTests {
    @Test(arguments: LanguageCode.allCases)
    func `a key is named as on the language's keyboards, and the config file has its English name`(
        language: LanguageCode
    ) {
        let keys: [Key] = [
            .space, .escape, .enter, .tab, .backspace, .delete, Key(.insert), .home, .end, .pageUp, .pageDown, .up,
            .function(1), .ctrl("p"), .char("n"), .shiftTab,
        ]
        for key in keys {
            let title = language.texts.title(of: key)
            #expect(TextWidth.of(title) <= 7, "\(title)")
            if language == .english { #expect(title == key.title) }
        }
        let names: [LanguageCode: [String]] = [
            .english: ["Space", "Esc"], .russian: ["Пробел", "Esc"], .ukrainian: ["Пробіл", "Esc"],
            .french: ["Espace", "Échap"],
        ]
        #expect([Key.space, .escape].map { language.texts.title(of: $0) } == names[language])
        #expect(Key.escape.title == "Esc" && Key(named: Key.space.title) == .space)
    }

    @Test(arguments: LanguageCode.allCases) func `keys that are read aloud have no signs`(language: LanguageCode) {
        let spoken = [Key.enter, .backspace, .shiftTab, .ctrl("p"), .up, .down, .left, .right].map {
            language.texts.spokenKey(language.texts.title(of: $0))
        }
        #expect(
            spoken.joined().unicodeScalars.allSatisfy { $0.properties.isAlphabetic || " -".unicodeScalars.contains($0) }
        )
        #expect(Set(spoken).count == spoken.count)
    }

    @Test func `texts are joined with the marks of the language`() {
        #expect(English().labelled("Amount", "wrong") == "Amount: wrong")
        #expect(Russian().joined(["a", "b"]) == "a; b")
        #expect(French().labelled("Montant", "incorrect") == "Montant\u{202F}: incorrect")
        #expect(French().joined(["a", "b", "c"]) == "a\u{202F}; b\u{202F}; c")
    }

    @Test(arguments: LanguageCode.allCases)
    func `a batch is confirmed by the words in which it is asked for, and by the English ones`(
        language: LanguageCode
    ) throws {
        var totals = Totals()
        for (currency, amount) in [("visamaster.uah", "34500"), ("visamaster.uah", "1.5"), ("tron", "7")] {
            let intent = try InvoiceIntent(
                id: amount, createdAt: Timestamp(milliseconds: 0), paymentID: PaymentID(amount), currency: currency,
                amount: Amount(amount))
            totals.add(Totals(of: [Invoice(intent: intent)]))
        }
        for words in [language.texts, English()] as [any Language] {
            let typed = words.confirmation(of: totals)
            #expect(throws: Never.self) { try BatchConfirmation(typed, of: totals, on: .live) }
        }
        #expect(throws: Problem.self) {
            try BatchConfirmation(language.texts.confirmation(of: Totals()), of: totals, on: .live)
        }
    }
}
