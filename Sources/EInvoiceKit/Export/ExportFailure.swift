import Files
import Glibc

/// Why an export came to nothing. No file is left behind then.
public enum ExportFailure: Error, Sendable, Hashable {
    /// There is something of this name, and it was not to be overwritten.
    case exists(path: String)
    /// There is something of this name that is no ordinary file, and would be destroyed.
    case notAFile(path: String)
    /// It is a file of the history's own folder.
    case isOfHistory(path: String)
    /// The file can't be made or written; the system's error number.
    case cannotWrite(path: String, errno: Int32)
    case history(HistoryError)
    /// Something else that reading the history came upon, in its own words.
    case reading(String)
    case canceled
}

extension ExportFailure: CustomStringConvertible {
    /// What happened and what to do, without a full stop.
    public var description: String {
        switch self {
        case .exists(let path): "\(path) is there already; nothing was overwritten"
        case .notAFile(let path): "\(path) is a device, a pipe or a broken link; name a file"
        case .isOfHistory(let path): "\(path) is where the history itself is kept; choose another folder"
        case .cannotWrite(let path, let code): "\(path) can't be written: \(Self.words(for: code))"
        case .history(let error): "the history can't be read: \(RecordFailure.words(for: error))"
        case .reading(let words): "the history can't be read: \(words)"
        case .canceled: "stopped; no file was left behind"
        }
    }

    private static func words(for code: Int32) -> String {
        let words = FileFailure.words(of: code)
        return switch code {
        case ENOENT: "there is no such folder; choose one that exists"
        case EACCES, EPERM, EROFS: "\(words); choose a folder of your own"
        case ENOSPC, EDQUOT: "\(words); free some, or choose another disk"
        case EISDIR: "it is a folder; name a file in it"
        default: words
        }
    }
}
