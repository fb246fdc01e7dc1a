/// What a harmless question to a gateway told about a profile.
public enum ConnectionOutcome: Sendable, Hashable {
    /// The gateway answered as it does to whom it knows. Unsigned, the answer is only as good as the way to it.
    case works(isSigned: Bool)
    case failed(ConnectionProblem)
}

/// Why a profile can't be used as it is. Nothing but the question was sent.
public enum ConnectionProblem: Sendable, Hashable {
    /// The secret can't be had.
    case secret(SecretProblem)
    /// The gateway doesn't believe who asks.
    case refused(GatewayRejection)
    /// The answer is signed with another secret.
    case wrongSignature
    /// The answer isn't signed, and a live profile believes no such one.
    case unsigned
    /// It leads elsewhere.
    case redirect(String)
    /// What answers is no gateway: a web page, or something that isn't JSON.
    case noGateway(httpStatus: Int?, isPage: Bool)
    /// The gateway said another no.
    case rejected(GatewayRejection)
    /// No answer; the library's words.
    case unreachable(Obstacle, String)
    /// An answer that is of no use in another way.
    case unusable(UnknownReason)
    case canceled

    /// What keeps a request from arriving.
    public enum Obstacle: Sendable, Hashable {
        case noSuchHost, refused, certificate, noTLS, tooSlow, proxy, other
    }
}
