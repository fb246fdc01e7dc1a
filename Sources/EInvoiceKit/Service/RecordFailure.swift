import Files

/// Why the history, or another file of the profile's folder, couldn't be written or read.
public struct RecordFailure: Error, Sendable, Hashable {
    /// The file or folder.
    public let path: String
    /// The system's error number, where there was one.
    public let systemError: Int32?
    /// What happened, in English.
    public let reason: String
    /// The history's error, where it was one.
    public let historyError: HistoryError?

    package init(_ error: HistoryError, folder: String) {
        historyError = error
        systemError = error.systemError
        let words = error.systemError.map { FileFailure.words(of: $0) }
        switch error {
        case .cannotCreateFolder(let path, _):
            (self.path, reason) = (path, "the folder can't be made: \(words ?? "")")
        case .notAFile(let path):
            (self.path, reason) = (path, "it is a pipe, a socket, a device or a folder, and no file")
        case .cannotOpen(let path, _): (self.path, reason) = (path, "can't be opened: \(words ?? "")")
        case .cannotRead(let path, _): (self.path, reason) = (path, "can't be read: \(words ?? "")")
        case .cannotWrite(let path, _): (self.path, reason) = (path, "can't be written: \(words ?? "")")
        case .cannotFlush(let path, _): (self.path, reason) = (path, "the disk doesn't confirm it: \(words ?? "")")
        case .cannotLock(let path, _): (self.path, reason) = (path, "can't be locked: \(words ?? "")")
        case .lockedTooLong(let path, let seconds):
            (self.path, reason) = (path, "another program has held its lock for \(seconds) s")
        case .recordTooLong(let bytes, let limit):
            (self.path, reason) = (folder, "the record is \(bytes) bytes long; \(limit) is the limit")
        case .replacedMeanwhile(let path):
            (self.path, reason) = (path, "was replaced by another file meanwhile; try again")
        case .noIndex(let text): (self.path, reason) = (folder, "can't be searched: \(text)")
        case .notFound(let text): (self.path, reason) = (folder, "has no invoice \(text)")
        case .ambiguous(let text, let ids):
            (self.path, reason) = (folder, "has several invoices \(text): \(ids.joined(separator: ", "))")
        }
    }

    init(_ error: FileFailure, path: String) {
        self.path = path
        systemError = error.code
        reason = error.words
        historyError = nil
    }

    /// For an error of a kind that isn't documented.
    init(other error: any Error, folder: String) {
        switch error {
        case let error as RecordFailure: self = error
        case let error as HistoryError: self.init(error, folder: folder)
        default: self.init(path: folder, reason: "\(error)")
        }
    }

    public init(path: String, reason: String, systemError: Int32? = nil) {
        self.path = path
        self.reason = reason
        self.systemError = systemError
        historyError = nil
    }
}

extension RecordFailure: CustomStringConvertible {
    /// Path and reason on one line, in English.
    public var description: String { "\(path): \(reason)" }
}

extension RecordFailure {
    /// The words for a failure of the history that a front met itself.
    package static func words(for error: HistoryError) -> String {
        RecordFailure(error, folder: "the history").description
    }
}

extension IndexNotice {
    /// What a person is told, behind “the”.
    public var words: String {
        switch self {
        case .rebuilt: "history's index didn't fit the file any more and was built anew"
        case .inMemory: "history's index can't be kept on the disk; each start builds it in memory"
        }
    }
}
