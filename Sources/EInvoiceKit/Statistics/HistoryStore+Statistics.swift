import History
import InvoiceCore

/// What a statistics scan has counted so far.
public struct StatisticsProgress: Sendable {
    public var statistics = InvoiceStatistics()
    /// How much of the file was looked at, 0 to 1.
    public var fraction = 0.0
    /// Lines met that can't be read.
    public var badLines = 0
}

extension HistoryStore {
    /// Counts the invoices that meet the query, from the newest on, in memory that doesn't grow with their number.
    ///
    /// The whole file is looked through for a period, too: who joins two histories has their records in no order.
    /// - Parameters:
    ///   - replaced: invoices, by their ids, that count in the place of the history's own.
    ///   - offset: seconds east of UTC of the reader's clock at a moment.
    ///   - progress: gets what was counted so far, at least once in some megabytes; false ends the scan.
    /// - Throws: ``HistoryError``, or `CancellationError` when the task is cancelled.
    public func statistics(
        matching query: InvoiceQuery, replaced: [String: Invoice] = [:], offset: (Timestamp) -> Int,
        progress: (StatisticsProgress) async -> Bool = { _ in true }
    ) async throws -> StatisticsProgress {
        var found = StatisticsProgress()
        try await search(query) { batch in
            for invoice in batch.invoices { found.statistics.add(replaced[invoice.id] ?? invoice, offset: offset) }
            found.badLines += batch.badLines.count
            found.fraction = batch.totalBytes == 0 ? 1 : Double(batch.scannedBytes) / Double(batch.totalBytes)
            return await progress(found)
        }
        found.fraction = 1
        return found
    }
}
