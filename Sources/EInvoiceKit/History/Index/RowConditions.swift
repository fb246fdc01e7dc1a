import InvoiceCore

/// A query as conditions on the index's tables: SQL with its values.
///
/// It says exactly what ``InvoiceQuery/matches(_:)`` says.
struct RowConditions {
    /// Terms that must all hold, of the tables `invoice` (as `i`) and `words` (as `w`).
    private(set) var terms: [String] = []
    private(set) var values: [Statement.Value] = []
    /// The question to `grams`: groups of three letters, of which a text must have all.
    private(set) var grams: String?
    private var gramCount = 0
    private(set) var needsWords = false
    private(set) var needsInvoice = false

    /// Questions to the tables.
    struct Facts {
        /// The numbers of the table `name` whose texts meet a condition.
        let names: ((String) -> Bool) throws(IndexFailure) -> [Int64]
        /// True where some invoice has one of these statuses and isn't shown by it.
        let hasHidden: ([Int64]) throws(IndexFailure) -> Bool
        /// True where some local id begins with a key.
        let hasID: (String) throws(IndexFailure) -> Bool
        /// True where a text stands in one that many invoices share.
        let isShared: (String) throws(IndexFailure) -> Bool
        /// The beginnings of addresses that many invoices share; each ends with a slash.
        let folders: () throws(IndexFailure) -> [String]
        /// All three letters that begin with these one or two; nil where so many invoices have them that looking is quicker.
        let grams: (String) throws(IndexFailure) -> [String]?
        /// True where so few rows meet a term that has an index that sorting them is quicker than looking for them.
        let isRare: (String) throws(IndexFailure) -> Bool
    }

    init(_ query: InvoiceQuery, _ facts: Facts) throws(IndexFailure) {
        let names = facts.names
        for word in query.words { try add(word, facts) }
        for term in query.loose { try add(term, facts) }
        try addCurrencies(query, names)
        try addField(query.accounts, "account", facts)
        try addField(query.senders, "sender", facts)
        try addStates(query, facts)
        addAmounts(query)
        if let since = query.since { add("i.created >= ?", [.integer(since.milliseconds)]) }
        if let until = query.until { add("i.created < ?", [.integer(until.milliseconds)]) }
        addIDs(query)
        for happening in query.happenings { addHappening(happening) }
        for excluded in query.without {
            let other = try RowConditions(excluded, facts)
            guard !other.terms.isEmpty || other.grams != nil else { continue }
            needsWords = needsWords || other.needsWords
            needsInvoice = needsInvoice || other.needsInvoice
            // A missing member makes a term neither true nor false.
            terms.append("NOT coalesce(\(Self.joined(other.terms, "AND")), 0)")
            values += other.values
        }
    }

    /// One term of all of them. It is no deeper than SQLite takes, however many there are.
    static func joined(_ terms: [String], _ word: String) -> String {
        if terms.count < 8 { return "(\(terms.joined(separator: " \(word) ")))" }
        let half = terms.count / 2
        return "(\(joined(Array(terms[..<half]), word)) \(word) \(joined(Array(terms[half...]), word)))"
    }

    private mutating func add(_ term: String, _ values: [Statement.Value] = []) {
        terms.append(term)
        self.values += values
        needsInvoice = true
    }

    private mutating func add(_ word: SearchText, _ facts: Facts) throws(IndexFailure) {
        needsWords = true
        // The separator stands between texts, never in one.
        if word.isNowhere { return terms.append("0") }
        let text = Self.column(of: word)
        values.append(.text(word.exact ?? word.plain))
        let start = word.beginningOfID
        let isBeginning = start.isEmpty ? false : try facts.hasID(start)
        if !isBeginning {
            terms.append("holds(\(text), ?)")
            return try addGrams(of: word, facts)
        }
        terms.append("(holds(\(text), ?) OR i.id >= ? AND i.id < ?)")
        values += [.text(start), .text(start + Self.behindAll)]
        needsInvoice = true
    }

    /// Behind all texts that begin as one: no text has a greater scalar.
    static let behindAll = "\u{10FFFF}"

