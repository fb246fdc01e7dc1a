import InvoiceCore

/// Why a profile's secret can't be had. Nothing was sent.
public enum SecretError: Error, Sendable, Hashable {
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

extension SecretError: CustomStringConvertible {
    /// What happened and what to do, in English on one line. It holds texts from outside as they are.
    public var description: String {
        switch self {
        case .commandNotStarted(let program, let reason):
            "the secret's command \(program) can't be started (\(reason)); check secret_command"
        case .commandFailed(let program, let status, let message):
            "the secret's command \(program) failed (exit \(status))"
                + (message.isEmpty ? "; run it by hand to see why" : ": \(message)")
        case .commandKilled(let program, let signal):
            "the secret's command \(program) was ended by signal \(signal); run it by hand to see why"
        case .commandTimeout(let program, let seconds):
            "the secret's command \(program) gave no answer in \(seconds) s; unlock the password manager first"
        case .fileUnreadable(let path, let reason): "the secret file \(path) can't be read (\(reason))"
        case .fileReadableByOthers(let path, let mode):
            """
            others can read the secret file \(path) (mode 0\(String(mode, radix: 8))); run: \
            chmod 600 \(shellQuoted(path))
            """
        case .empty(let source): "\(source) gave an empty secret"
        case .severalLines(let source): "\(source) gave more than one line; it must give the secret and nothing else"
        case .tooLong(let source, let limit): "\(source) gave more than \(limit) bytes; this can't be the secret"
        case .unusable(let source, let scalar):
            """
            \(source) gave a secret with \(scalar == "\u{feff}" ? "a byte order mark" : "a control character") in it \
            (\(scalar.codePoint)), which none has; write it again without
            """
        case .notText(let source): "\(source) gave no UTF-8 text"
        case .canceled: "canceled while the secret was being fetched"
        }
    }
}
