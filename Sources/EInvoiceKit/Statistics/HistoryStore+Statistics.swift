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
    /// So many invoices in a row must be older than what is asked for by more than a day before nothing more is looked
    /// for: a clock that was wrong for a while must not hide what lies before.
    private static var patience: Int { 4096 }

    /// Counts the invoices that meet the query, from the newest on, in memory that doesn't grow with their number.
    ///
    /// A period's start ends the scan soon after it is passed, so that the last days of a long history are quick.
    /// - Parameters:
    ///   - replaced: invoices, by their ids, that count in the place of the history's own.
    ///   - offset: seconds east of UTC of the reader's clock at a moment.
    ///   - progress: gets what was counted so far, at least once in some megabytes; false ends the scan.
    /// - Throws: ``HistoryError``, or `CancellationError` when the task is cancelled.
    public func statistics(
        matching query: InvoiceQuery, replaced: [String: Invoice] = [:], offset: (Timestamp) -> Int,
        progress: (StatisticsProgress) async -> Bool = { _ in true }
    ) async throws -> StatisticsProgress {
        var wanted = query
        let since = query.since
        let limit = since?.advanced(byMilliseconds: -86_400_000)
        // What is older must be seen to know when to stop.
        wanted.since = nil
        var found = StatisticsProgress()
        var older = 0
        try await search(wanted) { batch in
            for invoice in batch.invoices {
                let made = invoice.intent.createdAt
                if let limit, made < limit { older += 1 } else { older = 0 }
                if let since, made < since { continue }
                found.statistics.add(replaced[invoice.id] ?? invoice, offset: offset)
            }
            found.badLines += batch.badLines.count
            found.fraction = batch.totalBytes == 0 ? 1 : Double(batch.scannedBytes) / Double(batch.totalBytes)
            let wantsMore = await progress(found)
            return wantsMore && older < Self.patience
        }
        found.fraction = 1
        return found
    }
}
