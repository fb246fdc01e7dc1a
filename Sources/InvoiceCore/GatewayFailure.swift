/// Why the gateway gave no answer of use. It alone says nothing about an invoice.
public enum GatewayFailure: Error, Sendable, Hashable {
    /// The gateway said no, in its own words.
    case rejected(GatewayRejection)
    /// The gateway refuses the client id or the secret.
    case credentialsRefused(GatewayRejection)
    /// The request left, or may have, and no usable answer came back.
    case unusable(UnknownReason)
    /// Surely nothing was sent; the text says why.
    case unreachable(String)

    /// True when client id or secret are wrong for this gateway.
    public var areCredentialsRefused: Bool { if case .credentialsRefused = self { true } else { false } }

    /// True when a person stopped waiting, so that there is nothing else to tell.
    public var isCanceled: Bool { if case .unusable(let reason) = self { reason.code == .canceled } else { false } }

    /// True where the gateway would answer no other question now either.
    public var isHopeless: Bool {
        switch self {
        case .credentialsRefused, .unreachable: true
        case .rejected, .unusable: false
        }
    }

    /// True where the question left and no answer came.
    public var isSilence: Bool {
        if case .unusable(let reason) = self {
            reason.code == .timeout || reason.code == .connectionLost
        } else {
            false
        }
    }
}
