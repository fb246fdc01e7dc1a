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
        let found: [String]
        if let colon = typed.unicodeScalars.firstIndex(of: ":") {
            let key = folded(String(typed.unicodeScalars[...colon]))
            let value = SearchText(String(typed.unicodeScalars[typed.unicodeScalars.index(after: colon)...])).plain
            let values = Self.values(of: key, context, invoices)
            found = Self.ranked(values, by: value).map { key + Self.quoted($0) + " " }
        } else {
            let wanted = folded(typed)
            let conditions = InvoiceQuery.operators.filter { $0.utf8.starts(with: wanted.utf8) }
            found = wanted.isEmpty ? [] : conditions + LooseTerm.dayNames(beginning: typed).map { $0 + " " }
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

    private static func values(of key: String, _ context: AppContext, _ invoices: [Invoice]) -> [String] {
        switch key {
        case "status:", "state:": return ShownState.allCases.map(\.argument)
        case "is:", "was:", "sort:":
            return InvoiceQuery.choices.filter { $0.utf8.starts(with: key.utf8) }
                .map { String($0.unicodeScalars.dropFirst(key.unicodeScalars.count)) }
        case "currency:":
            let methods = context.catalog.methods
            return unique(methods.map { folded($0.unit) } + invoices.map(\.intent.currency) + methods.map(\.code))
        case "method:":
            return unique(invoices.compactMap(\.method?.displayName) + context.catalog.methods.map(\.displayName))
        case "account:": return unique(invoices.compactMap { $0.intent[.account] })
        case "sender:": return unique(invoices.compactMap { $0.intent[.sender] })
        case "since:", "until:": return ["today", "yesterday", "monday", "7d", "30d", "3h"]
        default: return []
        }
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}
