import InvoiceCore

/// A part of a search's results, newest first.
public struct HistoryBatch: Sendable {
    public var invoices: [Invoice] = []
    /// How many were found so far, these included; goes on past a search's limit where it counts on.
    public var found = 0
    public var scannedBytes = 0
    public var totalBytes: Int
    /// Lines met since the last part that can't be read.
    public var badLines: [BadLine] = []
    /// True for the last one of a search that came to its end.
    public var isLast = false

    /// A part is handed over at least once in so many bytes.
    static let progressBytes = 64 << 20
    /// In which of those steps the last part was handed over.
    var lastStep = -1

    init(totalBytes: Int) {
        self.totalBytes = totalBytes
        isLast = totalBytes == 0
    }
}

/// The invoice that a text names.
public struct InvoiceMatch: Sendable {
    public var invoice: Invoice
    /// Local ids of older invoices with the same payment id, newest first.
    public var older: [String]
}

/// What a walk over the whole history met.
public struct HistoryScan: Sendable, Hashable {
    /// Invoices handed over.
    public var invoices = 0
    /// At most ``HistoryReport/keptBadLines``.
    public var badLines: [BadLine] = []
    /// Whole records whose type this version doesn't know.
    public var unknownRecords = 0
    public var torn: TornTail?
}
