import InvoiceCore

extension HistoryStore {
    /// Counts the invoices that meet the query, from the index alone, in memory that doesn't grow with their number.
    ///
    /// - Parameters:
    ///   - query: which; an empty one counts all.
    ///   - replaced: invoices, by their ids, that count in the place of the history's own.
    ///   - offset: seconds east of UTC of the reader's clock at a moment.
    ///   - progress: gets what was counted so far, at least once in some megabytes; false ends the scan.
    /// - Throws: ``InvoiceCore/StorageProblem``, or `CancellationError` when the task is cancelled.
    public func statistics(
        matching query: InvoiceQuery, replaced: [String: Invoice] = [:], offset: (Timestamp) -> Int,
        progress: (StatisticsProgress) async -> Bool = { _ in true }
    ) async throws -> StatisticsProgress {
        let walk = StatisticsWalk(self, query, replaced)
        while true {
            let isLast = try await walk.next(offset)
            try Task.checkCancellation()
            if await !progress(walk.counted) || isLast { return walk.counted }
        }
    }
}

/// One scan, part by part. All parts are of one moment, where the index is on the disk; in memory each part is.
private final class StatisticsWalk {
    private let store: HistoryStore
    private let query: InvoiceQuery
    private let replaced: [String: Invoice]
    private var moment: IndexMoment?
    private var counts: RowCounts?
    private var fraction = 0.0
    private var badLines = 0
    private var failures = 0
    private var moves = 0

    init(_ store: HistoryStore, _ query: InvoiceQuery, _ replaced: [String: Invoice]) {
        self.store = store
        self.query = query
        self.replaced = replaced
    }

    var counted: StatisticsProgress {
        StatisticsProgress(
            statistics: counts?.statistics ?? InvoiceStatistics(), fraction: fraction, badLines: badLines)
    }

    /// Counts the next part; true when it was the last one.
    func next(_ offset: (Timestamp) -> Int) async throws -> Bool {
        // No thread is held while a writer is waited for.
        let file = moment == nil ? try await HistorySnapshot.openInTask(store) : nil
        if moment == nil, file == nil {
            fraction = 1
            return true
        }
        do throws(IndexFailure) {
            return try part(file, offset)
        } catch {
            (moment, counts) = (nil, nil)
            if case .moved = error { moves += 1 } else { failures += 1 }
            if failures > 3 || moves > 100 { throw StorageProblem.noIndex("it is damaged again and again") }
            try store.index.recover(from: error)
            return false
        }
    }

    private func part(_ file: HistorySnapshot?, _ offset: (Timestamp) -> Int) throws(IndexFailure) -> Bool {
        let moment: IndexMoment
        if let known = self.moment {
            moment = known
        } else if let file {
            moment = try IndexMoment(store, file)
        } else {
            throw .moved
        }
        guard moment.isWhole else {
            fraction = Double(moment.end) / Double(max(1, file?.end ?? 1))
            return false
        }
        self.moment = moment
        try moment.with { database, seen throws(IndexFailure) in
            if counts == nil { counts = try RowCounts(database, query, replaced) }
            try counts?.next(in: database, offset)
            guard counts?.isDone == true else { return }
            badLines = try store.index.badLines(database, moment.log, in: 0..<seen.end, seen).count
        }
        let isDone = counts?.isDone == true
        fraction = isDone ? 1 : max(fraction, counts?.fraction ?? 0)
        return isDone
    }
}
