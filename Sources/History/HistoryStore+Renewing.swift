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
        guard let (snapshot, place) = try place(of: invoice.id) else { throw .notFound(invoice.id) }
        let line = try snapshot.read(place.range)
        let file = try files.openLocked(path, isAppended: false)
        guard file.status()?.identity == snapshot.identity else { throw .replacedMeanwhile(path: path) }
        guard lseek(file.raw, off_t(place.start), SEEK_SET) >= 0 else { throw .cannotWrite(path: path, errno: errno) }
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

extension HistoryStore {
    /// Where the own line of an invoice stands.
    private func place(of id: String) throws(HistoryError) -> (HistorySnapshot, LinePlace)? {
        try index.with { database throws(IndexFailure) in
            guard let file = try index.catchUp(database, with: self).file else { return nil }
            guard let number = try RowWriter(database).number(of: id),
                let row = try HistoryIndex.row(database, number), let place = row.lines.first
            else { return nil }
            return (file, place)
        }
    }
}
