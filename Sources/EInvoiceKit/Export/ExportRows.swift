import InvoiceCore

/// How invoices, or differences, are written into a file: each front brings its own formats.
public struct ExportRows<Item: Sendable>: Sendable {
    /// The first line, without its newline; nil where there is none.
    public var header: String?
    /// An item's line, without its newline.
    public var row: @Sendable (Item) -> String

    public init(header: String? = nil, row: @escaping @Sendable (Item) -> String) {
        self.header = header
        self.row = row
    }
}

/// Lines of the history.
public typealias InvoiceRows = ExportRows<Invoice>

/// Lines of a ``Reconciliation``.
public typealias DifferenceRows = ExportRows<ReconcileDifference>

extension InvoiceRows {
    /// Lines of several invoices, each with its newline.
    func text(of invoices: [Invoice], replaced: [String: Invoice]) -> [UInt8] {
        var bytes: [UInt8] = []
        for invoice in invoices {
            bytes += row(replaced.isEmpty ? invoice : replaced[invoice.id] ?? invoice).utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }
}

/// The progress of an export.
public struct ExportProgress: Sendable, Hashable {
    /// Invoices written.
    public var invoices = 0
    /// How much of the history was looked at, 0 to 1.
    public var fraction = 0.0
    /// Lines of the history that can't be read, and are not in the export.
    public var badLines = 0
}
