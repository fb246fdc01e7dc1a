import InvoiceCore

/// How invoices, or differences, are written into a file: each front brings its own formats.
public struct ExportRows<Item: Sendable>: Sendable {
    /// The first line, without its newline; nil where there is none.
    public var header: String?
    /// An item's line, without its newline.
    public var row: @Sendable (Item) -> String

    /// Both without their newlines, which the file gets.
    public init(header: String? = nil, row: @escaping @Sendable (Item) -> String) {
        self.header = header
        self.row = row
    }
}

/// Lines of the history.
public typealias InvoiceRows = ExportRows<Invoice>

/// Lines of a ``InvoiceCore/Reconciliation``.
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

extension Reconciliation {
    /// Differences between two looks at whether the export was canceled.
    private static let part = 1000

    /// Writes the differences into a new file, in their order.
    ///
    /// The file is there when it is whole, or not at all.
    /// - Parameters:
    ///   - rows: the format.
    ///   - path: where to.
    ///   - mayOverwrite: whether an ordinary file of that name may be replaced.
    ///   - progress: told after each part how many are written.
    /// - Throws: why no file was left behind.
    public func export(
        as rows: DifferenceRows, to path: String, mayOverwrite: Bool, progress: (Int) -> Void = { _ in }
    ) throws(Problem) {
        let file = try ExportFile(path, mayOverwrite: mayOverwrite)
        if let header = rows.header { try file.put(Array("\(header)\n".utf8)) }
        for (index, difference) in differences.enumerated() {
            if index % Self.part == 0 {
                if Task.isCancelled { throw .canceled }
                progress(index)
            }
            try file.put(Array("\(rows.row(difference))\n".utf8))
        }
        try file.finish()
    }
}
