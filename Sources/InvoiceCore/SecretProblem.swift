/// Why a profile's secret can't be had. Nothing was sent.
public enum SecretProblem: Error, Sendable, Hashable {
    /// The program couldn't be started; the system's words.
    case commandNotStarted(program: String, reason: String)
    /// It ended with this exit status; `message` is the first line of what it wrote to its standard error, cut, and without
    /// what it printed.
    case commandFailed(program: String, status: Int32, message: String)
    case commandKilled(program: String, signal: Int32)
    case commandTimeout(program: String, seconds: Int)
    case fileUnreadable(path: String, reason: String)
    /// Others can read the file; permission bits.
    case fileReadableByOthers(path: String, mode: UInt32)
    /// There is nothing in it. `source` names the program, file or variable.
    case empty(source: String)
    /// There is more than one line, so more than the secret.
    case severalLines(source: String)
    /// Longer than any secret, in bytes.
    case tooLong(source: String, limit: Int)
    /// It has a control character or a byte order mark.
    case unusable(source: String, Unicode.Scalar)
    /// It isn't UTF-8.
    case notText(source: String)
    /// The task was canceled meanwhile.
    case canceled
}
