import InvoiceCore

/// What is odd about a secret that may be right all the same: blanks and other characters that nobody sees. It tells which,
/// and nothing else of the secret.
public struct SecretRemark: Sendable, Hashable {
    /// Where the secret came from, for "from …".
    private let source: String
    private let oddities: String

    /// Nil where nothing is odd. A blank within isn't: a passphrase has some.
    init?(_ secret: Secret, source: String) {
        guard let oddities = String(decoding: secret.bytes, as: UTF8.self).unseenWords else { return nil }
        self.source = source
        self.oddities = oddities
    }
}

extension SecretRemark: CustomStringConvertible {
    /// In English on one line.
    public var description: String { "the secret from \(source) \(oddities)" }
}
