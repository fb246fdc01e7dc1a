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
