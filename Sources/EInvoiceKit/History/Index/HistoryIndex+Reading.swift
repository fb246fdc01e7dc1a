import InvoiceCore

/// An invoice that the index has found.
struct FoundRow: Sendable {
    let number: Int64
    let created: Int64
    let lines: [LinePlace]
    /// The text by which it is sorted before its moment.
    let key: String
    /// True for one that was created before another that stands before it.
    let isStray: Bool
}

extension HistorySnapshot {
    /// The invoices of these rows, in their order; nil where something else stands in a row's place.
    func invoices(of rows: [FoundRow]) throws(StorageProblem) -> [Invoice]? {
        try read(rows.map(\.lines), isBrief: false) { invoice, _ in invoice }
    }

    /// The index's rows of the invoices whose records stand at these places, in their order; nil where something else does.
    func rows(at places: [[LinePlace]]) throws(StorageProblem) -> [InvoiceRow]? {
        try read(places, isBrief: true) { InvoiceRow($0, lines: $1) }
    }

    /// Records that are near each other are read together, and many are decoded on all processors.
    private func read<Value: Sendable>(
        _ places: [[LinePlace]], isBrief: Bool, as value: @Sendable (Invoice, [LinePlace]) -> Value
    ) throws(StorageProblem) -> [Value]? {
        let size = max(16, (places.count + 3) / 4)
        let parts = stride(from: 0, to: places.count, by: size).map { places[$0..<min(places.count, $0 + size)] }
        let read = try onAllProcessors(parts.count) { index throws(StorageProblem) in
            try self.part(parts[index], isBrief: isBrief, as: value)
        }
        var values: [Value] = []
        values.reserveCapacity(places.count)
        for part in read {
            guard let part else { return nil }
            values += part
        }
        return values
    }

    /// Two records with no more bytes between them are read at once.
    private static let nearby = 16 * 1024
    private static let mostAtOnce = 1 << 20

    private func part<Value>(
        _ all: ArraySlice<[LinePlace]>, isBrief: Bool, as value: (Invoice, [LinePlace]) -> Value
    ) throws(StorageProblem) -> [Value]? {
        var texts: [LinePlace: HistoryRecord] = [:]
        let places = all.joined().sorted { $0.start < $1.start }
        guard places.allSatisfy({ $0.range.upperBound <= end }) else { return nil }
        var index = 0
        while index < places.count {
            let start = places[index].start
            var stop = places[index].range.upperBound
            var next = index + 1
            while next < places.count, places[next].start - stop < Self.nearby,
                places[next].range.upperBound - start < Self.mostAtOnce
            {
                stop = max(stop, places[next].range.upperBound)
                next += 1
            }
            let bytes = try read(start..<stop)
            let isWhole = bytes.withUnsafeBufferPointer { buffer in
                places[index..<next].allSatisfy { place in
                    let range = (place.start - start)..<(place.start - start + place.length)
                    let line = UnsafeBufferPointer(rebasing: buffer[range])
                    guard case .success(let record) = HistoryRecord.decode(line, isBrief: isBrief) else { return false }
                    texts[place] = record
                    return true
                }
            }
            guard isWhole else { return nil }
            index = next
        }
        var values: [Value] = []
        for lines in all {
            guard let invoice = Invoice(whole: lines.compactMap { texts[$0] }) else { return nil }
            values.append(value(invoice, lines))
        }
        return values
    }
}

extension Invoice {
    /// The invoice that these records tell; nil unless all are its own.
    fileprivate init?(whole records: [HistoryRecord]) {
        self.init(records)
        let count = if case .invoice? = records.first { records.count - 1 } else { records.count }
        if updates.count != count { return nil }
    }
}

extension HistoryIndex {
    /// How many invoices meet the query, at the moment that `database` sees. Where many texts have to be looked at, a second
    /// connection counts one half of them.
    func count(
        _ search: RowSearch, _ database: Database, _ log: IndexedLog, of store: HistoryStore
    ) throws(IndexFailure) -> Int {
        guard search.conditions.needsWords, log.invoices > portions.countedByOne, let other = another() else {
            return try search.count(in: database)
        }
        defer { giveBack(other) }
        try Self.failing { () throws(DatabaseError) in try other.database.run("BEGIN") }
        // Only what was read is ended.
        defer { try? other.database.run("COMMIT") }
        // Others may have read further since.
        guard try self.log(other.database, store.path) == log else { return try search.count(in: database) }
        let middle = try database.number("SELECT max(number) FROM invoice") / 2
        let halves: [(Connection, ClosedRange<Int64>)] = [
            (Connection(database: database, generation: 0), .min...middle), (other, (middle + 1)...(.max)),
        ]
        let counts = try Self.reading { () throws(StorageProblem) in
            try onAllProcessors(halves.count) { index in
                let (connection, numbers) = halves[index]
                return Result { () throws(IndexFailure) in try search.count(in: connection.database, numbers: numbers) }
            }
        }
        var sum = 0
        for count in counts { sum += try count.get() }
        return sum
    }

    /// A second connection to the file; nil where there is none to be had.
    private func another() -> Connection? {
        do throws(IndexFailure) { return try take() } catch { return nil }
    }
}
