/// What the gateway answers, or doesn't, where it isn't what was asked for. Nothing about an invoice is known by it alone.
public enum GatewayFailure: Error, Sendable, Hashable {
    /// It said no, in its own words.
    case rejected(GatewayRejection)
    /// It doesn't believe who asks: client id or secret are wrong for it.
    case credentialsRefused(GatewayRejection)
    /// The request left, or may have, and no usable answer came back.
    case unusable(UnknownReason)
    /// Surely nothing was sent; the text says why.
    case unreachable(String)

    /// True when client id or secret are wrong for this gateway.
    public var areCredentialsRefused: Bool { if case .credentialsRefused = self { true } else { false } }

    /// True when only a person's word that nobody waits any more is to be told.
    public var isCanceled: Bool { if case .unusable(let reason) = self { reason.code == .canceled } else { false } }

    /// True where no question of any kind would be answered now.
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
