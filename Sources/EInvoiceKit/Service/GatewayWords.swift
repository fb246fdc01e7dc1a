import InvoiceCore

extension GatewayRejection {
    /// The gateway has no payment with that id: code 401, or its words.
    ///
    /// Code 401 also means "unauthorized" elsewhere, so words that speak of credentials decide against it.
    func isPaymentNotFound(httpStatus: Int?) -> Bool {
        if folded(message).contains("payment not found") { return true }
        return code == "401" && !areCredentialsRefused(httpStatus: httpStatus)
    }

    /// The gateway deduplicates by payment id: this one was used before.
    var isAlreadyExisting: Bool { folded(message).contains("already exists") }

    /// The gateway doesn't believe who asks: an `error` with HTTP 401 or 403, or its words.
    func areCredentialsRefused(httpStatus: Int?) -> Bool {
        let words = folded(message)
        if words.contains("not found"), !words.contains("client") { return false }
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
