import InvoiceCore

extension Reconciliation {
    /// Differences between two looks at whether the export was canceled.
    private static let part = 1000

    /// Writes the differences into a new file, in their order.
    ///
    /// The file is there when it is whole, or not at all.
    /// - Parameter progress: told after each part how many are written.
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
