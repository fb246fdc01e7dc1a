import InvoiceCore

/// Questions about one query: its rows in their order, part by part, and how many there are.
///
/// Rows in the file's order and the few strays are two lists that are sorted already; they are merged.
struct RowSearch {
    private let query: InvoiceQuery
    private var conditions: RowConditions
    private var inOrder = List()
    private var strays = List()
    private var hasStrays: Bool

    /// Rows that were read ahead, and what comes behind them.
    private struct List {
        /// The next one is the last.
        var ahead: [FoundRow] = []
        /// The last one that was read.
        var end: FoundRow?
        /// The last one that was handed out and read whole.
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
    }

    private static func conditions(_ query: InvoiceQuery, _ database: Database) throws(IndexFailure) -> RowConditions {
        try RowConditions(query) { wanted throws(IndexFailure) in try HistoryIndex.names(database, where: wanted) }
    }

    private static func hasStrays(_ database: Database) throws(IndexFailure) -> Bool {
        try database.number("SELECT EXISTS (SELECT 1 FROM invoice WHERE stray = 1)") == 1
    }

    /// Goes on behind what was handed out, in an index that was built anew.
    mutating func resume(in database: Database) throws(IndexFailure) {
        conditions = try Self.conditions(query, database)
        hasStrays = try Self.hasStrays(database)
        inOrder = List(end: inOrder.last, last: inOrder.last)
        strays = List(end: strays.last, last: strays.last)
    }

    /// How many invoices meet the query.
    func count(in database: Database) throws(IndexFailure) -> Int {
        try HistoryIndex.failing { () throws(DatabaseError) in
            let row = try database.statement("SELECT count(*) \(source())\(filter([]))")
            defer { row.reset() }
            bind(row, [])
            return try row.step() ? Int(row.integer(0)) : 0
        }
    }

    /// The next rows, at most `limit`; none at the end.
    mutating func next(_ limit: Int, in database: Database) throws(IndexFailure) -> [FoundRow] {
        var rows: [FoundRow] = []
        while rows.count < limit {
            if inOrder.ahead.isEmpty, !inOrder.isDone { try fill(limit, database) }
            if hasStrays, !isByAmount, strays.ahead.isEmpty, !strays.isDone { try fillStrays(limit, database) }
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
        inOrder.last = rows.last { !$0.isStray || isByAmount } ?? inOrder.last
        strays.last = rows.last { $0.isStray } ?? strays.last
    }

    private var isByAmount: Bool { query.order == .smallestFirst || query.order == .largestFirst }

    private func isBefore(_ a: FoundRow, _ b: FoundRow) -> Bool {
        isDescending ? (a.created, a.number) > (b.created, b.number) : (a.created, a.number) < (b.created, b.number)
    }

    private var isDescending: Bool { query.order == .newestFirst || query.order == .largestFirst }
    private var sign: String { isDescending ? "<" : ">" }
    private var direction: String { isDescending ? "DESC" : "ASC" }

    private mutating func fill(_ limit: Int, _ database: Database) throws(IndexFailure) {
        let number = conditions.grams == nil ? "i.number" : "grams.rowid"
        var terms = hasStrays && !isByAmount ? ["i.stray = 0"] : []
        var values: [Statement.Value] = []
        var order = "ORDER BY \(number) \(direction)"
        if isByAmount {
            order = "ORDER BY i.amount \(direction), i.created DESC, i.number DESC"
            if let end = inOrder.end {
                terms.append(
                    "i.amount \(sign)= ? AND (i.amount <> ? OR (i.created, i.number) < (?, ?))")
                values = [.text(end.amount), .text(end.amount), .integer(end.created), .integer(end.number)]
            }
        } else if let end = inOrder.end {
            terms.append("\(number) \(sign) ?")
            values.append(.integer(end.number))
        }
        let rest = "\(source(needsInvoice: true))\(filter(terms)) \(order) LIMIT \(limit)"
        inOrder.put(try rows(rest, values, database), limit: limit)
    }

    private mutating func fillStrays(_ limit: Int, _ database: Database) throws(IndexFailure) {
        var terms = ["i.stray = 1"]
        var values: [Statement.Value] = []
        if let end = strays.end {
            terms.append("(i.created, i.number) \(sign) (?, ?)")
            values = [.integer(end.created), .integer(end.number)]
        }
        let order = "ORDER BY i.created \(direction), i.number \(direction) LIMIT \(limit)"
        strays.put(try rows("\(source(needsInvoice: true))\(filter(terms)) \(order)", values, database), limit: limit)
    }

    private func rows(
        _ rest: String, _ values: [Statement.Value], _ database: Database
    ) throws(IndexFailure) -> [FoundRow] {
        let found: [FoundRow]? = try HistoryIndex.failing { () throws(DatabaseError) in
            let row = try database.statement("SELECT i.number, i.created, i.lines, i.amount, i.stray \(rest)")
            defer { row.reset() }
            bind(row, values)
            return try FoundRow.all(of: row)
        }
        guard let found else { throw .stale }
        return found
    }

    /// The tables, in the order in which they are looked at.
    func source(needsInvoice: Bool = false) -> String {
        var tables: [String] = []
        var first: String?
        func join(_ table: String, _ number: String) {
            tables.append(first.map { "CROSS JOIN \(table) ON \(number) = \($0)" } ?? table)
            first = first ?? number
        }
        if conditions.grams != nil { join("grams", "grams.rowid") }
        if needsInvoice || conditions.needsInvoice || conditions.grams == nil && !conditions.needsWords {
            join("invoice i", "i.number")
        }
        if conditions.needsWords { join("words w", "w.number") }
        return "FROM \(tables.joined(separator: " "))"
    }

    func filter(_ terms: [String]) -> String {
        // What leads to the rows stands by itself.
        let own = conditions.terms.count < 8 ? conditions.terms : [RowConditions.joined(conditions.terms, "AND")]
        let all = (conditions.grams == nil ? [] : ["grams MATCH ?"]) + own + terms
        return all.isEmpty ? "" : " WHERE \(all.joined(separator: " AND "))"
    }

    func bind(_ row: Statement, _ values: [Statement.Value]) {
        let all = (conditions.grams.map { [.text($0)] } ?? []) + conditions.values + values
        for (index, value) in all.enumerated() { row.bind(value, at: index + 1) }
    }
}

extension HistoryIndex {
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
