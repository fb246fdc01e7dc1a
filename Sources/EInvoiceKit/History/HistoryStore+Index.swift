import Files
import InvoiceCore

extension HistoryStore {
    /// Brings the index to the file's end, part by part; nothing but a look where it is there already.
    ///
    /// Tells `progress` the part done, 0 to 1. Searching, counting and jumping wait for it.
    /// - Throws: ``InvoiceCore/StorageProblem``, or `CancellationError`; what is done until then is kept.
    public func buildIndex(progress: @Sendable (Double) -> Void = { _ in }) async throws {
        while let file = try await HistorySnapshot.openInTask(self) {
            let known = try index.with { database throws(IndexFailure) in
                try index.extend(database, to: file, of: self)
            }
            if known.log.end >= known.file?.end ?? 0 { break }
            progress(Double(known.log.end) / Double(file.end))
            await Task.yield()
            try Task.checkCancellation()
        }
        progress(1)
    }

    /// The notices about the index that nobody has taken yet.
    public func takeIndexNotices() -> [IndexNotice] { index.takeNotices() }

    /// Has each notice about the index told once and at once, on whatever thread it is noticed.
    public func tellIndexNotices(to listener: @escaping @Sendable (IndexNotice) -> Void) {
        index.tellNotices(to: listener)
    }

    /// Compares all of the file with what the index has read of it; where it is another, the index is given up, which is told, and
    /// built anew by the next who asks. Catching up compares only a part of a long history.
    public func checkIndex() throws(StorageProblem) {
        guard let path = index.path, FileStatus(path: path) != nil else { return }
        try index.with { database throws(IndexFailure) in try index.compare(database, with: self) }
    }

    /// Where the index is kept; nil where it is in memory only.
    package var indexPath: String? { index.path }

    /// How much of the file the index has read, 0 to 1, without reading more; nil where there is none yet.
    package func indexedPart() throws(StorageProblem) -> Double? {
        guard let place = index.path, FileStatus(path: place) != nil else { return nil }
        return try index.with { database throws(IndexFailure) in
            let file = try HistoryIndex.reading { () throws(StorageProblem) in try HistorySnapshot.open(self) }
            guard let file, file.end > 0 else { return 1 }
            return min(1, Double(try index.log(database, path)?.end ?? 0) / Double(file.end))
        }
    }

    /// How many invoices there are.
    public func count() throws(StorageProblem) -> Int {
        try index.with { database throws(IndexFailure) in try index.catchUp(database, with: self).log.invoices }
    }

    /// How many invoices there are, how many of them were created in a day that lasts from `start` to before `end`, and how
    /// many may still change; of these both without test payments.
    public func counts(
        of day: LocalDay, from start: Timestamp, to end: Timestamp
    ) throws(StorageProblem) -> InvoiceCounts {
        try index.with { database throws(IndexFailure) in
            let log = try index.catchUp(database, with: self).log
            return try counts(log, of: day, from: start, to: end, in: database)
        }
    }

    /// The same counts where the index has read the file to its end already; else nil.
    public func countsAtOnce(
        of day: LocalDay, from start: Timestamp, to end: Timestamp
    ) throws(StorageProblem) -> InvoiceCounts? {
        guard let place = index.path, FileStatus(path: place) != nil else { return nil }
        return try index.with { database throws(IndexFailure) in
            let file = try HistoryIndex.reading { () throws(StorageProblem) in try HistorySnapshot.open(self) }
            guard let log = try index.log(database, path), log.isUpToDate(with: file) else { return nil }
            return try counts(log, of: day, from: start, to: end, in: database)
        }
    }

    private func counts(
        _ log: IndexedLog, of day: LocalDay, from start: Timestamp, to end: Timestamp, in database: Database
    ) throws(IndexFailure) -> InvoiceCounts {
        let range = "created >= \(start.milliseconds) AND created < \(end.milliseconds)"
        let isBusiness = "happenings & \(HistoryIndex.bit(of: .test)) = 0"
        return InvoiceCounts(
            total: log.invoices, day: day,
            made: Int(try database.number("SELECT count(*) FROM invoice WHERE \(range) AND \(isBusiness)")),
            waiting: log.waiting)
    }

    /// How many invoices meet the query.
    public func count(_ query: InvoiceQuery) throws(StorageProblem) -> Int {
        try index.atOneMoment(of: self) { database, _, log throws(IndexFailure) in
            try index.count(try RowSearch(database, query), database, log, of: self)
        }
    }

    /// A value of the query that neither the lists of methods and statuses nor the history have; nil where all mean something.
    /// `catalog` are the profile's methods.
    public func problem(
        of query: InvoiceQuery, in catalog: PaymentMethodCatalog = .standard
    ) throws(StorageProblem) -> InvoiceQueryProblem? {
        if query.valueProblem(currencies: [], statuses: [], catalog: catalog) == nil { return nil }
        let names = try names()
        return query.valueProblem(currencies: names, statuses: names, catalog: catalog)
    }

    /// The codes of all methods, and the gateway's words of all statuses, that occur in the history, folded.
    private func names() throws(StorageProblem) -> Set<String> {
        try index.with { database throws(IndexFailure) in
            _ = try index.catchUp(database, with: self)
            var names: Set<String> = []
            _ = try HistoryIndex.names(database) { name in
                names.insert(folded(name))
                return false
            }
            return names
        }
    }

