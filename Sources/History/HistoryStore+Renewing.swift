import Glibc
import InvoiceCore

extension HistoryStore {
    /// Writes the line of an invoice that is to be sent again once more in its place, the same bytes. When it returns, the
    /// line is on the disk.
    ///
    /// A line may stand in the file and not on the disk: its flush failed, and its writer could not take it back or ended
    /// before it did. Nothing was sent then; but a flush that failed counts as done for the system, and no later one brings
    /// these bytes to the disk unless they are written anew.
    /// - Throws: ``HistoryError``; then the invoice may not be sent again.
    public func renewLine(of invoice: Invoice) throws(HistoryError) {
        var query = InvoiceQuery()
        query.ids = [folded(invoice.id)]
        var place: Int?
        let snapshot = try walk(matching: query) { found, offset in
            if found.id == invoice.id { place = offset }
            return place == nil
        }
        guard let snapshot, let place else { throw .notFound(invoice.id) }
        let line = try snapshot.line(at: place)
        let file = try files.openLocked(path, isAppended: false)
        guard file.status()?.identity == snapshot.identity else { throw .replacedMeanwhile(path: path) }
        guard lseek(file.raw, off_t(place), SEEK_SET) >= 0 else { throw .cannotWrite(path: path, errno: errno) }
        var done = 0
        while done < line.count {
            let count = line.withUnsafeBytes {
                files.disk.write(file.raw, UnsafeRawBufferPointer(rebasing: $0[done...]))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(path: path, errno: count < 0 ? errno : ENOSPC) }
            done += count
        }
        guard files.disk.flush(file.raw) == 0 else { throw .cannotFlush(path: path, errno: errno) }
    }
}