    /// Any of its meanings. Where an index leads to the rows of each, only those are looked at.
    private mutating func add(_ loose: LooseTerm, _ facts: Facts) throws(IndexFailure) {
        (needsWords, needsInvoice) = (true, true)
        var any: [(term: String, values: [Statement.Value])] = []
        var leads: [(rows: String, values: [Statement.Value])] = []
        var isLed = loose.state == nil
        func mean(_ term: String, _ values: [Statement.Value]) {
            any.append((term, values))
            leads.append(("SELECT number FROM invoice WHERE \(term)", values))
        }
        for words in [loose.words, loose.dashed.map { [$0] } ?? []] where !words.isEmpty {
            var (all, values, grams): ([String], [Statement.Value], [String]) = ([], [], [])
            for word in words {
                let start = word.beginningOfID
                let holds = "holds(\(Self.column(of: word)), ?)"
                values.append(.text(word.exact ?? word.plain))
                guard try facts.hasID(start) else {
                    all.append(holds)
                    grams += try self.grams(of: word, facts) ?? []
                    continue
                }
                all.append("(\(holds) OR i.id >= ? AND i.id < ?)")
                let edges: [Statement.Value] = [.text(start), .text(start + Self.behindAll)]
                values += edges
                // The texts of two words stand in one invoice: the other word leads there.
                guard words.count == 1 else { continue }
                leads.append(("SELECT number FROM invoice WHERE id >= ? AND id < ?", edges))
                grams += try self.grams(of: word, facts) ?? []
            }
            any.append((Self.joined(all, "AND"), values))
            let match = grams.map { $0.isEmpty ? "\"\"" : $0 }.joined(separator: " AND ")
            if grams.isEmpty { isLed = false }
            if !grams.contains("") { leads.append(("SELECT rowid FROM grams WHERE grams MATCH ?", [.text(match)])) }
        }
        if let amount = loose.amount { mean("amount = ?", [.text(InvoiceRow.key(amount))]) }
        if let day = loose.day {
            mean("created >= ? AND created < ?", [.integer(day.start.milliseconds), .integer(day.end.milliseconds)])
        }
        if let state = loose.state { any.append((try term(.shown(state), facts), [])) }
        if isLed {
            terms.append(
                leads.isEmpty ? "0" : "i.number IN (\(leads.map(\.rows).joined(separator: " UNION ")))")
            values += leads.flatMap(\.values)
        }
        terms.append(Self.joined(any.map(\.term), "OR"))
        values += any.flatMap(\.values)
    }

    private static func column(of word: SearchText) -> String {
        word.exact == nil ? "w.plain" : "coalesce(w.exact, w.plain)"
    }

    /// A text that has the word has each three neighbouring letters of it.
    private mutating func addGrams(of word: SearchText, _ facts: Facts) throws(IndexFailure) {
        for gram in try grams(of: word, facts) ?? [] {
            if gram.isEmpty { terms.append("0") } else { addGrams(gram) }
        }
    }

    /// A question to `grams` that finds all texts that have the word; an empty one where no text has it, nil where there is no such
    /// question.
    private mutating func grams(of word: SearchText, _ facts: Facts) throws(IndexFailure) -> [String]? {
        let letters = Array(word.plain.unicodeScalars)
        // The database's texts of a question end at a NUL.
        if letters.isEmpty || letters.contains("\0") { return nil }
        if try facts.isShared(word.plain) { return nil }
        guard letters.count >= 3 else {
            // SQLite keeps another scalar in the place of U+FFFE and U+FFFF.
            if letters.contains(where: { $0.value & 0xFFFE == 0xFFFE }) { return nil }
            guard let found = try facts.grams(word.plain) else { return nil }
            return [found.isEmpty ? "" : "(\(found.map(Self.quoted).joined(separator: " OR ")))"]
        }
        // What stands in the folder of an address isn't in `grams`.
        var first = 0
        if letters.contains("/") {
            for folder in try facts.folders() {
                first = max(first, Self.overlap(of: Array(folder.unicodeScalars), letters) - Self.lettersBefore)
            }
        }
        first = min(first, letters.count - 3)
        var parts: [String] = []
        for start in first...(letters.count - 3) where parts.count < Self.mostGrams && gramCount < Self.mostGramsOfAll {
            let part = Self.quoted(String(String.UnicodeScalarView(letters[start..<(start + 3)])))
            if parts.contains(part) { continue }
            parts.append(part)
            gramCount += 1
        }
        return parts.isEmpty ? nil : [parts.joined(separator: " AND ")]
    }

    /// How many of a word's first letters are the last ones of a folder.
    private static func overlap(of folder: [Unicode.Scalar], _ word: [Unicode.Scalar]) -> Int {
        (0...min(folder.count, word.count)).last { folder.suffix($0).elementsEqual(word.prefix($0)) } ?? 0
    }

    /// So many letters of a folder stand in `grams` before the last part of an address: three that begin in the folder and
    /// end behind it are found.
    private static let lettersBefore = 2

    /// The place of the last letters before another place, where they begin.
    static func lettersBefore(_ end: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var start = end
        for _ in 0..<lettersBefore {
            repeat { start -= 1 } while start > 0 && text[start] & 0xC0 == 0x80
        }
        return start
    }

    private mutating func addGrams(_ all: String) { grams = grams.map { "\($0) AND \(all)" } ?? all }

    private static func quoted(_ gram: String) -> String {
        "\"\(String(String.UnicodeScalarView(gram.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] })))\""
    }

    /// More groups hardly narrow the answer.
    private static let mostGrams = 24
    private static let mostGramsOfAll = 240

    private mutating func addField(_ texts: [SearchText], _ column: String, _ facts: Facts) throws(IndexFailure) {
        if texts.isEmpty { return }
        needsWords = true
        let any = texts.map { text in
            if text.isNowhere { return "0" }
            values.append(.text(text.exact ?? text.plain))
            return "holds(w.\(column), ?)"
        }
        terms.append(Self.joined(any, "OR"))
        if texts.count == 1, !texts[0].isNowhere { try addGrams(of: texts[0], facts) }
    }

