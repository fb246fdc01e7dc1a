import InvoiceCore

/// Questions about one query: its rows in their order, part by part, and how many there are.
///
/// Rows in the file's order and the few strays are two lists that are sorted already; they are merged.
struct RowSearch: Sendable {
    private let query: InvoiceQuery
    private(set) var conditions: RowConditions
    private var inOrder = List()
    private var strays = List()
    private var hasStrays: Bool
    /// True where so many invoices have the words that walking in the order of amounts meets them sooner than sorting.
    private var isFrequent = false

    /// Rows that were read ahead, and what comes behind them.
    private struct List {
        /// In reverse: the next row is the last element.
        var ahead: [FoundRow] = []
        /// The last row that was read.
        var end: FoundRow?
        /// The last row that was handed out and whose invoice was read.
        var last: FoundRow?
        var isDone = false

        mutating func put(_ found: [FoundRow], limit: Int) {
            ahead = found.reversed()
            end = found.last ?? end
            isDone = found.count < limit
        }
    }

    init(_ database: Database, _ query: InvoiceQuery) throws(IndexFailure) {
        self.query = query
        conditions = try Self.conditions(query, database)
        hasStrays = try Self.hasStrays(database)
        isFrequent = try isFrequent(in: database)
    }

    private static func conditions(_ query: InvoiceQuery, _ database: Database) throws(IndexFailure) -> RowConditions {
        let facts = RowConditions.Facts(
            names: { wanted throws(IndexFailure) in try HistoryIndex.names(database, where: wanted) },
            hasHidden: { statuses throws(IndexFailure) in try HistoryIndex.hasHidden(statuses, in: database) },
            hasID: { start throws(IndexFailure) in
                try database.number(
                    "SELECT EXISTS (SELECT 1 FROM invoice WHERE id >= ? AND id < ?)", start,
                    start + RowConditions.behindAll) == 1
            },
            isShared: { text throws(IndexFailure) in
                try database.number("SELECT EXISTS (SELECT 1 FROM shared WHERE holds(text, ?))", text) == 1
            },
            folders: { () throws(IndexFailure) in try HistoryIndex.folders(database) },
            grams: { start throws(IndexFailure) in try HistoryIndex.grams(database, beginning: start) },
            isRare: { term throws(IndexFailure) in
                try database.number("SELECT count(*) FROM (SELECT 1 FROM invoice i WHERE \(term) LIMIT \(few))") < few
            })
        return try RowConditions(query, facts)
    }

    private static func hasStrays(_ database: Database) throws(IndexFailure) -> Bool {
        try database.number("SELECT EXISTS (SELECT 1 FROM invoice WHERE stray = 1)") == 1
    }

    /// Sorting so many takes a few milliseconds.
    private static let few: Int64 = 2000

    private func isFrequent(in database: Database) throws(IndexFailure) -> Bool {
        guard query.order.key == .amount, let grams = conditions.grams else { return false }
        return try HistoryIndex.failing { () throws(DatabaseError) in
            let row = try database.statement(
                "SELECT count(*) FROM (SELECT 1 FROM grams WHERE grams MATCH ? LIMIT \(Self.few))")
            defer { row.reset() }
            row.bind(text: grams, at: 1)
            return try row.step() && row.integer(0) == Self.few
        }
    }

    /// Goes on behind what was handed out, in an index that was built anew.
    mutating func resume(in database: Database) throws(IndexFailure) {
        conditions = try Self.conditions(query, database)
        hasStrays = try Self.hasStrays(database)
        isFrequent = try isFrequent(in: database)
        inOrder = List(end: inOrder.last, last: inOrder.last)
        strays = List(end: strays.last, last: strays.last)
    }

    /// How many invoices meet the query, of those with these numbers.
    func count(
        in database: Database, numbers: ClosedRange<Int64>? = nil
    ) throws(IndexFailure) -> Int {
        try HistoryIndex.failing { () throws(DatabaseError) in
            var terms: [String] = []
            var values: [Statement.Value] = []
            if conditions.grams != nil, !hasStrays { addPeriod(to: &terms, &values) }
            if let numbers {
                // Texts alone are counted without the other table, in whatever order the invoices are wanted.
                let isWordsOnly = conditions.grams == nil && conditions.needsWords && !conditions.needsInvoice
                terms.append("\(isWordsOnly ? "w.number" : number) BETWEEN ? AND ?")
                values += [.integer(numbers.lowerBound), .integer(numbers.upperBound)]
            }
            let row = try database.statement("SELECT count(*) \(source())\(filter(terms))")
            defer { row.reset() }
            bind(row, values)
            return try row.step() ? Int(row.integer(0)) : 0
        }
    }

