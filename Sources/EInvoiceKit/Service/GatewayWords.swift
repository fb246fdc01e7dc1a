import InvoiceCore

extension GatewayRejection {
    /// The gateway says that it has no payment with that id. Its words decide alone: the code 401 that comes with them means
    /// "unauthorized" elsewhere, and whatever is taken for this lets an invoice be sent again.
    var isPaymentNotFound: Bool { folded(message).contains("payment not found") }

    /// The gateway deduplicates by payment id: this one was used before.
    var isAlreadyExisting: Bool { folded(message).contains("already exists") }

    /// The gateway doesn't believe who asks: an `error` with HTTP 401 or 403, or its words.
    func areCredentialsRefused(httpStatus: Int?) -> Bool {
        let words = folded(message)
        if isPaymentNotFound { return false }
        if httpStatus == 401 || httpStatus == 403 { return true }
        let signs = [
            "signature", "dpay_secure", "dpay_client", "unauthorized", "unauthorised", "unknown client",
            "invalid client", "client not found", "access denied", "forbidden", "credentials",
        ]
        return signs.contains { words.contains($0) }
    }
}

/// Why the gateway's answer to a question is no use. Nothing about an invoice is known by it.
public enum GatewayProblem: Error, Sendable, Hashable {
    /// The gateway said no.
    case rejected(GatewayRejection, areCredentialsRefused: Bool)
    /// No usable answer.
    case unusable(UnknownReason)
    /// Surely nothing was sent; the text says why.
    case unreachable(String)

    /// True when client id or secret are wrong for this gateway.
    public var areCredentialsRefused: Bool {
        if case .rejected(_, areCredentialsRefused: true) = self { true } else { false }
    }
}
