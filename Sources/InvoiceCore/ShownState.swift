/// The words that say how an invoice stands: what lists show, what searches and options take.
///
/// A status of the gateway's that isn't among the protocol's has none; it is shown and searched for as it came.
public enum ShownState: String, Sendable, Hashable, CaseIterable {
    case sending
    case unknown
    case unsent = "not sent"
    case closed
    case rejected
    /// The gateway has it, and nothing has happened since, or nobody has asked yet.
    case created
    /// The payment is started, and the gateway waits for the customer.
    case started
    case paid
    case otherSum = "other sum"
    case finished
    case failed
    case canceled
    case debitFailed = "debit failed"
    /// The gateway's report differs from the request, see ``PaymentAdvice/mismatch(_:)``.
    case mismatch

    /// The protocol's word for this state; nil where it has none.
    public var gatewayWord: String? { GatewayStatus.Meaning.allCases.first { ShownState($0) == self }?.word }

    /// How a status of the gateway's is shown; nil for an unheard-of one.
    public init?(_ status: GatewayStatus) { self.init(status.meaning) }

    private init?(_ meaning: GatewayStatus.Meaning) {
        switch meaning {
        case .orderCreated: self = .created
        case .inProgress: self = .started
        case .paid: self = .paid
        case .paidOtherAmount: self = .otherSum
        case .finished: self = .finished
        case .failed: self = .failed
        case .canceled: self = .canceled
        case .debitFailed: self = .debitFailed
        case .unheardOf: return nil
        }
    }

    /// How a state of this side is shown.
    public init(_ state: InvoiceState) {
        switch state {
        case .sending: self = .sending
        case .created: self = .created
        case .rejected: self = .rejected
        case .unknown: self = .unknown
        case .unsent: self = .unsent
        case .closed: self = .closed
        }
    }

    /// How an invoice is shown: by what the gateway's word is worth once there is one, else by the state of this side; nil for
    /// an unheard-of status.
    public init?(_ invoice: Invoice) {
        switch invoice.advice {
        case .mismatch: self = .mismatch
        case .compareSums: self = .otherSum
        case .byStatus:
            guard let status = invoice.report?.status else { return nil }
            self.init(status)
        case nil: self.init(invoice.state)
        }
    }

    /// As one word of a command line: `not-sent`.
    public var argument: String { String(rawValue.map { $0 == " " ? "-" : $0 }) }

    /// Every name it goes by, folded, with blanks between words.
    var names: [String] {
        var names = [rawValue]
        if let word = gatewayWord { names.append(Self.plain(word)) }
        switch self {
        case .unsent: names.append(InvoiceState.unsent.rawValue)
        case .started: names.append("paying")
        case .otherSum: names.append("other sum paid")
        case .canceled: names.append("cancelled")
        default: break
        }
        return names
    }

    /// The name that was meant by a word that is none, see ``SearchWords/nearest(to:speaking:_:)``.
    static func name(near word: String, speaking languages: Set<LanguageCode>) -> String? {
        SearchWords.nearest(to: word, speaking: languages) { language in
            language == .english ? allCases.flatMap(\.names) : SearchWords.states.words(in: [language])
        }
    }

    /// True where a state goes by this name, or by one that begins so.
    static func isNamed(by text: String) -> Bool {
        let wanted = plain(text)
        return allCases.contains { $0.names.contains { $0.utf8.starts(with: wanted.utf8) } }
            || !SearchWords.states.meanings(of: text).isEmpty
    }

    /// Folded, with blanks where `_` or `-` stand.
    static func plain(_ text: String) -> String {
        String(folded(text).map { $0 == "_" || $0 == "-" ? " " : $0 })
    }
}

/// A condition of `state:` or `status:`.
public enum StateCondition: Sendable, Hashable {
    /// The request's state on this side, whatever the gateway said later.
    case local(InvoiceState)
    /// The state that lists show.
    case shown(ShownState)
    /// The gateway's status by its own word, folded; one that the protocol doesn't know.
    case reported(String)

    /// Which condition of the search language it is.
    public enum Key: Sendable, Hashable {
        case state, status
    }

    /// The conditions that a word means: a name that lists show, in any language, the gateway's word for it, or a beginning of
    /// either; what is neither in English is looked for in the other languages. One of the gateway's own words that the protocol
    /// doesn't know is taken where it is written in capitals, or in letters that no English name has.
    ///
    /// `state:created` is every invoice that has a tracking number, whatever became of it; `status:created` those that are
    /// shown as created. `languages` are those of whoever wrote it.
    /// - Throws: ``InvoiceQueryProblem/unknownState(_:suggestion:)``.
    public static func all(
        meantBy text: String, for key: Key, speaking languages: Set<LanguageCode> = []
    ) throws(InvoiceQueryProblem) -> [StateCondition] {
        let wanted = ShownState.plain(text)
        func condition(_ state: ShownState) -> StateCondition {
            key == .state && state == .created ? .local(.created) : .shown(state)
        }
        let exact = ShownState.allCases.filter { $0.names.contains(wanted) }
        if !exact.isEmpty {
            // Another spelling may also be a word of the gateway's.
            let isOwn = exact.contains { $0.rawValue == wanted || $0.gatewayWord.map(ShownState.plain) == wanted }
            return exact.map(condition) + (isOwn ? [] : [.reported(folded(text))])
        }
        let begun = ShownState.allCases.filter { $0.names.contains { $0.utf8.starts(with: wanted.utf8) } }
        if begun.isEmpty {
            let isInCapitals = text.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
            var spoken = SearchWords.states.meanings(of: text)
            // In capitals a beginning is the gateway's own word far more likely.
            if spoken.isEmpty, !isInCapitals { spoken = SearchWords.states.meanings(beginning: text) }
            if !spoken.isEmpty { return spoken.map(condition) + (isInCapitals ? [.reported(folded(text))] : []) }
        }
        let own: [StateCondition] = isGatewayWord(text) ? [.reported(folded(text))] : []
        if !begun.isEmpty || !own.isEmpty { return begun.map(condition) + own }
        throw .unknownState(text, suggestion: ShownState.name(near: wanted, speaking: languages))
    }

    private static func isGatewayWord(_ text: String) -> Bool {
        text.unicodeScalars.contains { !$0.isASCII } || !text.utf8.contains { (0x61...0x7A).contains($0) }
    }

    /// True when the invoice meets it.
    func matches(_ invoice: Invoice) -> Bool {
        switch self {
        case .local(let state): invoice.state == state
        case .shown(let state): isShown(as: state, invoice)
        case .reported(let word): reports(word, invoice)
        }
    }

    private func isShown(as state: ShownState, _ invoice: Invoice) -> Bool {
        let shown = ShownState(invoice)
        if shown == state { return true }
        // The gateway's word alone counts only where nothing else is shown for it.
        if shown != nil, invoice.state == .created { return false }
        return state.gatewayWord.map { reports(folded($0), invoice) } ?? false || reports(state.rawValue, invoice)
    }

    private func reports(_ word: String, _ invoice: Invoice) -> Bool {
        invoice.report.map { folded($0.status.text) == word } ?? false
    }
}
