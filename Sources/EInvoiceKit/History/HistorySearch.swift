import InvoiceCore

/// A part of a search's results, newest first.
public struct HistoryBatch: Sendable {
    public var invoices: [Invoice] = []
    /// How many were found so far, these included; in the last part of a search that counts on, all there are.
    public var found = 0
    /// How much of the file the index has read.
    public var scannedBytes = 0
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

/// The invoice that a text names.
public struct InvoiceMatch: Sendable {
    public var invoice: Invoice
    /// Local ids of older invoices with the same payment id, newest first.
    public var older: [String]
}
