/// What a search asks for: words that must all occur somewhere, and conditions that must all hold.
///
/// The language, in the console and on the command line: plain words, and the conditions of ``operators``. A word in double
/// quotes is taken whole, and as a plain word whatever it looks like.
public struct InvoiceQuery: Sendable, Hashable {
    /// Folded words; each must occur in some text of the invoice.
    public var words: [String] = []
    /// Any of them, and any of ``states`` where there are some.
    public var statuses: [StateCondition] = []
    /// Any of them.
    public var states: [StateCondition] = []
    /// Parts of a method's code or unit, folded; any of them.
    public var currencies: [String] = []
    /// Any of them.
    public var amounts: [Amount] = []
    public var moreThan: Amount?
    public var lessThan: Amount?
    /// From this moment on.
    public var since: Timestamp?
    /// Before this moment.
    public var until: Timestamp?
    /// A local id, payment id or tracking number that must be met exactly, whatever the case; any of them.
    public var ids: [String] = []
    /// The beginning of a local id, payment id or tracking number, folded; any of them or of ``ids``.
    public var idBeginnings: [String] = []

    /// A query that everything meets.
    public init() {}

    /// True when everything meets it.
    public var isEmpty: Bool { self == InvoiceQuery() }

    /// Reads the search language.
    ///
    /// `now` and `offset` (seconds east of UTC of the reader's clock at a moment) give dates their meaning: a day is the
    /// reader's day, with the clock of that day and not of today, `until:` includes the day that it names, and `2d`, `3h`,
    /// `today`, `yesterday` count back from now. `id:` takes an id, or its beginning.
    /// - Throws: ``InvoiceQueryProblem``, which names the term.
    public init(_ text: String, now: Timestamp, offset: (Timestamp) -> Int) throws(InvoiceQueryProblem) {
        for term in Self.terms(of: text) {
            guard let (name, value) = try Self.condition(in: term) else {
                words.append(folded(term.text))
                continue
            }
            switch name {
            case "status:": statuses += try StateCondition.all(meantBy: value, for: .status)
            case "state:": states += try StateCondition.all(meantBy: value, for: .state)
            case "currency:": currencies.append(folded(value))
            case "amount=": amounts.append(try Self.amount(value))
            case "amount>":
                let limit = try Self.amount(value)
                moreThan = max(moreThan ?? limit, limit)
            case "amount<":
                let limit = try Self.amount(value)
                lessThan = min(lessThan ?? limit, limit)
            case "since:": begin(at: try Self.moment(value, now: now, offset: offset).start)
            case "until:": end(before: try Self.moment(value, now: now, offset: offset).end)
            default: idBeginnings.append(folded(value))
            }
        }
    }

    /// Narrows the period to what is made from this moment on.
    public mutating func begin(at moment: Timestamp) { since = max(since ?? moment, moment) }

    /// Narrows the period to what is made before this moment.
    public mutating func end(before moment: Timestamp) { until = min(until ?? moment, moment) }

    /// The first condition without a value; a person may still be typing it, a script has lost what it should be.
    public static func unfinishedCondition(in text: String) -> String? {
        let bare = Set(operators)
        return allTerms(of: text).first { !$0.isQuoted && bare.contains($0.text.lowercased()) }?.text
    }

    /// The terms that start a condition, with the sign that ends each.
    public static let operators = [
        "status:", "state:", "currency:", "amount=", "amount>", "amount<", "since:", "until:", "id:",
    ]

