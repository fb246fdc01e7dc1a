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
    /// The system's words, or better ones.
    package let words: String

    /// Takes the number of the call that failed just now, unless it is given.
    package init(_ step: Step, _ path: String, code: Int32 = errno, seconds: Int? = nil, words: String? = nil) {
        self.step = step
        self.path = path
        self.code = code
        self.seconds = seconds
        self.words =
            seconds.map { "another program has held its lock for \($0) s" } ?? words ?? Self.words(of: code)
    }

    /// As strerror(3) has them.
    package static func words(of code: Int32) -> String { String(cString: strerror(code)) }

    /// True when there is no such file, or no such folder above it.
    package var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }
    /// True when the file is longer than was allowed.
    package var isTooLarge: Bool { code == EFBIG }
}
