/// Why the history, or another file of the profile's folder, couldn't be written or read, or what it was asked for isn't in
/// it. `errno` is the system's error number (`ENOSPC`, `EROFS`, `EACCES`…).
public enum StorageProblem: Error, Sendable, Hashable {
    /// A folder on the way to the file is missing and can't be made.
    case cannotCreateFolder(path: String, errno: Int32)
    case cannotOpen(path: String, errno: Int32)
    /// A pipe, a socket, a device or a folder has the file's name.
    case notAFile(path: String)
    case cannotRead(path: String, errno: Int32)
    /// Nothing of the record is left in the file, or what is left will be set aside by the next writer.
    case cannotWrite(path: String, errno: Int32)
    /// The record was written, but the disk doesn't confirm that it is there; it was taken back as far as possible.
    case cannotFlush(path: String, errno: Int32)
    case cannotLock(path: String, errno: Int32)
    /// Another program has held the lock for this long, in seconds: it was stopped while it wrote, or the disk hangs.
    case lockedTooLong(path: String, seconds: Int)
    /// One record would be longer than the store reads back; both in bytes.
    case recordTooLong(bytes: Int, limit: Int)
    /// The file was exchanged for another one or cut while it was being read; start again.
    case replacedMeanwhile(path: String)
    /// The index for searches can be made neither on the disk nor in memory; the text says why.
    case noIndex(String)
    /// The file holds no draft.
    case noDraft(path: String)
    /// No invoice has this local id, payment id or tracking number.
    case notFound(String)
    /// Different invoices answer to this text; `ids` are their local ids, newest first.
    case ambiguous(String, ids: [String])

    /// The system's error number, where there was one.
    public var systemError: Int32? {
        switch self {
        case .cannotCreateFolder(_, let errno), .cannotOpen(_, let errno), .cannotRead(_, let errno),
            .cannotWrite(_, let errno), .cannotFlush(_, let errno), .cannotLock(_, let errno):
            errno
        case .notAFile, .lockedTooLong, .recordTooLong, .replacedMeanwhile, .noIndex, .noDraft, .notFound, .ambiguous:
            nil
        }
    }
}

/// News about the index for a person.
public enum IndexNotice: Sendable, Hashable {
    /// It was damaged, of another version, or of a file that was changed otherwise than by appending; it was built anew.
    case rebuilt
    /// It can't be kept on the disk.
    case inMemory
}
