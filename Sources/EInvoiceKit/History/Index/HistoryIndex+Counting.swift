import InvoiceCore

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
