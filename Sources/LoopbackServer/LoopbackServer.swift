import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A small HTTP/1.1 server for the machine's own programs: it listens on 127.0.0.1 and has no way to be told another
/// address. One thread, hard limits, nothing stored.
public final class LoopbackServer: Sendable {
    /// Answers one request. It is cancelled when the connection is gone; a caller who has only closed their own side
    /// may still listen.
    public typealias Handler = @Sendable (LoopbackRequest) async -> LoopbackReply

    /// The port it listens on, also when any was asked for.
    public let port: Int

    private let group: MultiThreadedEventLoopGroup
    private let listener: any Channel
    private let isStopped = Mutex(false)

    private init(port: Int, group: MultiThreadedEventLoopGroup, listener: any Channel) {
        self.port = port
        self.group = group
        self.listener = listener
    }

    /// Begins to listen on 127.0.0.1.
    ///
    /// - Parameters:
    ///   - port: 1 to 65535, or 0 for any free one.
    ///   - limits: what callers may cost.
    ///   - publicURL: a URL whose host it answers to, besides this machine's own names. It refuses all other names with 421.
    ///   - handler: answers each request that arrived whole; called for several connections at once.
    /// - Throws: `LoopbackError`, with nothing left open.
    public static func start(
        port: Int, limits: LoopbackLimits = LoopbackLimits(), publicURL: String? = nil,
        handler: @escaping Handler
    ) async throws(LoopbackError) -> LoopbackServer {
        guard (0...65_535).contains(port) else { throw .portOutOfRange(port) }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let listener = try await bootstrap(
                group, limits: limits, hosts: LoopbackHosts(publicURL: publicURL), handler: handler
            )
            .bind(host: "127.0.0.1", port: port).get()
            return LoopbackServer(port: listener.localAddress?.port ?? port, group: group, listener: listener)
        } catch {
            // Nothing runs on the group yet; this fails only where it has ended already.
            try? await group.shutdownGracefully()
            throw LoopbackError(error, port: port)
        }
    }

    /// Stops listening and closes every connection; returns when the port is free again. Stopping twice does no harm.
    public func stop() async {
        let wasStopped = isStopped.withLock { stopped in
            defer { stopped = true }
            return stopped
        }
        guard !wasStopped else { return }
        // Both fail only where it is closed already.
        try? await listener.close().get()
        try? await group.shutdownGracefully()
    }

    private static func bootstrap(
        _ group: MultiThreadedEventLoopGroup, limits: LoopbackLimits, hosts: LoopbackHosts,
        handler: @escaping Handler
    ) -> ServerBootstrap {
        let places = ConnectionPlaces(limit: limits.connections)
        return ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 128)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            // A caller may close their side after the request, and still wait for the answer.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            // The connection reads only when it wants more, and little at a time: this bounds what a flood can pile up.
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 16 * 1024))
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard places.take() else {
                        try channel.pipeline.syncOperations.addHandler(ConnectionLimitHandler())
                        return
                    }
                    channel.closeFuture.whenComplete { _ in places.giveBack() }
                    var decoderLimits = NIOHTTPDecoderLimitConfiguration()
                    decoderLimits.maxHeaderFieldSize = limits.headerBytes
                    decoderLimits.maxHeaderListSize = limits.headerBytes
                    decoderLimits.maxHeaderFieldCount = limits.headerCount
                    let connection = ConnectionHandler(limits: limits, hosts: hosts, handler: handler)
                    try channel.pipeline.syncOperations.addHandlers([
                        RequestTimeoutHandler(connection: connection),
                        ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: decoderLimits)),
                        connection,
                    ])
                }
            }
    }
}

extension LoopbackError {
    fileprivate init(_ error: any Error, port: Int) {
        let code = (error as? IOError)?.errnoCode ?? 0
        switch code {
        case EADDRINUSE: self = .addressInUse(port: port)
        case EACCES, EPERM: self = .notPermitted(port: port)
        default: self = .cannotListen(port: port, errno: code)
        }
    }
}

/// Counts the connections that are open at once.
private final class ConnectionPlaces: Sendable {
    private let limit: Int
    private let taken = Mutex(0)

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes a place if one is left.
    func take() -> Bool {
        taken.withLock { taken in
            guard taken < limit else { return false }
            taken += 1
            return true
        }
    }

    func giveBack() {
        taken.withLock { $0 -= 1 }
    }
}

/// Answers 503 to a caller past the limit on connections, and closes.
private final class ConnectionLimitHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    func channelActive(context: ChannelHandlerContext) {
        let refusal = LoopbackResponse(status: 503, text: "Too many connections.\n")
        let bytes = refusal.wireBytes(keepsConnection: false)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
        context.close(promise: nil)
    }
}

/// Limits on one caller, and on all together. A request past a limit is answered with the status named beside it, or
/// its connection is closed.
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

    /// Fit for a person's own programs.
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

/// Why the server could not begin to listen.
public enum LoopbackError: Error, Equatable, Sendable {
    /// Not a TCP port: 0 (any free one) to 65535.
    case portOutOfRange(Int)
    /// Another program listens on this port already.
    case addressInUse(port: Int)
    /// The system does not let this user listen on this port (those below 1024, as a rule).
    case notPermitted(port: Int)
    /// Anything else the system said, with its `errno`; 0 when it gave none.
    case cannotListen(port: Int, errno: Int32)
}