    /// The condition that a term is, with its value; nil for a plain word.
    ///
    /// Letters with a colon and something behind it are meant as a condition, and refused where there is none of this name.
    /// An address (`https://…`), a time (`12:30`) and what ends with its colon are plain words.
    private static func condition(in term: Term) throws(InvoiceQueryProblem) -> (String, String)? {
        guard !term.isQuoted else { return nil }
        let bytes = Array(term.text.utf8)
        let key = bytes.prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }.map { $0 | 0x20 }
        guard key.count > 1, key.count < bytes.count else { return nil }
        let sign = bytes[key.count]
        let name = String(decoding: key + [sign], as: UTF8.self)
        let value = String(decoding: bytes[(key.count + 1)...], as: UTF8.self)
        // A condition that is still being typed asks for nothing yet.
        if value.isEmpty { return nil }
        let isLimit = sign == UInt8(ascii: "<") || sign == UInt8(ascii: ">")
        if operators.contains(name) {
            if isLimit, value.utf8.first == UInt8(ascii: "=") { throw .unknownCondition("\(name)=", suggestion: name) }
            return (name, value)
        }
        let suggestion = nearest(to: name, among: operators)
        switch sign {
        case UInt8(ascii: ":"):
            if value.utf8.starts(with: "//".utf8) { return nil }
            throw .unknownCondition(name, suggestion: suggestion)
        case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"):
            // Texts have these signs, too: only what is near to a condition is meant as one.
            guard let suggestion, key.count > 3 || suggestion.utf8.starts(with: key) else { return nil }
            throw .unknownCondition(name, suggestion: suggestion)
        default: return nil
        }
    }

    private static func amount(_ text: String) throws(InvoiceQueryProblem) -> Amount {
        do { return try Amount(text) } catch { throw .badAmount(text) }
    }

    /// The same for a clock that never changes, `offset` seconds east of UTC.
    public init(_ text: String, now: Timestamp, offset: Int) throws(InvoiceQueryProblem) {
        try self.init(text, now: now, offset: { _ in offset })
    }

    /// The first moment of what `text` names and the one just after it, where clocks are `offset` seconds east of UTC at
    /// a moment. An hour that the clock strikes twice is the earlier one.
    public static func moment(
        _ text: String, now: Timestamp, offset: (Timestamp) -> Int
    ) throws(InvoiceQueryProblem) -> (start: Timestamp, end: Timestamp) {
        let today = LocalDay(of: now, offset: offset(now))
        switch text.lowercased() {
        case "today": return stretch(of: today, offset)
        case "yesterday": return stretch(of: today.advanced(by: -1), offset)
        case "now": return (now, now)
        default: break
        }
        let units: [Unicode.Scalar: Int64] = ["m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 7 * 86_400_000]
        let scalars = text.unicodeScalars
        if let last = scalars.last, let unit = units[last], let count = Int64(String(scalars.dropLast())),
            (0...100_000).contains(count)
        {
            let moment = now.advanced(byMilliseconds: -count * unit)
            return (moment, moment)
        }
        guard let asIfUTC = Timestamp(text) else { throw .badTime(text) }
        if text.utf8.count == 10 { return stretch(of: LocalDay(of: asIfUTC, offset: 0), offset) }
        // The clock's time names a moment once the offset is known, and the offset is that of the moment.
        var candidates: [Timestamp] = []
        for guess in [asIfUTC.advanced(byMilliseconds: -86_400_000), asIfUTC.advanced(byMilliseconds: 86_400_000)] {
            guard let moment = Timestamp(text, offset: offset(guess)) else { throw .badTime(text) }
            candidates.append(moment)
        }
        let exact = candidates.first { Timestamp(text, offset: offset($0)) == $0 }
        let moment = exact ?? candidates[0]
        return (moment, moment)
    }

    private static func stretch(of day: LocalDay, _ offset: (Timestamp) -> Int) -> (start: Timestamp, end: Timestamp) {
        (day.start(offset: offset), day.advanced(by: 1).start(offset: offset))
    }

    private struct Term {
        var text: String
        var isQuoted: Bool
    }

    private static func terms(of text: String) -> [Term] {
        let bare = Set(operators)
        return allTerms(of: text).filter { $0.isQuoted || !bare.contains($0.text.lowercased()) }
    }

    private static func allTerms(of text: String) -> [Term] {
        var terms: [Term] = []
        var current = String.UnicodeScalarView()
        var isQuoted = false
        var isInside = false
        for scalar in text.unicodeScalars {
            if scalar == "\"" {
                isInside.toggle()
                if isInside, current.isEmpty { isQuoted = true }
            } else if scalar.properties.isWhitespace, !isInside {
                if !current.isEmpty { terms.append(Term(text: String(current), isQuoted: isQuoted)) }
                current = String.UnicodeScalarView()
                isQuoted = false
            } else {
                current.append(scalar)
            }
        }
        if !current.isEmpty { terms.append(Term(text: String(current), isQuoted: isQuoted)) }
        return terms
    }
}