    /// The next rows, at most `limit`; none at the end.
    mutating func next(_ limit: Int, in database: Database) throws(IndexFailure) -> [FoundRow] {
        var rows: [FoundRow] = []
        while rows.count < limit {
            if inOrder.ahead.isEmpty, !inOrder.isDone { try fill(limit, database) }
            if hasStrays, sortColumn == nil, strays.ahead.isEmpty, !strays.isDone { try fillStrays(limit, database) }
            let isStrayNext =
                switch (inOrder.ahead.last, strays.ahead.last) {
                case (let next?, let stray?): isBefore(stray, next)
                case (nil, let stray): stray != nil
                case (_, nil): false
                }
            guard let row = isStrayNext ? strays.ahead.popLast() : inOrder.ahead.popLast() else { break }
            rows.append(row)
        }
        return rows
    }

    /// Says that these rows were read whole: ``resume(in:)`` goes on behind them.
    mutating func take(_ rows: [FoundRow]) {
        inOrder.last = rows.last { !$0.isStray || sortColumn != nil } ?? inOrder.last
        strays.last = rows.last { $0.isStray } ?? strays.last
    }

    /// The column by which invoices are sorted before their moments; nil where the moments come first.
    private var sortKey: String? {
        switch query.order.key {
        case .created: nil
        case .amount: "i.amount"
        case .state: "coalesce(i.shown, \(InvoiceQuery.Order.place(of: nil)))"
        case .method: "(SELECT text FROM name WHERE id = i.currency)"
        }
    }

    /// The column by which the rows are sorted before their numbers; nil for the file's order, with which strays are merged.
    ///
    /// A period leads to its rows in the order of their moments, strays among them.
    private var sortColumn: String? {
        if let sortKey { return sortKey }
        return conditions.grams == nil && (query.since != nil || query.until != nil) ? "i.created" : nil
    }

    private func isBefore(_ a: FoundRow, _ b: FoundRow) -> Bool {
        isDescending ? (a.created, a.number) > (b.created, b.number) : (a.created, a.number) < (b.created, b.number)
    }

    private var isDescending: Bool { query.order.isDescending }
    private var sign: String { isDescending ? "<" : ">" }
    private var direction: String { isDescending ? "DESC" : "ASC" }

    private mutating func fill(_ limit: Int, _ database: Database) throws(IndexFailure) {
        var terms = hasStrays && sortColumn == nil ? ["i.stray = 0"] : []
        var values: [Statement.Value] = []
        var order = "ORDER BY \(number) \(direction)"
        if let sortKey {
            order = "ORDER BY \(sortKey) \(direction), i.created DESC, i.number DESC"
            if let end = inOrder.end {
                terms.append("\(sortKey) \(sign)= ? AND (\(sortKey) <> ? OR (i.created, i.number) < (?, ?))")
                let key = query.order.key == .state ? .integer(Int64(end.key) ?? 0) : Statement.Value.text(end.key)
                values = [key, key, .integer(end.created), .integer(end.number)]
            }
        } else if let sortColumn {
            order = "ORDER BY \(sortColumn) \(direction), i.number \(direction)"
            if let end = inOrder.end {
                terms.append("(\(sortColumn), i.number) \(sign) (?, ?)")
                values = [.integer(end.created), .integer(end.number)]
            }
        } else {
            if isDescending, let grams = conditions.grams, inOrder.end != nil || query.until != nil {
                let numbers = try numbers(in: database)
                return inOrder.put(try rows(limit, with: grams, numbers, terms, database), limit: limit)
            }
            if conditions.grams != nil { addPeriod(to: &terms, &values) }
            if let end = inOrder.end {
                terms.append("\(number) \(sign) ?")
                values.append(.integer(end.number))
            }
        }
        let tables = source(needsInvoice: true, usesGrams: !isFrequent)
        let rest = "\(tables)\(filter(terms, usesGrams: !isFrequent)) \(order) LIMIT \(limit)"
        inOrder.put(try rows(rest, values, database, usesGrams: !isFrequent), limit: limit)
    }

