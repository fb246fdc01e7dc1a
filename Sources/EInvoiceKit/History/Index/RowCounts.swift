import InvoiceCore

/// Counts the rows that meet a query, some at a time, without reading an invoice.
struct RowCounts {
    private let search: RowSearch
    private let replaced: [String: Invoice]
    private let names: [Int64: String]
    private let last: Int64
    /// Rows from this number on were looked at.
    private var end: Int64

    /// Of one day, by currency: most rows are in the order of their days.
    private var days = InOrder<Int64, MethodSum>()
    private var day: LocalDay?
    private var outcome = DayOutcome()
    private var kinds = InOrder<
        Kind, (asked: MethodSum, paid: MethodSum, credited: MethodSum?, standing: EffectiveStatus)
    >()
    private(set) var statistics = InvoiceStatistics()

    /// Rows of one kind are counted together.
    private struct Kind: Hashable {
        let currency: Int64
        let state: Int64
        let shown: Int64
        let status: Int64
        let credit: Int64
    }

    /// The number of rows in one part.
    private static let rowsAtOnce: Int64 = 1 << 15
    private static let rowsAtFirst: Int64 = 64

    init(_ database: Database, _ query: InvoiceQuery, _ replaced: [String: Invoice]) throws(IndexFailure) {
        search = try RowSearch(database, query)
        self.replaced = replaced
        last = try database.number("SELECT max(number) FROM invoice")
        end = last + 1
        names = try HistoryIndex.failing { () throws(DatabaseError) in
            var names: [Int64: String] = [:]
            let row = try database.statement("SELECT id, text FROM name")
            defer { row.reset() }
            while try row.step() { names[row.integer(0)] = row.text(1) }
            return names
        }
    }

    /// True when all rows were looked at.
    var isDone: Bool { end <= 1 }
    /// How many of the rows were looked at, 0 to 1.
    var fraction: Double { last == 0 ? 1 : Double(last + 1 - end) / Double(last) }

    /// Counts the next rows.
    mutating func next(in database: Database, _ offset: (Timestamp) -> Int) throws(IndexFailure) {
        let start = max(1, end - (end > last ? Self.rowsAtFirst : Self.rowsAtOnce))
        let row = try HistoryIndex.failing { () throws(DatabaseError) in try database.statement(search.countsSQL) }
        defer { row.reset() }
        search.bind(row, [.integer(start), .integer(end)])
        while try HistoryIndex.failing({ () throws(DatabaseError) in try row.step() }) { try add(row, offset) }
        end = start
        flushKinds()
        flushDay()
    }

    private mutating func add(_ row: Statement, _ offset: (Timestamp) -> Int) throws(IndexFailure) {
        if !replaced.isEmpty,
            let invoice = replaced[InvoiceRow.id(row.text(7), spelled: row.isNull(8) ? nil : row.text(8))]
        {
            flushKinds()
            flushDay()
            statistics.add(invoice, offset: offset)
            return
        }
        let currency = row.integer(1)
        guard let name = names[currency], let asked = row.withBytes(2, { InvoiceRow.amount($0) }) else { throw .stale }
        let created = Timestamp(milliseconds: row.integer(0))
        let day = LocalDay(of: created, offset: offset(created))
        if day != self.day {
            flushDay()
            self.day = day
        }
        let own = days.place(of: currency) { MethodSum(MethodKey(name)) }
        days.values[own].add(asked, for: asked)
        let kind = Kind(
            currency: currency, state: row.integer(3), shown: row.isNull(4) ? -1 : row.integer(4),
            status: row.integer(5), credit: row.integer(9))
        let names = names
        let place = try kinds.place(of: kind) { () throws(IndexFailure) in
            let credited = kind.credit == 0 ? nil : names[kind.credit].map { MethodSum(MethodKey($0)) }
            return (
                MethodSum(MethodKey(name)), MethodSum(MethodKey(name)), credited, try Self.standing(of: kind, names)
            )
        }
        kinds.values[place].asked.add(asked, for: asked)
        outcome.add(DayOutcome(isPaid: !row.isNull(6), standing: kinds.values[place].standing))
        if row.isNull(6) { return }
        guard let paid = row.withBytes(6, { InvoiceRow.amount($0) }) else { throw .stale }
        kinds.values[place].paid.add(paid, for: asked)
        if row.isNull(10) { return }
        guard let credited = row.withBytes(10, { InvoiceRow.amount($0) }) else { throw .stale }
        kinds.values[place].credited?.add(credited, for: credited)
    }

    private static func standing(
        of kind: Kind, _ names: [Int64: String]
    ) throws(IndexFailure) -> EffectiveStatus {
        guard let state = HistoryIndex.state(kind.state) else { throw .stale }
        // The numbers of names begin with 1.
        let status = kind.status == 0 ? nil : names[kind.status].map { GatewayStatus($0) }
        if kind.status != 0, status == nil { throw .stale }
        return EffectiveStatus(state, status, isMismatch: kind.shown == HistoryIndex.code(ShownState.mismatch))
    }

    private mutating func flushDay() {
        if let day {
            for sum in days.values { statistics.add(sum, on: day) }
            statistics.add(outcome, on: day)
        }
        outcome = DayOutcome()
        day = nil
        days.removeAll()
    }

    private mutating func flushKinds() {
        for sum in kinds.values { statistics.add(sum.asked, paid: sum.paid, credited: sum.credited, sum.standing) }
        kinds.removeAll()
    }
}

/// Values by keys, in the order in which the keys were met.
private struct InOrder<Key: Hashable, Value> {
    private var places: [Key: Int] = [:]
    var values: [Value] = []

    /// Where the key's value is; a new one where it was not met before.
    mutating func place<Failure>(of key: Key, _ new: () throws(Failure) -> Value) throws(Failure) -> Int {
        if let known = places[key] { return known }
        values.append(try new())
        places[key] = values.count - 1
        return values.count - 1
    }

    mutating func removeAll() {
        places.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
    }
}

extension RowSearch {
    /// Rows of two numbers, the second one not among them, with what they are counted by.
    fileprivate var countsSQL: String {
        """
        SELECT i.created, i.currency, i.amount, i.state, i.shown, i.status, i.paid, i.id, i.spelled, i.credit, i.credited
        \(source(needsInvoice: true))\(filter(["\(number) >= ?", "\(number) < ?"])) ORDER BY \(number) DESC
        """
    }
}
