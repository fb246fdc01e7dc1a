import Files
import InvoiceCore

extension HistoryStore {
    /// Hands the invoices that meet the query to `take`, in the query's order, part by part, until it says false.
    ///
    /// The index first reads on to the file's end, and empty parts tell how far it is. The next part waits until `take` has
    /// returned, so memory stays small. After `limit` invoices the search ends, or, where it `countsOn`, the last part's
    /// ``HistoryBatch/found`` counts the others, too.
    /// - Throws: ``InvoiceCore/StorageProblem``, or `CancellationError` when the task is cancelled.
    public func search(
        _ query: InvoiceQuery, limit: Int = .max, countsOn: Bool = false, take: (HistoryBatch) async throws -> Bool
    ) async throws {
        let walk = SearchWalk(self, query, limit: limit, countsOn: countsOn)
        while let batch = try await walk.next() {
            try Task.checkCancellation()
            let wantsMore = try await take(batch)
            if !wantsMore || batch.isLast { return }
        }
    }

    /// As ``search(_:limit:countsOn:take:)``, as a stream that ends the search when nobody listens any more.
    ///
    /// Parts that nobody has taken yet are kept in memory: give a limit.
    public func invoices(
        matching query: InvoiceQuery, limit: Int, countsOn: Bool = false
    ) -> AsyncThrowingStream<HistoryBatch, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    try await search(query, limit: limit, countsOn: countsOn) { batch in
                        if case .terminated = continuation.yield(batch) { return false }
                        return true
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// The invoices that meet the query, in its order, until `found` says false.
    public func find(_ query: InvoiceQuery, found: (Invoice) -> Bool) throws(StorageProblem) {
        let walk = SearchWalk(self, query, limit: .max, countsOn: false)
        while let batch = try walk.nextAtOnce() {
            for invoice in batch.invoices where !found(invoice) { return }
            if batch.isLast { return }
        }
    }
}

/// One search, part by part. All parts are of one moment, where the index is on the disk; in memory each part is.
private final class SearchWalk {
    private let store: HistoryStore
    private let query: InvoiceQuery
    private let limit: Int
    private let countsOn: Bool
    private var rows: RowSearch?
    private var moment: IndexMoment?
    /// As it was when the moment was begun.
    private var file: HistorySnapshot?
    private var found = 0
    private var failures = 0
    private var moves = 0
    /// The file in which ``rows`` are.
    private var identity: FileIdentity?
    private var isEnded = false

    init(_ store: HistoryStore, _ query: InvoiceQuery, limit: Int, countsOn: Bool) {
        self.store = store
        self.query = query
        self.limit = limit
        self.countsOn = countsOn
    }

    /// The next part; nil behind the last one.
    func next() async throws -> HistoryBatch? {
        // No thread is held while a writer is waited for.
        if moment == nil { file = try await HistorySnapshot.openInTask(store) }
        return try step(file)
    }

    /// The same, waiting.
    func nextAtOnce() throws(StorageProblem) -> HistoryBatch? {
        if moment == nil { file = try HistorySnapshot.open(store) }
        return try step(file)
    }

    private func step(_ file: HistorySnapshot?) throws(StorageProblem) -> HistoryBatch? {
        if isEnded { return nil }
        while true {
            do throws(IndexFailure) {
                return try part(file)
            } catch {
                moment = nil
                if case .moved = error { moves += 1 } else { failures += 1 }
                if failures > 3 || moves > 100 { throw .noIndex("it is damaged again and again") }
                try store.index.recover(from: error)
                var batch = HistoryBatch(totalBytes: file?.end ?? 0)
                batch.isLast = false
                batch.found = found
                return batch
            }
        }
    }

    private func part(_ file: HistorySnapshot?) throws(IndexFailure) -> HistoryBatch {
        guard let file else {
            isEnded = true
            return HistoryBatch(totalBytes: 0)
        }
        var batch = HistoryBatch(totalBytes: file.end)
        batch.isLast = false
        batch.found = found
        if moment == nil {
            let moment = try IndexMoment(store, file)
            batch.scannedBytes = moment.end
            // There is more to be read first.
            guard moment.isWhole else { return batch }
            // The invoices found so far are of another file.
            if let identity, identity != moment.log.identity, found > 0 {
                throw .history(.replacedMeanwhile(path: store.path))
            }
            identity = moment.log.identity
            self.moment = moment
            if rows == nil {
                rows = try moment.with { database, _ throws(IndexFailure) in try RowSearch(database, query) }
            } else {
                try moment.with { database, _ throws(IndexFailure) in try rows?.resume(in: database) }
            }
        }
        guard let moment, rows != nil else { throw .stale }
        // A short first part is there sooner.
        let wanted = min(limit - found, found == 0 ? 64 : 512)
        let (next, seen) = try moment.with { database, file throws(IndexFailure) in
            (try rows?.next(wanted, in: database) ?? [], file)
        }
        (batch.totalBytes, batch.scannedBytes) = (seen.end, seen.end)
        let invoices = try store.index.invoices(of: next, in: seen)
        batch.invoices = query.isEmpty ? invoices : invoices.filter { query.matches($0) }
        if batch.invoices.count < invoices.count, failures == 0 { throw .stale }
        let total = found + batch.invoices.count
        batch.found = total
        batch.isLast = next.count < wanted || total >= limit
        if batch.isLast {
            if countsOn, total >= limit {
                batch.found = try moment.with { database, _ throws(IndexFailure) in
                    guard let rows else { return total }
                    return try store.index.count(rows, database, moment.log, of: store)
                }
            }
            batch.badLines = try moment.with { database, file throws(IndexFailure) in
                try store.index.badLines(database, moment.log, in: 0..<file.end, file)
            }
        }
        // Rows count as done once their invoices were read: after a failure they come again.
        rows?.take(next)
        (found, isEnded) = (total, batch.isLast)
        return batch
    }
}

/// A part of a search's results, newest first.
public struct HistoryBatch: Sendable {
    /// Those of this part.
    public var invoices: [Invoice] = []
    /// How many were found so far, these included; in the last part of a search that counts on, all there are.
    public var found = 0
    /// How much of the file the index has read.
    public var scannedBytes = 0
    /// How much of it there is to read.
    public var totalBytes: Int
    /// Lines of the history that can't be read; the last part tells them.
    public var badLines: [BadLine] = []
    /// True for the last one of a search that came to its end.
    public var isLast = false

    init(totalBytes: Int) {
        self.totalBytes = totalBytes
        isLast = totalBytes == 0
    }
}
