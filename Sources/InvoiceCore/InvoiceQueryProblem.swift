/// A term of a search that can't be understood, or whose value exists nowhere.
public enum InvoiceQueryProblem: Error, Sendable, Hashable {
    /// No state or status has this name.
    case unknownState(String, suggestion: String?)
    /// A status in capitals, folded, that neither the protocol knows nor any invoice has.
    case unheardOfStatus(String, suggestion: String?)
    /// There is no condition of this name; it ends with its sign.
    case unknownCondition(String, suggestion: String?)
    /// Not among ``InvoiceQuery/choices``; with its condition.
    case unknownChoice(String, suggestion: String?)
    /// No listed method and none of the history's has this in its code or as its unit; folded.
    case unknownCurrency(String, suggestions: [String])
    /// No listed method and none of the history's has this in its code or name; folded.
    case unknownMethod(String, suggestions: [String])
    case badAmount(String)
    case badTime(String)
}

extension InvoiceQuery {
    /// The first value that means nothing in a history that has these methods and these words of the gateway's for a
    /// status, all folded; also of what is left out, where a misspelt value would leave out nothing. `catalog` are the profile's
    /// methods: those that it hides may be in its history.
    public func valueProblem(
        currencies codes: Set<String>, statuses known: Set<String>, catalog: PaymentMethodCatalog = .standard
    ) -> InvoiceQueryProblem? {
        for case .reported(let word) in states + statuses where !ShownState.isNamed(by: word) && !known.contains(word) {
            let words = known.sorted() + ShownState.allCases.compactMap { $0.gatewayWord.map(folded) }
            let suggestion = SearchWords.nearest(to: word, speaking: []) { language in
                language == .english ? words : SearchWords.states.words(in: [language])
            }
            return .unheardOfStatus(word, suggestion: suggestion)
        }
        let listed = PaymentMethodCatalog.standard.adding(catalog.methods).methods
        for wanted in currencies {
            let isKnown =
                listed.contains { folded($0.code).contains(wanted) || folded($0.unit) == wanted }
                || codes.contains { $0.contains(wanted) }
            if isKnown { continue }
            let words = listed.flatMap { [$0.code, $0.unit] } + codes.sorted()
            return .unknownCurrency(wanted, suggestions: Self.near(to: wanted, among: words))
        }
        if !methods.isEmpty {
            let names = listed.flatMap(\.names) + codes.sorted()
            let text = SearchText(joining: names)
            if let wanted = methods.first(where: { !text.contains($0) }) {
                let word = wanted.exact ?? wanted.plain
                return .unknownMethod(word, suggestions: Self.near(to: wanted.plain, among: names))
            }
        }
        return without.lazy.compactMap { $0.valueProblem(currencies: codes, statuses: known, catalog: catalog) }.first
    }

    /// The same where `method:` finds methods by further names of theirs, too, unless it is in an English one: the codes of those
    /// stand for it, for that is what a history has.
    public func naming(_ catalog: PaymentMethodCatalog, by names: (PaymentMethod) -> [String]) -> InvoiceQuery {
        if methods.isEmpty, without.isEmpty { return self }
        let listed = PaymentMethodCatalog.standard.adding(catalog.methods).methods
        let english = SearchText(joining: listed.flatMap(\.names))
        func named(_ query: InvoiceQuery) -> InvoiceQuery {
            var query = query
            query.methods = query.methods.flatMap { wanted in
                if english.contains(wanted) { return [wanted] }
                let others = listed.filter { SearchText(joining: names($0)).contains(wanted) }
                return others.isEmpty ? [wanted] : others.map { SearchText($0.code) }
            }
            query.without = query.without.map(named)
            return query
        }
        return named(self)
    }

    /// The words of these texts that are nearest, or that begin with what is: at most three that are equally near.
    private static func near(to wanted: String, among texts: [String]) -> [String] {
        let letters = Array(wanted.unicodeScalars.prefix(64))
        let limit = letters.count > 3 ? max(2, letters.count / 3) : 1
        var best: (words: [String], distance: Int) = ([], limit)
        let signs = " ,.-_\(MethodKey.separator)".unicodeScalars
        let words = texts.flatMap { SearchText($0).plain.unicodeScalars.split(whereSeparator: signs.contains) }
        for word in words.map({ String($0) }) {
            guard word.utf8.count > 2, !best.words.contains(word) else { continue }
            let distance = distance(letters, Array(word.unicodeScalars.prefix(64)))
            if distance < best.distance { best = ([], distance) }
            if distance == best.distance { best.words.append(word) }
        }
        return Array(best.words.prefix(3))
    }

    /// From the word, or from a beginning of it that is as long. All letters in another order are one slip.
    private static func distance(_ wanted: [Unicode.Scalar], _ word: [Unicode.Scalar]) -> Int {
        if wanted.count == word.count, wanted.sorted() == word.sorted() { return 1 }
        return min(editDistance(wanted, word), editDistance(wanted, Array(word.prefix(wanted.count))))
    }
}