    private mutating func addCurrencies(
        _ query: InvoiceQuery, _ names: ((String) -> Bool) throws(IndexFailure) -> [Int64]
    ) throws(IndexFailure) {
        if !query.currencies.isEmpty {
            add(try list("i.currency", names { query.isMeant(currency: MethodKey($0)) }))
        }
        if !query.methods.isEmpty { add(try list("i.currency", names { query.isMeant(method: MethodKey($0)) })) }
    }

    private func list(_ column: String, _ numbers: [Int64]) -> String {
        "\(column) IN (\(numbers.map(String.init).joined(separator: ", ")))"
    }

    private mutating func addStates(_ query: InvoiceQuery, _ facts: Facts) throws(IndexFailure) {
        for group in [query.states, query.statuses] where !group.isEmpty {
            var any: [String] = []
            for state in group { any.append(try term(state, facts)) }
            // One alone leads to its rows in the order of the file; where another order is asked for, its index would hinder,
            // unless there are few.
            var leads = any.count == 1 && query.since == nil && query.until == nil
            if leads, query.order.key == .amount {
                leads = try group[0].hasIndex ? facts.isRare(any[0]) : false
            }
            add(leads ? any[0] : "+\(Self.joined(any, "OR"))")
            let open = group.compactMap(\.openState)
            // A short list of its own leads to them.
            if open.count == group.count { add(list("i.open", open.map(HistoryIndex.code))) }
        }
    }

    private func term(_ state: StateCondition, _ facts: Facts) throws(IndexFailure) -> String {
        func numbers(_ words: [String]) throws(IndexFailure) -> [Int64] {
            try facts.names { text in words.contains(folded(text)) }
        }
        switch state {
        case .local(.created): return "i.state = \(HistoryIndex.code(InvoiceState.created))"
        case .local(let state):
            return "i.state = \(HistoryIndex.code(state)) AND i.state <> \(HistoryIndex.code(InvoiceState.created))"
        case .shown(let shown):
            let term = "i.shown = \(HistoryIndex.code(shown))"
            let reported = try numbers([shown.gatewayWord.map(folded), shown.rawValue].compactMap(\.self))
            guard try facts.hasHidden(reported) else { return term }
            return """
                (\(term) OR (i.shown IS NULL OR i.state <> \(HistoryIndex.code(InvoiceState.created))) \
                AND \(list("i.status", reported)))
                """
        case .reported(let word): return list("i.status", try numbers([word]))
        }
    }

    private mutating func addAmounts(_ query: InvoiceQuery) {
        if !query.amounts.isEmpty {
            let marks = query.amounts.map { _ in "?" }.joined(separator: ", ")
            add("i.amount IN (\(marks))", query.amounts.map { .text(InvoiceRow.key($0)) })
        }
        if let least = query.moreThan { add("i.amount > ?", [.text(InvoiceRow.key(least))]) }
        if let most = query.lessThan { add("i.amount < ?", [.text(InvoiceRow.key(most))]) }
    }

    private mutating func addIDs(_ query: InvoiceQuery) {
        if query.ids.isEmpty, query.idBeginnings.isEmpty { return }
        var parts: [String] = []
        var found: [Statement.Value] = []
        for column in ["id", "payment", "tracking"] {
            var any: [String] = []
            for id in query.ids {
                any.append("\(column) = ?")
                found.append(.text(InvoiceRow.key(id)))
            }
            for start in query.idBeginnings {
                any.append("\(column) >= ? AND \(column) < ?")
                let key = InvoiceRow.key(start)
                found += [.text(key), .text(key + Self.behindAll)]
            }
            parts.append("SELECT number FROM invoice WHERE \(Self.joined(any, "OR"))")
        }
        add("i.number IN (\(parts.joined(separator: " UNION ")))", found)
    }

    private mutating func addHappening(_ happening: Happening) {
        switch happening {
        case .unknown: add("i.open = \(HistoryIndex.code(InvoiceState.unknown))")
        case .waiting: add("i.waiting = 1")
        default: add("i.happenings & \(HistoryIndex.bit(of: happening)) <> 0")
        }
    }
}

extension SearchText {
    /// True for what no text has in it.
    fileprivate var isNowhere: Bool { plain.unicodeScalars.contains(Self.separator) }
}

extension StateCondition {
    /// True where an index lists the rows that have it.
    fileprivate var hasIndex: Bool {
        switch self {
        case .local(let state): state != .created
        case .shown: true
        case .reported: false
        }
    }

    /// The state, where it is one that is still open.
    fileprivate var openState: InvoiceState? {
        switch self {
        case .local(let state) where state == .unknown || state == .sending: state
        case .shown, .local, .reported: nil
        }
    }
}

extension HistoryIndex {
    static func bit(of happening: Happening) -> Int64 {
        1 << Int64(Happening.allCases.firstIndex(of: happening) ?? 0)
    }

    /// What has happened to an invoice, a bit each.
    static func bits(of invoice: Invoice) -> Int64 {
        Happening.allCases.reduce(0) { $1.holds(for: invoice) ? $0 | bit(of: $1) : $0 }
    }
}
