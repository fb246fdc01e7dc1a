import InvoiceCore
import ScreenKit
import Wording

/// What the last word of a search may become.
struct SearchCompletion: Sendable, Equatable {
    /// All before the word.
    let start: String
    /// In the order in which Tab takes them; each with a blank behind it where the word is whole then.
    let candidates: [String]

    /// Nil where nothing is near. `invoices` are those whose accounts and senders are offered.
    init?(of text: String, _ context: AppContext, _ invoices: [Invoice]) {
        let word = Self.lastWord(of: text)
        guard !word.isEmpty else { return nil }
        var start = String(text.unicodeScalars.dropLast(word.unicodeScalars.count))
        var typed = word
        if typed.unicodeScalars.first == "-" {
            start += "-"
            typed = String(typed.unicodeScalars.dropFirst())
        }
        self.start = start
        let language = SpokenLanguage.code
        let found: [String]
        if let colon = typed.unicodeScalars.firstIndex(of: ":") {
            let key = folded(String(typed.unicodeScalars[...colon]))
            let value = SearchText(String(typed.unicodeScalars[typed.unicodeScalars.index(after: colon)...])).plain
            let values = Self.values(of: InvoiceQuery.condition(named: key) ?? "", context, invoices, in: language)
            var ranked = Self.ranked(values, by: value)
            if ranked.isEmpty || !value.isEmpty, language != .english {
                let english = Self.values(of: InvoiceQuery.condition(named: key) ?? "", context, invoices, in: .english)
                ranked = Self.unique(ranked + Self.ranked(english, by: value))
            }
            found = ranked.map { key + Self.quoted($0) + " " }
        } else {
            let wanted = SearchText(typed).plain
            func conditions(_ language: LanguageCode) -> [String] {
                InvoiceQuery.operators(in: language).filter { SearchText($0).plain.utf8.starts(with: wanted.utf8) }
            }
            var near = conditions(language)
            if language != .english { near = Self.unique(near + conditions(.english)) }
            near += InvoiceQuery.dayNames(beginning: typed, in: language).map { $0 + " " }
            if near.isEmpty { near = Self.unique(LanguageCode.allCases.flatMap(conditions)) }
            found = wanted.isEmpty ? [] : near
        }
        candidates = found.filter { $0 != typed && $0 != "\(typed) " }
        if candidates.isEmpty { return nil }
    }

    /// From the last blank on that isn't in quotes.
    private static func lastWord(of text: String) -> String {
        var word = String.UnicodeScalarView()
        var isQuoted = false
        for scalar in text.unicodeScalars {
            if scalar == "\"" { isQuoted.toggle() }
            if scalar.properties.isWhitespace, !isQuoted { word = .init() } else { word.append(scalar) }
        }
        return String(word).filter { $0 != "\"" }.isEmpty ? "" : String(word)
    }

    /// Those that begin with what is typed, before those that have it elsewhere.
    private static func ranked(_ values: [String], by typed: String) -> [String] {
        let typed = String(typed.filter { $0 != "\"" })
        let plain = values.map { SearchText($0).plain }
        let starts = values.indices.filter { plain[$0].utf8.starts(with: typed.utf8) }
        let others = values.indices.filter {
            !plain[$0].utf8.starts(with: typed.utf8) && SearchText(values[$0]).contains(SearchText(typed))
        }
        return (starts + others).map { values[$0] }
    }

    private static func quoted(_ value: String) -> String {
        value.unicodeScalars.contains { $0.properties.isWhitespace } ? "\"\(value)\"" : value
    }

    /// What a condition takes, by its English name; words of the language in which one searches.
    private static func values(
        of condition: String, _ context: AppContext, _ invoices: [Invoice], in language: LanguageCode
    ) -> [String] {
        switch condition {
        case "currency:":
            let methods = context.catalog.methods
            return unique(methods.map { folded($0.unit) } + invoices.map(\.intent.currency) + methods.map(\.code))
        case "method:":
            let methods = invoices.compactMap(\.method) + context.catalog.methods
            return unique(methods.map { language == .english ? $0.displayName : wording.name(of: $0) })
        case "account:": return unique(invoices.compactMap { $0.intent[.account] })
        case "sender:": return unique(invoices.compactMap { $0.intent[.sender] })
        default: return InvoiceQuery.values(of: condition, in: language)
        }
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}
