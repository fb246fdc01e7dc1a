import Files
import InvoiceCore
import Synchronization

/// The history of one profile: `history.jsonl` in its folder, one record a line, only ever appended to.
///
/// A class and no actor, so that reading never waits behind another's flush to disk, and a caller without concurrency
/// can use it: order between writers comes from the file's own lock, which holds between programs too.
public final class HistoryStore: Sendable {
    /// The profile's folder, `$XDG_DATA_HOME/einvoice/<profile>`.
    public var folder: String { files.path }
    /// `history.jsonl` in it.
    public var path: String { files.history }

    let files: ProfileFolder
    /// Taken out while a record is written.
    let lastWrite = Mutex(LastWrite())
    /// Answers searches and counts; it is brought to the file's end when it is asked.
    let index: HistoryIndex

    /// The longest line that is written, and read back, in bytes: far beyond a reply of 16 KiB.
    static let longestLine = 8 << 20

    /// Touches nothing: folder and file are made by the first record, the index by the first search.
    ///
    /// - Parameters:
    ///   - folder: the profile's, see ``Settings/folder(of:)``; ``Settings/history(of:)`` knows both.
    ///   - cache: the folder for the index; nil keeps it in memory.
    public convenience init(folder: String, cache: String? = nil) {
        self.init(folder: folder, disk: .system, lockSeconds: 10, cache: cache)
    }

    init(
        folder: String, disk: DiskCalls, lockSeconds: Int, cache: String? = nil,
        portions: HistoryIndex.Portions = HistoryIndex.Portions()
    ) {
        files = ProfileFolder(path: folder, disk: disk, lockSeconds: lockSeconds)
        let path = files.history
        index = HistoryIndex(path: cache.map { "\($0)/\(Self.indexName(of: path))" }, portions: portions)
    }

    /// Histories of one name in different places have an index each.
    private static func indexName(of path: String) -> String {
        let hash = String(LineMark.key(of: path), radix: 16)
        return "index-\(String(repeating: "0", count: 16 - hash.utf8.count))\(hash).sqlite"
    }

    /// Records what is about to be sent. When it returns, the record is on the disk.
    ///
    /// ``InvoiceService/create(_:_:)`` does it, and sends; public to be measured alone. What nobody sends becomes unknown.
    ///
    /// - Throws: ``InvoiceCore/StorageProblem``; then nothing is recorded and nothing may be sent.
    public func record(_ intent: InvoiceIntent) throws(StorageProblem) {
        try append([HistoryRecord.line(for: intent)], at: intent.createdAt)
    }

    /// Records what happened to an invoice. When it returns, the record is on the disk.
    ///
    /// - Throws: ``InvoiceCore/StorageProblem``.
    package func record(_ update: InvoiceUpdate) throws(StorageProblem) {
        try append([HistoryRecord.line(for: update)], at: update.at)
    }

    /// Records several things that happened, under one lock and with one flush. When it returns, all are on the disk.
    ///
    /// - Throws: ``InvoiceCore/StorageProblem``; then a power cut may leave the first of them.
    func record(updates: [InvoiceUpdate]) throws(StorageProblem) {
        guard let first = updates.first else { return }
        try append(updates.map { HistoryRecord.line(for: $0) }, at: first.at)
    }

    /// Records invoices with everything that is known of them, under one lock and with one flush. When it returns, all are
    /// on the disk.
    ///
    /// - Throws: ``InvoiceCore/StorageProblem``; then none is recorded.
    package func record(_ invoices: [Invoice]) throws(StorageProblem) {
        guard let first = invoices.first else { return }
        let lines = invoices.flatMap { invoice in
            [HistoryRecord.line(for: invoice.intent)] + invoice.updates.map { HistoryRecord.line(for: $0) }
        }
        try append(lines, at: first.intent.recordedAt)
    }
}
