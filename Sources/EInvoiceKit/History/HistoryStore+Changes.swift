import InvoiceCore

extension HistoryStore {
    /// The end of the file as it is now; ask ``changes(since:)`` from here.
    public func position() throws(StorageProblem) -> HistoryPosition {
        try HistorySnapshot.open(self)?.position ?? HistorySnapshot.noFile
    }

    /// The invoices that were added or changed since `position`, as they are now.
    ///
    /// Reads what was appended, and from there back to the oldest invoice that an update belongs to.
    public func changes(since position: HistoryPosition) throws(StorageProblem) -> HistoryChanges {
        let file = try HistorySnapshot.open(self)
        let now = file?.position ?? HistorySnapshot.noFile
        var changes = HistoryChanges(invoices: [], newIDs: [], isReplaced: false, badLines: [], position: now)
        if position == now { return changes }
        guard let file, position.file == now.file || position == HistorySnapshot.noFile, position.offset <= now.offset
        else {
            changes.isReplaced = true
            return changes
        }
        var walk = ReverseScan(file)
        walk.wanted = ReverseScan.Wanted(behind: position.offset)
        try walk.run(from: file.end) { invoice, offset in
            changes.invoices.append(invoice)
            if offset >= position.offset { changes.newIDs.insert(invoice.id) }
            return true
        }
        changes.badLines = walk.badLines.filter { $0.offset >= position.offset }
        return changes
    }
}

/// The invoices that were added or changed since some position.
public struct HistoryChanges: Sendable {
    /// Invoices that are new or to which something happened, as they are now; newest first.
    public var invoices: [Invoice]
    /// The ids of those that are new.
    public var newIDs: Set<String>
    /// True when the file was replaced or cut: everything known before must be read anew. `invoices` is empty then.
    public var isReplaced: Bool
    /// Lines met on the way that can't be read.
    public var badLines: [BadLine]
    /// Ask from here the next time.
    public var position: HistoryPosition
}
