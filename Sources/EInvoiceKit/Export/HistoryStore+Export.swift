import History
import InvoiceCore

extension HistoryStore {
    /// Writes the invoices that meet the query into a new file, newest first, in small memory.
    ///
    /// The file is there when it is whole, or not at all.
    /// - Parameters:
    ///   - replaced: invoices, by their ids, that are written in the place of the history's own.
    ///   - progress: told after each part.
    /// - Throws: ``ExportFailure``.
    public func export(
        matching query: InvoiceQuery, as rows: InvoiceRows, to path: String, mayOverwrite: Bool,
        replaced: [String: Invoice] = [:], progress: (ExportProgress) -> Void = { _ in }
    ) async throws(ExportFailure) -> ExportProgress {
        var file = try ExportFile(path, mayOverwrite: mayOverwrite)
        var done = ExportProgress()
        if let header = rows.header { try file.line(header) }
        do {
            try await search(query) { batch in
                for invoice in batch.invoices { try file.line(rows.row(replaced[invoice.id] ?? invoice)) }
                done.invoices += batch.invoices.count
                done.badLines += batch.badLines.count
                done.fraction = batch.totalBytes == 0 ? 1 : Double(batch.scannedBytes) / Double(batch.totalBytes)
                progress(done)
                return true
            }
        } catch let failure as ExportFailure {
            throw failure
        } catch let error as HistoryError {
            throw .history(error)
        } catch is CancellationError {
            throw .canceled
        } catch {
            throw .reading("\(error)")
        }
        try file.finish()
        return done
    }
}
