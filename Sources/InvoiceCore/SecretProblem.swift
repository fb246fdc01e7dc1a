/// Why a profile's secret can't be had. Nothing was sent.
public enum SecretProblem: Error, Sendable, Hashable {
    /// The program couldn't be started; the system's error number.
    case commandNotStarted(program: String, errno: Int32)
    /// It ended with this exit status; `message` is the first line of what it wrote to its standard error, cut, and without
    /// what it printed.
    case commandFailed(program: String, status: Int32, message: String)
    case commandKilled(program: String, signal: Int32)
    case commandTimeout(program: String, seconds: Int)
    case fileUnreadable(path: String, errno: Int32)
    /// Others can read the file; permission bits.
    case fileReadableByOthers(path: String, mode: UInt32)
    /// There is nothing in it.
    case empty(SecretPlace)
    /// There is more than one line, so more than the secret.
    case severalLines(SecretPlace)
    /// Longer than any secret, in bytes.
    case tooLong(SecretPlace, limit: Int)
    /// It has a control character or a byte order mark.
    case unusable(SecretPlace, Unicode.Scalar)
    /// It isn't UTF-8.
    case notText(SecretPlace)
    /// The task was canceled meanwhile.
    case canceled
}
