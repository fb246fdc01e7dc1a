import InvoiceCore

extension HistoryStore {
    /// The invoices that were created last, newest first, from the file's end alone where few adopted ones stand there, which were
    /// created long before they came; else the index tells which these are. The page's `next` only says that there are more.
    public func lastCreated(limit: Int) throws(StorageProblem) -> HistoryPage {
        var count = limit
        while count <= max(limit, Self.mostRead) {
            var page = try newest(limit: count)
            guard page.invoices.contains(where: { $0.intent.adoptedAt != nil }) else { return page }
            // Whatever stands before the oldest of them came before it, and was created before it came.
            let oldest = page.next == nil ? nil : page.invoices.last?.intent.recordedAt
            let isWhole =
                page.invoices.count { invoice in oldest.map { invoice.intent.createdAt >= $0 } ?? true } >= limit
            if isWhole || page.next == nil {
                page.sort()
                if page.next == nil { page.total = page.invoices.count }
                page.invoices = Array(page.invoices.prefix(limit))
                return page
            }
            count *= 4
        }
        return try page(at: 0, limit: limit)
    }

    /// More invoices are read more quickly by way of the index.
    private static let mostRead = 4096

    /// The newest invoices, or those older than an earlier page's; reads only as much of the file's end as they need.
    ///
    /// - Throws: ``InvoiceCore/StorageProblem/replacedMeanwhile(path:)`` when the file is no longer the cursor's: start again then.
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
        return page
    }
}

extension HistoryPage {
    /// Puts them in the order of creation; what was created at once stays as it is.
    fileprivate mutating func sort() {
        invoices = invoices.enumerated().sorted {
            ($1.element.intent.createdAt, $0.offset) < ($0.element.intent.createdAt, $1.offset)
        }.map(\.element)
    }
}
