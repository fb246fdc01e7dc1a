import InvoiceCore

/// An invoice that the index has found.
struct FoundRow: Sendable {
    let number: Int64
    let created: Int64
    let lines: [LinePlace]
    /// Its amount's key.
    let amount: String
    /// True for one that was created before another that stands before it.
    let isStray: Bool
}

extension HistorySnapshot {
    /// The invoice whose records stand at these places; nil where something else does.
    func invoice(at places: [LinePlace]) throws(StorageProblem) -> Invoice? {
        guard places.allSatisfy({ $0.range.upperBound <= end }) else { return nil }
        var records: [HistoryRecord] = []
        for place in places {
            let line = try read(place.range)
            guard case .success(let record) = line.withUnsafeBufferPointer({ HistoryRecord.decode($0) }) else {
                return nil
            }
            records.append(record)
        }
        return Invoice(whole: records)
    }

    /// The invoices of these rows, in their order; nil where something else stands in a row's place. Records that are near
    /// each other are read together, and many are decoded on all processors.
    func invoices(of rows: [FoundRow]) throws(StorageProblem) -> [Invoice]? {
        let parts = stride(from: 0, to: rows.count, by: max(16, (rows.count + 3) / 4)).map {
            rows[$0..<min(rows.count, $0 + max(16, (rows.count + 3) / 4))]
        }
        let read = try onAllProcessors(parts.count) { index throws(StorageProblem) in
            try self.part(of: parts[index])
        }
        var invoices: [Invoice] = []
        invoices.reserveCapacity(rows.count)
        for part in read {
            guard let part else { return nil }
            invoices += part
        }
        return invoices
    }

    /// So many bytes between two records are read with them rather than left out.
    private static let nearby = 16 * 1024
    private static let mostAtOnce = 1 << 20

    private func part(of rows: ArraySlice<FoundRow>) throws(StorageProblem) -> [Invoice]? {
        var texts: [LinePlace: HistoryRecord] = [:]
        let places = rows.flatMap(\.lines).sorted { $0.start < $1.start }
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
                    guard case .success(let record) = HistoryRecord.decode(UnsafeBufferPointer(rebasing: buffer[range]))
                    else { return false }
                    texts[place] = record
                    return true
                }
            }
            guard isWhole else { return nil }
            index = next
        }
        var invoices: [Invoice] = []
        for row in rows {
            guard let invoice = Invoice(whole: row.lines.compactMap { texts[$0] }) else { return nil }
            invoices.append(invoice)
        }
        return invoices
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
