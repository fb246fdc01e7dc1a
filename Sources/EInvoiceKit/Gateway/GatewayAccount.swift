/// Where the gateway is, who asks, and how far its replies are trusted.
struct GatewayAccount: Sendable, Equatable {
    /// The address before `/api/…`, with or without a slash at its end.
    var baseURL: String
    /// Goes out as `DPAY_CLIENT`: the number of the cash register in the merchant's account.
    var clientID: String
    /// Signs requests and proves replies.
    var secret: Secret
    /// Whether a reply without any signature counts; then its ``InvoiceCore/Exchange/signature`` is `.missing`, to be
    /// warned about. A wrong signature never counts.
    var acceptsUnsignedReplies: Bool
    /// A PEM file with the only authorities to trust, instead of the system's.
    var caFile: String?
    /// What a request may cost.
    var limits: GatewayLimits

    /// Takes all as they are; nothing is checked before a request needs it.
    init(
        baseURL: String, clientID: String, secret: Secret, acceptsUnsignedReplies: Bool = true, caFile: String? = nil,
        limits: GatewayLimits = GatewayLimits()
    ) {
        self.baseURL = baseURL
        self.clientID = clientID
        self.secret = secret
        self.acceptsUnsignedReplies = acceptsUnsignedReplies
        self.caFile = caFile
        self.limits = limits
    }
}

/// How long a request may take and how much a reply may hold.
public struct GatewayLimits: Sendable, Hashable {
    /// To look up the name, connect, and agree on TLS.
    public var connectSeconds: Int
    /// For the whole exchange.
    public var totalSeconds: Int
    /// Of a reply, head and body together.
    public var replyBytes: Int

    /// 10 s to connect, 30 s for all, 1 MiB of reply, unless told otherwise.
    public init(connectSeconds: Int = 10, totalSeconds: Int = 30, replyBytes: Int = 1024 * 1024) {
        self.connectSeconds = connectSeconds
        self.totalSeconds = totalSeconds
        self.replyBytes = replyBytes
    }
}
