/// What the network library's words tell of, where a request or its answer didn't arrive. libcurl has them in English, and some of
/// them are its TLS library's.
public enum NetworkObstacle: Sendable, Hashable {
    /// With its name, where that is told.
    case noHost(String?)
    /// With the place, where that is told.
    case nobodyListens(at: String?)
    case noConnectionInTime, noAnswerInTime
    /// With what is wrong with it.
    case certificateNotTrusted(String?)
    /// With the name that was wanted.
    case certificateOfAnother(String)
    /// The TLS library can't use the profile's own certificate with its key.
    case clientCertificateUnusable
    /// The gateway wants one, and got none.
    case clientCertificateWanted
    /// The gateway doesn't take it, with its reason.
    case clientCertificateRefused(String)
    /// The other side speaks no TLS, or another one.
    case noTLS
    case otherTLS
    case closed(isInTLS: Bool)
    case proxy
    case other

    public init(_ words: String) {
        let scalars = words.unicodeScalars
        let folded = words.lowercased().unicodeScalars
        func has(_ parts: String...) -> Bool { parts.contains { folded.firstRange(of: $0.unicodeScalars) != nil } }
        func rest(_ beginning: String, until end: String? = nil) -> String? {
            guard scalars.starts(with: beginning.unicodeScalars) else { return nil }
            let rest = scalars.dropFirst(beginning.unicodeScalars.count)
            guard let end else { return String(rest) }
            return rest.firstRange(of: end.unicodeScalars).map { String(rest[..<$0.lowerBound]) }
        }
        let failed = "Failed to connect to "
        let isSlow = has("timed out", "timeout")
        let isTLS = has("ssl", "tls")
        if has("resolve proxy", "from proxy", "via proxy", "proxy connect", "connect tunnel") {
            self = .proxy
        } else if let host = rest("Could not resolve host: ") ?? rest("Couldn't resolve host name: ") {
            self = .noHost(host)
        } else if let place = rest(failed, until: " after ") ?? rest(failed, until: ": ") {
            self = isSlow ? .noConnectionInTime : .nobodyListens(at: place)
        } else if has("client certificate: ") {
            self = .clientCertificateUnusable
        } else if has("alert certificate required", "certificate is required") {
            self = .clientCertificateWanted
        } else if let refusal = Self.refusalsOfCertificates.first(where: { has("alert \($0)") }) {
            self = .clientCertificateRefused(refusal)
        } else if words == "SSL certificate verification failed" {
            // What is wrong with the gateway's own stands behind other words; so libcurl tells the alert "certificate expired".
            self = .clientCertificateRefused("certificate expired")
        } else if let reason = rest("SSL certificate problem: ") {
            self = .certificateNotTrusted(reason)
        } else if let name = rest("SSL: no alternative certificate subject name matches target host name ") {
            self = .certificateOfAnother(name)
        } else if has("proxy") {
            self = .proxy
        } else if has("could not resolve", "couldn't resolve") {
            self = .noHost(nil)
        } else if has("certificate", "self-signed", "self signed", "subject name") {
            self = .certificateNotTrusted(nil)
        } else if has("wrong version number", "unknown protocol") {
            self = .noTLS
        } else if has("connection reset by peer", "empty reply from server") {
            self = .closed(isInTLS: isTLS)
        } else if isTLS {
            self = .otherTLS
        } else if has("connection timed out", "connection timeout", "resolving timed out") {
            self = .noConnectionInTime
        } else if isSlow {
            self = .noAnswerInTime
        } else if has("connection refused", "failed to connect", "couldn't connect", "could not connect") {
            self = .nobodyListens(at: nil)
        } else {
            self = .other
        }
    }

    /// What the other side says of a certificate that it got (RFC 8446, 6.2), as OpenSSL writes it.
    private static let refusalsOfCertificates = [
        "bad certificate", "unsupported certificate", "certificate revoked", "certificate expired",
        "certificate unknown",
        "unknown ca", "access denied",
    ]
}

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
    case unreachable(NetworkObstacle, String)
    /// An answer that is of no use in another way.
    case unusable(UnknownReason)
    case canceled
}
