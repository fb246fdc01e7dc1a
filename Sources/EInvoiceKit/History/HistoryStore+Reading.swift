import InvoiceCore

extension HistoryStore {
    /// The newest invoices, or those older than an earlier page's; reads only as much of the file's end as they need.
    ///
    /// - Throws: ``StorageProblem/replacedMeanwhile(path:)`` when the file is no longer the cursor's: start again then.
    public func newest(limit: Int, before cursor: HistoryCursor? = nil) throws(StorageProblem) -> HistoryPage {
        guard let file = try HistorySnapshot.open(self) else {
            if cursor != nil { throw .replacedMeanwhile(path: path) }
            return HistoryPage(position: HistorySnapshot.noFile)
        }
        if let cursor, cursor.file != file.identity || cursor.offset > file.end {
            throw .replacedMeanwhile(path: path)
        }
        var page = HistoryPage(position: file.position)
        if cursor == nil { page.torn = file.torn }
        guard limit > 0 else {
            page.next = cursor
            return page
        }
        var walk = ReverseScan(file, open: cursor?.open ?? OpenUpdates())
        var oldest = 0
        try walk.run(from: cursor?.offset ?? file.end) { invoice, offset in
            page.invoices.append(invoice)
            oldest = offset
            return page.invoices.count < limit
        }
        if page.invoices.count == limit, oldest > 0 || walk.open.hasRepeated {
            page.next = HistoryCursor(file: file.identity, offset: oldest, open: walk.open)
        }
        page.badLines = walk.badLines
        page.unknownRecords = walk.unknownRecords
        return page
    }
}
