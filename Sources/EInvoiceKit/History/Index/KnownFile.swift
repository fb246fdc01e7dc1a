import Files
import InvoiceCore
import Synchronization

/// The history's file as this process knows it: the index fitted it, and nobody else has written to it since.
struct KnownFile {
    let identity: FileIdentity
    /// In bytes.
    var size: Int
    var modified: ModificationTime
    /// The end at that time. This process wrote all behind it.
    let end: Int
    /// True where somebody has written into it all the same, without making it longer.
    var isEdited = false

    func isSame(_ identity: FileIdentity, _ size: Int, _ modified: ModificationTime) -> Bool {
        self.identity == identity && self.size == size && self.modified == modified
    }

    func isEdited(_ identity: FileIdentity, _ size: Int, _ modified: ModificationTime) -> Bool {
        isEdited || self.identity == identity && self.size == size && self.modified != modified
    }
}

extension HistoryIndex {
    /// Notes that the index fits the file.
    func note(_ file: HistorySnapshot) {
        known.withLock {
            $0 = KnownFile(identity: file.identity, size: file.size, modified: file.modified, end: file.end)
        }
    }

    /// Notes that this process has appended to the file, under its lock.
    func noteAppending(from before: FileStatus, to after: FileStatus?) {
        known.withLock { known in
            guard let file = known else { return }
            known?.isEdited = file.isEdited(before.identity, before.size, before.modified)
            guard let after, file.isSame(before.identity, before.size, before.modified) else { return }
            known?.size = after.size
            known?.modified = after.modified
        }
    }

    /// True where somebody has written into the file without making it longer, since this process knew it.
    func isEdited(_ file: HistorySnapshot) -> Bool {
        known.withLock { $0?.isEdited(file.identity, file.size, file.modified) } ?? false
    }
}

extension HistoryStore {
    /// True where surely no invoice has the payment id, by the index as it is and the lines behind it; nothing is written. False
    /// where that isn't known: ``find(_:found:)`` tells.
    func isSurelyNew(_ paymentID: PaymentID) throws(StorageProblem) -> Bool {
        guard let file = try HistorySnapshot.open(self) else { return true }
        guard let known = index.known.withLock({ $0 }), known.isSame(file.identity, file.size, file.modified) else {
            return false
        }
        let end = try index.with { database throws(IndexFailure) in
            try index.end(database, without: paymentID, file, known, of: self)
        }
        guard let end, file.end - end <= Self.fewBytes else { return false }
        let lines = try file.read(end..<file.end)
        return lines.withUnsafeBufferPointer { lines in
            HistoryRecord.bytes(of: paymentID).withUnsafeBufferPointer { lines.place(of: $0) == nil }
        }
    }

    /// Some fifty records. Looking through more for each question takes longer than taking them into the index once.
    private static let fewBytes = 32 * 1024
}

extension HistoryIndex {
    /// How far the index has read the file; nil where it has the payment id, or doesn't fit the file.
    fileprivate func end(
        _ database: Database, without paymentID: PaymentID, _ file: HistorySnapshot, _ known: KnownFile,
        of store: HistoryStore
    ) throws(IndexFailure) -> Int? {
        try Self.failing { () throws(DatabaseError) in try database.run("BEGIN") }
        // Only what was read is ended.
        defer { try? database.run("COMMIT") }
        // One that is being built anew may be shorter; other programs may have written what it lacks.
        guard let log = try log(database, store.path), log.end >= known.end, try hasEnd(log, in: file) else {
            return nil
        }
        let key = InvoiceRow.key(paymentID.text)
        return try database.number("SELECT EXISTS (SELECT 1 FROM invoice WHERE payment = ?)", key) == 0 ? log.end : nil
    }
}
