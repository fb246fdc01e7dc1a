/// What one caller, and all of them together, may cost the server. What goes past a limit is answered with the status
/// named beside it, or just closed.
public struct LoopbackLimits: Equatable, Sendable {
    /// Bytes of request line and header fields together (431).
    public var headerBytes: Int
    /// Number of header fields (431).
    public var headerCount: Int
    /// Bytes of a request's body (413).
    public var bodyBytes: Int
    /// Connections open at once (503).
    public var connections: Int
    /// Requests on one connection; the last one's reply says `Connection: close`.
    public var requestsPerConnection: Int
    /// How long a connection may wait before a request's first byte; closed without a word.
    public var idleTime: Duration
    /// How long a request may take from its first byte to its last (408).
    public var requestTime: Duration
    /// How long from a request's last byte until its reply has left: the handler's work, a hang that was asked for, and a
    /// caller that reads slowly. The connection is reset then.
    public var replyTime: Duration

    /// Limits fit for a person's own programs; each can be changed.
    public init(
        headerBytes: Int = 16 * 1024, headerCount: Int = 64, bodyBytes: Int = 1024 * 1024, connections: Int = 64,
        requestsPerConnection: Int = 100, idleTime: Duration = .seconds(15), requestTime: Duration = .seconds(10),
        replyTime: Duration = .seconds(120)
    ) {
        self.headerBytes = headerBytes
        self.headerCount = headerCount
        self.bodyBytes = bodyBytes
        self.connections = connections
        self.requestsPerConnection = requestsPerConnection
        self.idleTime = idleTime
        self.requestTime = requestTime
        self.replyTime = replyTime
    }
}
