/// A search: words that must all occur somewhere, and conditions that must all hold.
///
/// ``init(_:now:offset:)-(_,_,Int)`` reads the language in which people ask, ``matches(_:)`` says what it means.
public struct InvoiceQuery: Sendable, Hashable {
    /// Each must occur in some text of the invoice.
    public var words: [SearchText] = []
    /// Each must be met by one of its meanings.
    public var loose: [LooseTerm] = []
    /// Any of them, and any of ``states`` where there are some.
    public var statuses: [StateCondition] = []
    /// Any of them.
    public var states: [StateCondition] = []
    /// Parts of a method's code or unit, folded; any of them.
    public var currencies: [String] = []
    /// Parts of a method's code, title or displayed name; any of them.
    public var methods: [SearchText] = []
    /// Parts of the account; any of them.
    public var accounts: [SearchText] = []
    /// Parts of the sender as it is kept; any of them.
    public var senders: [SearchText] = []
    /// Any of them.
    public var amounts: [Amount] = []
    public var moreThan: Amount?
    public var lessThan: Amount?
    /// From this moment on.
    public var since: Timestamp?
    /// Before this moment.
    public var until: Timestamp?
    /// A local id, payment id or tracking number that must be met exactly, folded; any of them.
    public private(set) var ids: [String] = []
    /// The beginning of a local id, payment id or tracking number, folded; any of them or of ``ids``.
    public var idBeginnings: [String] = []
    /// All of them.
    public var happenings: Set<Happening> = []
    /// Queries of one condition each. An invoice that meets one of them is left out.
    public var without: [InvoiceQuery] = []
    /// In which order the invoices come.
    public var order = Order.newestFirst

    /// By what invoices are sorted; the raw value asks for it in a search. Of equal ones the newest comes first.
    public enum Order: String, Sendable, Hashable, CaseIterable {
        case newestFirst = "sort:-created"
        case oldestFirst = "sort:created"
        case smallestFirst = "sort:amount"
        case largestFirst = "sort:-amount"
        /// In the order of ``ShownState``, unheard-of statuses behind all.
        case byState = "sort:state"
        case byStateBackwards = "sort:-state"
        /// By the method's code.
        case byMethod = "sort:method"
        case byMethodBackwards = "sort:-method"

        /// What invoices are compared by first.
        public enum Key: Sendable, Hashable {
            case created, amount, state, method
        }

        public var key: Key {
            switch self {
            case .newestFirst, .oldestFirst: .created
            case .smallestFirst, .largestFirst: .amount
            case .byState, .byStateBackwards: .state
            case .byMethod, .byMethodBackwards: .method
            }
        }

        /// True where the last or largest comes first.
        public var isDescending: Bool {
            switch self {
            case .newestFirst, .largestFirst, .byStateBackwards, .byMethodBackwards: true
            case .oldestFirst, .smallestFirst, .byState, .byMethod: false
            }
        }

        /// The place of a state among all, from 0.
        package static func place(of state: ShownState?) -> Int {
            state.flatMap { ShownState.allCases.firstIndex(of: $0) } ?? ShownState.allCases.count
        }

