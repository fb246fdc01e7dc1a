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
