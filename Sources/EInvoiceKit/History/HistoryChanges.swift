import InvoiceCore

/// What was appended to the history since some position.
public struct HistoryChanges: Sendable {
    /// Invoices that are new or to which something happened, as they are now; newest first.
    public var invoices: [Invoice]
    /// The ids of those that are new.
    public var newIDs: Set<String>
    /// True when the file was replaced or cut: everything known before must be read anew. `invoices` is empty then.
    public var isReplaced: Bool
    public var badLines: [BadLine]
    /// Ask from here the next time.
    public var position: HistoryPosition
}