/// A term of a search that can't be understood.
public enum InvoiceQueryProblem: Error, Sendable, Hashable {
    /// No state or status is called so.
    case unknownState(String, suggestion: String?)
    /// There is no condition of this name; it ends with its sign.
    case unknownCondition(String, suggestion: String?)
    case badAmount(String)
    case badTime(String)
}

/// A value of a search that may well mean nothing, which is told where nothing is found.
public enum InvoiceQueryDoubt: Sendable, Hashable {
    /// The protocol knows no such status; the gateway may.
    case status(String)
    /// No known method has this in its code or as its unit; codes that are near.
    case currency(String, suggestions: [String])
}

extension InvoiceQuery {
    /// What a search that found nothing may have misspelt.
    public var doubts: [InvoiceQueryDoubt] {
        var doubts: [InvoiceQueryDoubt] = []
        for case .reported(let word) in states + statuses where !ShownState.isNamed(by: word) {
            doubts.append(.status(word))
        }
        let catalog = PaymentMethodCatalog.standard
        for wanted in currencies {
            let isKnown = catalog.methods.contains { folded($0.code).contains(wanted) || folded($0.unit) == wanted }
            if !isKnown { doubts.append(.currency(wanted, suggestions: catalog.suggestions(for: wanted))) }
        }
        return doubts
    }

    /// True when the invoice meets every word and condition.
    public func matches(_ invoice: Invoice) -> Bool {
        let intent = invoice.intent
        if let since, intent.createdAt < since { return false }
        if let until, intent.createdAt >= until { return false }
        if let moreThan, intent.amount <= moreThan { return false }
        if let lessThan, intent.amount >= lessThan { return false }
        if !amounts.isEmpty, !amounts.contains(intent.amount) { return false }
        if !states.isEmpty, !states.contains(where: { $0.matches(invoice) }) { return false }
        if !statuses.isEmpty, !statuses.contains(where: { $0.matches(invoice) }) { return false }
        if !currencies.isEmpty {
            let code = folded(intent.currency)
            let unit = folded(invoice.unit)
            guard currencies.contains(where: { code.contains($0) || unit == $0 }) else { return false }
        }
        if !ids.isEmpty || !idBeginnings.isEmpty {
            let own = [invoice.id, intent.paymentID.text, invoice.tracking ?? ""].map(folded)
            let isMeant =
                ids.contains { own.contains($0) }
                || idBeginnings.contains { start in own.contains { $0.utf8.starts(with: start.utf8) } }
            guard isMeant else { return false }
        }
        if words.isEmpty { return true }
        let texts = invoice.searchableTexts.map(folded)
        return words.allSatisfy { word in texts.contains { $0.contains(word) } }
    }
}

extension Invoice {
    /// Every text of the invoice that a plain word may hit.
    public var searchableTexts: [String] {
        var texts = [
            id, intent.paymentID.text, intent.currency, intent.amount.text(minimumDecimals: decimals), unit,
            state.rawValue, ShownState(self)?.rawValue ?? "",
        ]
        texts += [
            method?.title, method?.displayName, intent.account, intent.description, intent.sender, intent.successURL,
            intent.failURL, intent.statusURL, tracking, report?.status.text, rejection?.message, rejection?.code,
            unknownReason?.detail, paymentLink,
        ].compactMap(\.self)
        for extra in intent.extraFields { texts += [extra.name, extra.value] }
        return texts + notes
    }
}

/// Case folded, for comparing: Latin, Cyrillic and the rest alike.
public func folded(_ text: String) -> String { text.lowercased() }