    /// All but strays are numbered in the order of their moments: a period is a stretch of numbers.
    private func addPeriod(to terms: inout [String], _ values: inout [Statement.Value]) {
        for (moment, sign, edge) in [(query.since, ">=", Self.firstSince), (query.until, "<=", Self.lastUntil)] {
            guard let moment else { continue }
            terms.append("\(number) \(sign) (\(edge))")
            values.append(.integer(moment.milliseconds))
        }
    }

    private static let firstSince = """
        SELECT number FROM invoice WHERE stray = 0 AND created >= ? ORDER BY created, number LIMIT 1
        """
    private static let lastUntil = """
        SELECT number FROM invoice WHERE stray = 0 AND created < ? ORDER BY created DESC, number DESC LIMIT 1
        """

    /// The numbers of the period, or of what is left of it, the newest first; an empty range for none.
    private func numbers(in database: Database) throws(IndexFailure) -> Range<Int64> {
        func edge(_ sql: String, _ moment: Timestamp) throws(IndexFailure) -> Int64? {
            try HistoryIndex.failing { () throws(DatabaseError) in
                let row = try database.statement(sql)
                defer { row.reset() }
                row.bind(integer: moment.milliseconds, at: 1)
                return try row.step() ? row.integer(0) : nil
            }
        }
        var (first, end): (Int64?, Int64?) = (1, inOrder.end?.number)
        if let since = query.since { first = try edge(Self.firstSince, since) }
        if end == nil, let until = query.until { end = try edge(Self.lastUntil, until).map { $0 + 1 } }
        guard let first, let end, first < end else { return 0..<0 }
        return first..<end
    }

    /// The last rows with these numbers that have the words, newest first, found in one stretch of numbers after the other. In
    /// each SQLite reads the list of letters forwards: backwards it does so from its end on, which takes the longer the older
    /// the stretch is.
    private func rows(
        _ limit: Int, with grams: String, _ numbers: Range<Int64>, _ terms: [String], _ database: Database
    ) throws(IndexFailure) -> [FoundRow] {
        let isFound = "i.number IN (SELECT rowid FROM grams WHERE grams MATCH ? AND rowid >= ? AND rowid < ?)"
        let rest = """
            FROM invoice i NOT INDEXED CROSS JOIN words w ON w.number = i.number\
            \(filter(terms + [isFound], usesGrams: false)) ORDER BY i.number DESC LIMIT ?
            """
        var found: [FoundRow] = []
        var (end, length) = (numbers.upperBound, Self.firstStretch)
        while found.count < limit, end > numbers.lowerBound {
            let start = max(numbers.lowerBound, end - length)
            let values: [Statement.Value] = [
                .text(grams), .integer(start), .integer(end), .integer(Int64(limit - found.count)),
            ]
            found += try rows(rest, values, database, usesGrams: false)
            (end, length) = (start, length * 8)
        }
        return found
    }

    /// Holds the first page of a frequent word, whose list takes a few pages of the database.
    private static let firstStretch: Int64 = 4096

    private mutating func fillStrays(_ limit: Int, _ database: Database) throws(IndexFailure) {
        var terms = ["i.stray = 1"]
        var values: [Statement.Value] = []
        if let end = strays.end {
            terms.append("(i.created, i.number) \(sign) (?, ?)")
            values = [.integer(end.created), .integer(end.number)]
        }
        let order = "ORDER BY i.created \(direction), i.number \(direction) LIMIT \(limit)"
        // The rows are few: reading each is quicker than looking for the words.
        let words = conditions.needsWords ? " CROSS JOIN words w ON w.number = i.number" : ""
        let rest = "FROM invoice i\(words)\(filter(terms, usesGrams: false)) \(order)"
        strays.put(try rows(rest, values, database, usesGrams: false), limit: limit)
    }

    private func rows(
        _ rest: String, _ values: [Statement.Value], _ database: Database, usesGrams: Bool = true
    ) throws(IndexFailure) -> [FoundRow] {
        let found: [FoundRow]? = try HistoryIndex.failing { () throws(DatabaseError) in
            let row = try database.statement(
                "SELECT i.number, i.created, i.lines, \(sortKey ?? "i.amount"), i.stray \(rest)")
            defer { row.reset() }
            bind(row, values, usesGrams: usesGrams)
            return try FoundRow.all(of: row)
        }
        guard let found else { throw .stale }
        return found
    }

