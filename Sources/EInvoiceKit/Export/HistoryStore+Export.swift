import InvoiceCore

extension HistoryStore {
    /// Writes the invoices that meet the query into a new file, newest first, in small memory.
    ///
    /// The file is there when it is whole, or not at all.
    /// - Parameters:
    ///   - query: which; an empty one has all.
    ///   - rows: the format.
    ///   - path: where to; never into the history's own folder.
    ///   - mayOverwrite: whether an ordinary file of that name may be replaced.
    ///   - replaced: invoices, by their ids, that are written in the place of the history's own.
    ///   - progress: told after each part.
    /// - Throws: why no file was left behind.
    public func export(
        matching query: InvoiceQuery, as rows: InvoiceRows, to path: String, mayOverwrite: Bool,
        replaced: [String: Invoice] = [:], progress: (ExportProgress) -> Void = { _ in }
    ) async throws(Problem) -> ExportProgress {
        let file = try ExportFile(path, mayOverwrite: mayOverwrite, isOutside: folder)
        let done: ExportProgress
        do {
            done = try await writeRows(rows, matching: query, replaced: replaced) { bytes, done in
                try file.put(bytes)
                progress(done)
                return true
            }
        } catch let problem as Problem {
            throw problem
        } catch is CancellationError {
            throw .canceled
        } catch {
            throw .historyUnreadable(StorageProblem(searching: error))
        }
        try file.finish()
        return done
    }

    /// Hands the lines of the invoices that meet the query to `write`, newest first, part by part, until it says false.
    ///
    /// It reads the next part while it formats the one before.
    /// - Throws: ``InvoiceCore/StorageProblem``, `CancellationError`, and what `write` throws.
    public func writeRows(
        _ rows: InvoiceRows, matching query: InvoiceQuery, limit: Int = .max, replaced: [String: Invoice] = [:],
        write: ([UInt8], ExportProgress) throws -> Bool
    ) async throws -> ExportProgress {
        var done = ExportProgress()
        if let header = rows.header, !(try write(Array("\(header)\n".utf8), done)) { return done }
        var inWork: Task<[UInt8], Never>?
        try await search(query, limit: limit) { batch in
            let invoices = batch.invoices
            let next = Task { rows.text(of: invoices, replaced: replaced) }
            let before = await inWork?.value
            inWork = next
            let wantsMore = try before.map { try write($0, done) } ?? true
            if !wantsMore { inWork = nil }
            done.invoices += invoices.count
            done.badLines += batch.badLines.count
            done.fraction = batch.totalBytes == 0 ? 1 : Double(batch.scannedBytes) / Double(batch.totalBytes)
            return wantsMore
        }
        if let last = await inWork?.value { _ = try write(last, done) }
        return done
    }
}
