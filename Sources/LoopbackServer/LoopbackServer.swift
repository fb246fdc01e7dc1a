import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A small HTTP/1.1 server for the machine's own programs: it listens on 127.0.0.1 and has no way to be told another
/// address. One thread, hard limits, nothing stored.
public final class LoopbackServer: Sendable {
    /// Answers one request. It is cancelled when the connection is gone; a caller who has only closed his own side may
    /// still be listening.
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
    ///   - hosts: under which names it answers.
    ///   - handler: answers each request that arrived whole; called for several connections at once.
    /// - Throws: `LoopbackError`, with nothing left open.
    public static func start(
        port: Int, limits: LoopbackLimits = LoopbackLimits(), hosts: LoopbackHosts = .any,
        handler: @escaping Handler
    ) async throws(LoopbackError) -> LoopbackServer {
        guard (0...65_535).contains(port) else { throw .portOutOfRange(port) }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let listener = try await bootstrap(group, limits: limits, hosts: hosts, handler: handler)
                .bind(host: "127.0.0.1", port: port).get()
            return LoopbackServer(port: listener.localAddress?.port ?? port, group: group, listener: listener)
        } catch {
            // Nothing runs on the group yet; that it may have ended already is no news.
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
        // Both fail only when it is closed already, which is what is wanted.
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
            // A caller who has said all may still listen for the answer.
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
