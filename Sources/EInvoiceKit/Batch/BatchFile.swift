import InvoiceCore

/// A batch's file that was checked from its beginning to its end.
public final class BatchFile: Sendable {
    /// What was found.
    public let check: BatchCheck
    let content: BatchContent
    private let format: BatchFormat?
    private let rules: BatchRules
    /// Hashes of the payment ids that are in it twice.
    private let repeated: Set<Int>

    /// How it is written, and its size as far as read, are told by what is in it.
    ///
    /// - Parameters:
    ///   - content: the bytes; they are read once or twice here, and once more by ``BatchRun``.
    ///   - format: how it is written; nil looks at its beginning.
    ///   - rules: what each row is checked by.
    ///   - progress: told how many rows were read.
    /// - Throws: that it can't be read, or ``InvoiceCore/Problem/canceled``.
    public init(
        _ content: BatchContent, format: BatchFormat? = nil, rules: BatchRules,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(Problem) {
        // Eight bytes an id: the texts of a million would take eighty megabytes.
        var hashes: [Int] = []
        var check = try await Self.check(BatchReader(content, format, rules), progress) { hashes.append($0) }
        hashes.sort()
        var repeated: Set<Int> = []
        for (one, next) in zip(hashes, hashes.dropFirst()) where one == next { repeated.insert(one) }
        hashes = []
        if !repeated.isEmpty {
            let reader = BatchReader(content, format, rules, repeated: repeated)
            check = try await Self.check(reader, progress) { _ in }
        }
        self.check = check
        self.content = content
        self.format = format
        self.rules = rules
        self.repeated = repeated
    }

    /// Its rows from the first one on, as they were checked.
    func reader() -> BatchReader { BatchReader(content, format, rules, repeated: repeated) }

    /// Rows that are read in one go.
    private static let portion = 1000

    private static func check(
        _ reader: BatchReader, _ progress: @Sendable (Int) -> Void, ownID: (Int) -> Void
    ) async throws(Problem) -> BatchCheck {
        var check = BatchCheck()
        while true {
            let rows = try await runBlocking { () throws(Problem) in try reader.next(Self.portion) }
            if Task.isCancelled { throw .canceled }
            if rows.isEmpty { break }
            for row in rows {
                check.add(row)
                if row.hasOwnID, let id = row.request?.paymentID { ownID(id.hashValue) }
            }
            progress(check.rows)
        }
        check.add(ofFile: reader.problems)
        check.end()
        return check
    }
}
