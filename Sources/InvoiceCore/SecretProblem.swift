/// Why a profile's secret can't be had, or the key of its client certificate used. Nothing was sent.
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
    case clientCertificate(ClientCertificateProblem)
    /// The task was canceled meanwhile.
    case canceled
}

/// What is wrong with the files of a profile's client certificate and its key, as far as it shows without the gateway.
public enum ClientCertificateProblem: Error, Sendable, Hashable {
    /// `member` is the setting that names the file.
    case unreadable(member: SettingName, path: String, errno: Int32)
    /// Others can read the file that holds the key; permission bits.
    case readableByOthers(path: String, mode: UInt32)
    case noCertificate(path: String)
    /// The file that should hold the key has none; `isOwnFile` where it is not the certificate's, too.
    case noKey(path: String, isOwnFile: Bool)
    /// A passphrase would be needed, which nobody is asked for.
    case encryptedKey(path: String)
}

/// Where a secret is taken from.
public enum SecretPlace: Sendable, Hashable {
    case configFile
    case variable(String)
    case file(String)
    /// What this program prints.
    case program(String)
    /// What a line for the shell prints. The line itself may hold what is nobody's business.
    case shell
}

/// What is odd about a secret that may be right all the same: blanks and other characters that nobody sees. It tells which,
/// and nothing else of the secret.
public struct SecretRemark: Sendable, Hashable {
    public let place: SecretPlace
    public let unseen: UnseenCharacters

    /// Nil where nothing is odd. A blank within isn't: a passphrase has some.
    package init?(_ secret: String, from place: SecretPlace) {
        guard let unseen = UnseenCharacters(in: secret) else { return nil }
        self.place = place
        self.unseen = unseen
    }
}