    /// The invoices from the `ordinal`th on, newest first; the newest is 0.
    ///
    /// The page's `next` is nil: ask for the next ordinal. ``HistoryPage/total`` says how many there are.
    public func page(at ordinal: Int, limit: Int) throws(StorageProblem) -> HistoryPage {
        try page(from: { _ in max(0, ordinal) }, limit: limit)
    }

    /// The oldest invoices, newest of them first.
    public func oldest(limit: Int) throws(StorageProblem) -> HistoryPage {
        try page(from: { max(0, $0 - limit) }, limit: limit)
    }

    private func page(from ordinal: (Int) -> Int, limit: Int) throws(StorageProblem) -> HistoryPage {
        try index.atOneMoment(of: self) { database, file, log throws(IndexFailure) in
            try page(database, file, log, from: ordinal(log.invoices), limit: limit)
        }
    }

    private func page(
        _ database: Database, _ file: HistorySnapshot?, _ log: IndexedLog, from first: Int, limit: Int
    ) throws(IndexFailure) -> HistoryPage {
        guard let file else { return HistoryPage(position: HistorySnapshot.noFile) }
        var page = HistoryPage(position: file.position)
        page.torn = first == 0 ? file.torn : nil
        page.total = log.invoices
        let rows = try HistoryIndex.rows(database, from: first, limit: limit, of: log.invoices)
        page.invoices = try index.invoices(of: rows, in: file)
        guard let range = rows.flatMap(\.lines).stretch else { return page }
        // The first page also tells the unreadable lines behind the newest invoice.
        let end = first == 0 ? file.end : range.upperBound
        page.badLines = try index.badLines(database, log, in: range.lowerBound..<max(range.lowerBound, end), file)
        return page
    }
}

extension [LinePlace] {
    /// From the first byte to the last one.
    fileprivate var stretch: Range<Int>? {
        guard let first = self.min(by: { $0.start < $1.start }) else { return nil }
        return first.start..<(map(\.range.upperBound).max() ?? first.start)
    }
}

extension HistoryIndex {
    /// The rows of a page, newest first. The end that is nearer is counted from.
    static func rows(
        _ database: Database, from ordinal: Int, limit: Int, of total: Int
    ) throws(IndexFailure) -> [FoundRow] {
        let count = min(limit, total - ordinal)
        guard count > 0 else { return [] }
        let isNear = ordinal <= total / 2
        let (direction, skipped) = isNear ? ("DESC", ordinal) : ("ASC", total - ordinal - count)
        let rows: [FoundRow]? = try failing { () throws(DatabaseError) in
            let row = try database.statement(
                """
                SELECT number, created, lines, amount, stray FROM invoice
                ORDER BY created \(direction), number \(direction) LIMIT ? OFFSET ?
                """)
            defer { row.reset() }
            row.bind(integer: Int64(count), at: 1)
            row.bind(integer: Int64(skipped), at: 2)
            return try FoundRow.all(of: row)
        }
        guard let rows else { throw .stale }
        return isNear ? rows : rows.reversed()
    }

    /// The invoices of these rows.
    func invoices(of rows: [FoundRow], in file: HistorySnapshot) throws(IndexFailure) -> [Invoice] {
        guard let invoices = try Self.reading({ () throws(StorageProblem) in try file.invoices(of: rows) }) else {
            throw .stale
        }
        return invoices
    }

    /// Lines in a stretch of the file that can't be read, at most ``HistoryReport/keptBadLines``.
    func badLines(
        _ database: Database, _ log: IndexedLog, in range: Range<Int>, _ file: HistorySnapshot
    ) throws(IndexFailure) -> [BadLine] {
        let places = try Self.failing { () throws(DatabaseError) in
            let row = try database.statement(
                "SELECT start, length FROM bad WHERE log = ? AND start >= ? AND start < ? ORDER BY start DESC LIMIT ?")
            defer { row.reset() }
            row.bind(integer: log.id, at: 1)
            row.bind(integer: Int64(range.lowerBound), at: 2)
            row.bind(integer: Int64(range.upperBound), at: 3)
            row.bind(integer: Int64(HistoryReport.keptBadLines), at: 4)
            var places: [LinePlace] = []
            while try row.step() {
                places.append(LinePlace(start: Int(row.integer(0)), length: Int(row.integer(1))))
            }
            return places
        }
        return try Self.reading { () throws(StorageProblem) in
            var lines: [BadLine] = []
            for place in places where place.range.upperBound <= file.end {
                lines.append(
                    BadLine(offset: place.start, length: place.length, reason: try file.problem(at: place)))
            }
            return lines
        }
    }
}

extension HistorySnapshot {
    /// Why the line in this place can't be read.
    fileprivate func problem(at place: LinePlace) throws(StorageProblem) -> BadLine.Reason {
        if place.length > HistoryStore.longestLine { return .tooLong }
        let line = try read(place.range)
        return line.withUnsafeBufferPointer { HistoryRecord.decodeLine($0).problem } ?? .notJSON(at: 0)
    }
}

extension FoundRow {
    /// The rows of a statement that asks for number, created, lines, what they are sorted by, and stray; nil where one is damaged.
    static func all(of row: Statement) throws(DatabaseError) -> [FoundRow]? {
        var found: [FoundRow] = []
        while try row.step() {
            guard let lines = row.withBytes(2, { LinePlace.unpacked($0) }) else { return nil }
            found.append(
                FoundRow(
                    number: row.integer(0), created: row.integer(1), lines: lines, key: row.text(3),
                    isStray: row.integer(4) == 1))
        }
        return found
    }
}
