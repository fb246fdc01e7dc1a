import Glibc

/// A failed file operation: which step, on what, and why.
package struct FileFailure: Error, Equatable {
    package enum Step: Sendable {
        case makeFolder, open, lock, read, write, flush
    }

    package let step: Step
    /// The file or folder on which it failed, which may be one above the one that was meant.
    package let path: String
    /// The system's error number.
    package let code: Int32
    /// For how long another program has held the lock that was waited for.
    package let seconds: Int?

    /// Takes the number of the call that failed just now, unless it is given.
    package init(_ step: Step, _ path: String, code: Int32 = errno, seconds: Int? = nil) {
        self.step = step
        self.path = path
        self.code = code
        self.seconds = seconds
    }

    /// True when there is no such file, or no such folder above it.
    package var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }
    /// True when the file is longer than was allowed.
    package var isTooLarge: Bool { code == EFBIG }
    /// True when it is a pipe or a socket, which the system opens and nobody reads.
    package var isPipe: Bool { code == ESPIPE }
}