        /// True where an invoice stands before another; of equal ones the newest is the first.
        public func puts(_ invoice: Invoice, before other: Invoice) -> Bool {
            let (one, two) = (invoice.intent, other.intent)
            let isNewer = (two.createdAt, two.id) < (one.createdAt, one.id)
            func isBefore<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
                a == b ? isNewer : isDescending ? b < a : a < b
            }
            switch key {
            case .created: return isNewer == isDescending
            case .amount: return isBefore(one.amount, two.amount)
            case .state: return isBefore(Self.place(of: ShownState(invoice)), Self.place(of: ShownState(other)))
            case .method:
                let (a, b) = (one.methodKey.text.utf8, two.methodKey.text.utf8)
                if a.elementsEqual(b) { return isNewer }
                return a.lexicographicallyPrecedes(b) != isDescending
            }
        }
    }

    /// A query that every invoice meets.
    public init() {}

    /// True when everything meets it, in whatever order it comes.
    public var isEmpty: Bool {
        var other = InvoiceQuery()
        other.order = order
        return self == other
    }

    /// The same without test payments, unless it asks for them.
    public var leavingTestsOut: InvoiceQuery {
        if happenings.contains(.test) { return self }
        var other = self
        var tests = InvoiceQuery()
        tests.happenings = [.test]
        other.without.append(tests)
        return other
    }

    /// Lets this local id, payment id or tracking number be met, whatever its case.
    public mutating func add(id: String) { ids.append(folded(id)) }

    /// Narrows the period to what is made from this moment on.
    public mutating func begin(at moment: Timestamp) { since = max(since ?? moment, moment) }

    /// Narrows the period to what is made before this moment.
    public mutating func end(before moment: Timestamp) { until = min(until ?? moment, moment) }

    /// The number that the search of this text asks for, where it asks for nothing else: a word, or `id:` with one.
    public func onlyNumber(in text: String) -> GatewayNumber? {
        var other = self
        (other.words, other.loose, other.idBeginnings) = ([], [], [])
        let plain = loose.reduce(words.count) { $0 + $1.words.count }
        // A beginning without dashes stands with them, too.
        let dashed = idBeginnings.first.flatMap { LooseTerm.dashed($0, from: 5) }
        let beginnings = idBeginnings.dropFirst() == [dashed].compactMap(\.self)[...] ? 1 : idBeginnings.count
        guard plain + (idBeginnings.isEmpty ? 0 : beginnings) == 1, other == InvoiceQuery() else { return nil }
        let typed = text.unicodeScalars.drop { $0.properties.isWhitespace }.filter { $0 != "\"" }
        let number = idBeginnings.isEmpty ? typed[...] : typed.drop { $0 != ":" }.dropFirst()
        return GatewayNumber(String(String.UnicodeScalarView(number)))
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
        guard happenings.allSatisfy({ $0.holds(for: invoice) }) else { return false }
        guard currencies.isEmpty || isMeant(currency: intent.methodKey) else { return false }
        if !ids.isEmpty || !idBeginnings.isEmpty {
            let own = [invoice.id, intent.paymentID.text, invoice.tracking ?? ""].map(folded)
            let isMeant =
                ids.contains { id in own.contains { $0.utf8.elementsEqual(id.utf8) } }
                || idBeginnings.contains { start in own.contains { $0.utf8.starts(with: start.utf8) } }
            guard isMeant else { return false }
        }
        guard methods.isEmpty || isMeant(method: intent.methodKey),
            Self.isAny(of: accounts, in: [intent[.account]].compactMap(\.self)),
            Self.isAny(of: senders, in: [intent[.sender]].compactMap(\.self))
        else { return false }
        if !words.isEmpty || !loose.isEmpty {
            let text = invoice.searchText
            guard words.allSatisfy({ text.contains($0) || $0.isBeginning(of: invoice.id) }),
                loose.allSatisfy({ $0.isMet(by: invoice, text) })
            else { return false }
        }
        return !without.contains { $0.matches(invoice) }
    }

    /// True where ``currencies`` mean this method.
    public func isMeant(currency key: MethodKey) -> Bool {
        let own = folded(key.code)
        let unit = folded(key.method?.unit ?? key.code)
        return currencies.contains { own.contains($0) || unit == $0 }
    }

    /// True where ``methods`` mean this method.
    public func isMeant(method key: MethodKey) -> Bool { Self.isAny(of: methods, in: key.method?.names ?? [key.code]) }

    private static func isAny(of wanted: [SearchText], in texts: [String]) -> Bool {
        if wanted.isEmpty { return true }
        let text = SearchText(joining: texts)
        return !texts.isEmpty && wanted.contains(where: text.contains)
    }
}

extension PaymentMethod {
    /// The texts that `method:` searches.
    var names: [String] { [code, title, displayName] }
}

extension Invoice {
    /// Every text that has a plain word somewhere, joined by ``SearchText/separator``. A local id is found by its beginning
    /// alone, see ``SearchText/isBeginning(of:)``: any few letters stand in the middle of some.
    public var searchText: SearchText {
        var texts = [
            intent.paymentID.text, intent.currency, intent.amount.text(minimumDecimals: decimals), unit,
            state.rawValue, ShownState(self)?.rawValue ?? "",
        ]
        texts += [method?.title, method?.displayName].compactMap(\.self)
        texts += RequestField.allCases.compactMap { intent[$0] }
        texts += [
            tracking, report?.status.text, rejection?.message, rejection?.code, unknownReason?.detail, paymentLink,
        ].compactMap(\.self)
        for extra in intent.extraFields { texts += [extra.name, extra.value] }
        return SearchText(joining: texts + notes)
    }
}

/// Case folded, for comparing: Latin, Cyrillic and the rest alike.
public func folded(_ text: String) -> String { text.lowercased() }

/// A condition that holds for an invoice now, or once did. The raw value is its term in a search.
public enum Happening: String, Sendable, Hashable, CaseIterable {
    /// Nobody knows what became of the request.
    case unknown = "is:unknown"
    /// Closed as never created, and not open again.
    case closed = "is:closed"
    /// The gateway may still change the payment.
    case waiting = "is:waiting"
    /// The outcome was unknown at some time, be it still so or not.
    case wasUnknown = "was:unknown"
    /// Sent more than once.
    case resent = "was:resent"
    /// Somebody wrote a note on it.
    case noted = "was:noted"
    /// Made by a run of test payments.
    case test = "is:test"
    /// Another invoice has taken its place.
    case replaced = "is:replaced"
    /// It is in the place of another invoice.
    case replacement = "is:replacement"

    /// True when the condition holds for the invoice.
    public func holds(for invoice: Invoice) -> Bool {
        switch self {
        case .unknown: invoice.state == .unknown
        case .closed: invoice.state == .closed
        case .waiting: invoice.isWaiting
        case .wasUnknown: invoice.updates.contains { if case .unknown = $0.change { true } else { false } }
        case .resent: invoice.sendings > 1
        case .noted: !invoice.notes.isEmpty
        case .test: invoice.intent.isTest
        case .replaced: invoice.replacement != nil
        case .replacement: invoice.intent.replaces != nil
        }
    }
}
