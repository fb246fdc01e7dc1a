import Files
import Glibc
import InvoiceCore

/// The history's file as it was when it was opened: what is appended later is not seen.
final class HistorySnapshot: Sendable {
    private let file: Descriptor
    private let path: String
    let identity: FileIdentity
    /// The end of the last whole line; a last record that lacks only its newline counts as whole.
    let end: Int
    let torn: TornTail?
    /// Of the whole file, in bytes.
    let size: Int
    let modified: ModificationTime

    /// Where the histories start that have no file yet.
    static let noFile = HistoryPosition(file: FileIdentity(device: 0, inode: 0), offset: 0)

    /// The end as a position.
    var position: HistoryPosition { HistoryPosition(file: identity, offset: end) }

    private init(_ file: consuming Descriptor, path: String, status: FileStatus, end: Int, torn: TornTail?) {
        self.file = file
        self.path = path
        identity = status.identity
        size = status.size
        modified = status.modified
        self.end = end
        self.torn = torn
    }

    /// Opens the store's file; nil when there is none yet.
    ///
    /// Its end is looked for under the shared lock, because a writer takes lines back that the disk doesn't confirm. All before the
    /// end stays as it is, so reading needs no lock.
    /// - Throws: ``InvoiceCore/StorageProblem``, among them that a writer has held the lock for longer than the store waits.
    static func open(_ store: HistoryStore) throws(StorageProblem) -> HistorySnapshot? {
        try open(store, waiting: store.files.lockSeconds)
    }

    /// The same for tasks: no thread is held while a writer is waited for.
    static func openInTask(_ store: HistoryStore) async throws -> HistorySnapshot? {
        let end = SystemTime.monotonic() + Int64(store.files.lockSeconds) * 1_000_000
        while true {
            do throws(StorageProblem) {
                return try open(store, waiting: 0)
            } catch {
                guard case .lockedTooLong(let path, _) = error else { throw error }
                if SystemTime.monotonic() >= end {
                    throw StorageProblem.lockedTooLong(path: path, seconds: store.files.lockSeconds)
                }
            }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private static func open(_ store: HistoryStore, waiting seconds: Int) throws(StorageProblem) -> HistorySnapshot? {
        let path = store.path
        guard let file = Descriptor(path: path, flags: O_RDONLY) else {
            if errno == ENOENT, FileStatus.isNothing(at: path) { return nil }
            throw errno == ENXIO ? .notAFile(path: path) : .cannotOpen(path: path, errno: errno)
        }
        guard file.status()?.isRegular == true else { throw .notAFile(path: path) }
        let status = try store.files.lockToRead(file, of: path, seconds: seconds)
        var end = status.size
        var torn: TornTail?
        // Under the lock nobody is writing: a half record stays one.
        if let tail = try UnfinishedTail(of: file, path: path, size: end), !tail.hasRecords {
            end = tail.offset
            torn = TornTail(offset: end, length: tail.length)
        }
        file.unlock()
        return HistorySnapshot(file, path: path, status: status, end: end, torn: torn)
    }

    /// Reads these bytes.
    /// - Throws: ``InvoiceCore/StorageProblem/replacedMeanwhile(path:)`` where the file has become shorter.
    func read(_ range: Range<Int>) throws(StorageProblem) -> [UInt8] {
        try file.whole(range, path: path)
    }

    /// Reads these bytes to a place in a buffer that has room for them; throws as ``read(_:)``.
    func read(
        _ range: Range<Int>, into buffer: UnsafeMutableBufferPointer<UInt8>, at place: Int
    ) throws(StorageProblem) {
        let part = UnsafeMutableBufferPointer(rebasing: buffer[place..<(place + range.count)])
        try check(file.read(into: UnsafeMutableRawBufferPointer(part), at: range.lowerBound), of: range)
    }

    private func check(_ got: Int, of range: Range<Int>) throws(StorageProblem) {
        if got < 0 { throw .cannotRead(path: path, errno: errno) }
        guard got == range.count else { throw .replacedMeanwhile(path: path) }
    }
}

extension Descriptor {
    /// Reads these bytes of a file that is known to have them.
    /// - Throws: ``InvoiceCore/StorageProblem/replacedMeanwhile(path:)`` where it has become shorter.
    func whole(_ range: Range<Int>, path: String) throws(StorageProblem) -> [UInt8] {
        guard let bytes = bytes(range) else { throw .cannotRead(path: path, errno: errno) }
        guard bytes.count == range.count else { throw .replacedMeanwhile(path: path) }
        return bytes
    }
}