    /// The number in the table that is looked at first.
    var number: String { conditions.grams != nil ? "grams.rowid" : isWordsFirst ? "w.number" : "i.number" }

    /// True where texts alone decide: the other table is read for what is found only.
    private var isWordsFirst: Bool {
        conditions.grams == nil && conditions.needsWords && !conditions.needsInvoice && sortColumn == nil
    }

    /// The tables, in the order in which they are looked at.
    func source(needsInvoice: Bool = false, usesGrams: Bool = true) -> String {
        let hasGrams = conditions.grams != nil && usesGrams
        var tables: [String] = []
        var first: String?
        func join(_ table: String, _ number: String) {
            tables.append(first.map { "CROSS JOIN \(table) ON \(number) = \($0)" } ?? table)
            first = first ?? number
        }
        if hasGrams { join("grams", "grams.rowid") }
        if isWordsFirst { join("words w", "w.number") }
        if needsInvoice || conditions.needsInvoice || !hasGrams && !conditions.needsWords {
            join("invoice i", "i.number")
        }
        if conditions.needsWords, !isWordsFirst { join("words w", "w.number") }
        return "FROM \(tables.joined(separator: " "))"
    }

    func filter(_ terms: [String], usesGrams: Bool = true) -> String {
        // The question to `grams` stays a term of its own: it leads to the rows.
        let own = conditions.terms.count < 8 ? conditions.terms : [RowConditions.joined(conditions.terms, "AND")]
        let all = (conditions.grams == nil || !usesGrams ? [] : ["grams MATCH ?"]) + own + terms
        return all.isEmpty ? "" : " WHERE \(all.joined(separator: " AND "))"
    }

    func bind(_ row: Statement, _ values: [Statement.Value], usesGrams: Bool = true) {
        let all = (usesGrams ? conditions.grams.map { [.text($0)] } ?? [] : []) + conditions.values + values
        for (index, value) in all.enumerated() { row.bind(value, at: index + 1) }
    }
}

extension HistoryIndex {
    /// All three letters that begin with these one or two; nil where they are many, or many of the newest invoices have them.
    fileprivate static func grams(_ database: Database, beginning start: String) throws(IndexFailure) -> [String]? {
        let newest = "number > (SELECT max(number) FROM words) - \(newestRows)"
        let found = try database.number("SELECT count(*) FROM words WHERE \(newest) AND holds(plain, ?)", start)
        if found * 64 >= newestRows { return nil }
        return try failing { () throws(DatabaseError) in
            let row = try database.statement(
                "SELECT term FROM gram WHERE term >= ? AND term < ? LIMIT \(mostGramsOfStart + 1)")
            defer { row.reset() }
            row.bind(text: start, at: 1)
            row.bind(text: start + RowConditions.behindAll, at: 2)
            var grams: [String] = []
            while try row.step() { grams.append(row.text(0)) }
            return grams.count > mostGramsOfStart ? nil : grams
        }
    }

    fileprivate static func folders(_ database: Database) throws(IndexFailure) -> [String] {
        try failing { () throws(DatabaseError) in
            let row = try database.statement("SELECT text FROM shared WHERE text >= 'http' AND text LIKE 'http%/'")
            defer { row.reset() }
            var folders: [String] = []
            while try row.step() { folders.append(row.text(0)) }
            return folders
        }
    }

    /// Reading these takes a millisecond.
    private static let newestRows: Int64 = 2048
    private static let mostGramsOfStart = 128

    /// True where some invoice has one of these statuses and isn't shown by it.
    fileprivate static func hasHidden(_ statuses: [Int64], in database: Database) throws(IndexFailure) -> Bool {
        if statuses.isEmpty { return false }
        let list = statuses.map(String.init).joined(separator: ", ")
        return try database.number(
            """
            SELECT EXISTS (
                SELECT 1 FROM invoice
                WHERE status IN (\(list)) AND status IS NOT NULL AND (shown IS NULL OR state <> \(code(InvoiceState.created)))
            )
            """) == 1
    }

    /// The numbers of the codes and words that meet a condition.
    static func names(
        _ database: Database, where wanted: (String) -> Bool
    ) throws(IndexFailure) -> [Int64] {
        try failing { () throws(DatabaseError) in
            let row = try database.statement("SELECT id, text FROM name")
            defer { row.reset() }
            var found: [Int64] = []
            while try row.step() {
                if wanted(row.text(1)) { found.append(row.integer(0)) }
            }
            return found
        }
    }
}
