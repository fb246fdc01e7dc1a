import NIOCore
import NIOHTTP1
import NIOPosix

/// Calls other servers on this machine. It connects to this machine's own addresses and nowhere else, whatever name it
/// is given, and follows no redirect.
public enum LoopbackCaller {
    /// Sends an empty GET over plain HTTP and waits for the answer's first line.
    ///
    /// - Parameters:
    ///   - port: 1 to 65535.
    ///   - host: the `Host` field. The call goes to it where it is an address of this machine (127.0.0.0/8, `::1`), else to
    ///     127.0.0.1.
    ///   - target: path and query, without blanks or control characters.
    ///   - limit: for connecting and the answer together.
    /// - Returns: the answer's status; nil if there was none.
    public static func get(
        port: Int, host: String = "127.0.0.1", target: String, limit: Duration = .seconds(5)
    ) async -> Int? {
        let isPlain = { (text: String) in text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f } }
        guard isPlain(host), isPlain(target), target.hasPrefix("/"), (1...65_535).contains(port),
            let address = address(of: host, port: port)
        else { return nil }
        let name = host.contains(":") ? "[\(host)]" : host
        let request = """
            GET \(target) HTTP/1.1\r\nHost: \(name):\(port)\r\nUser-Agent: einvoice\r\nConnection: close\r\n\r\n
            """
        let group = MultiThreadedEventLoopGroup.singleton
        let answer = group.next().makePromise(of: Int.self)
        let bootstrap = ClientBootstrap(group: group.next())
            .connectTimeout(TimeAmount(limit))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        FirstLineHandler(request: request, answer: answer, limit: TimeAmount(limit)))
                }
            }
        bootstrap.connect(to: address).whenFailure { answer.fail($0) }
        // Why nobody answered is of no use to a caller who can only try again.
        return try? await answer.futureResult.get()
    }

    /// Looks up no name.
    private static func address(of host: String, port: Int) -> SocketAddress? {
        if let given = try? SocketAddress(ipAddress: host, port: port), let text = given.ipAddress {
            if text == "::1" || given.protocol == .inet && text.hasPrefix("127.") { return given }
        }
        // This text always is an address.
        return try? SocketAddress(ipAddress: "127.0.0.1", port: port)
    }
}

/// Sends the request, reads the status from the answer's first line, and closes.
private final class FirstLineHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// The bytes of `HTTP/1.1 200`.
    private static let enough = 12

    private let request: String
    private let answer: EventLoopPromise<Int>
    private let limit: TimeAmount
    private var received: [UInt8] = []
    private var timer: Scheduled<Void>?

    init(request: String, answer: EventLoopPromise<Int>, limit: TimeAmount) {
        self.request = request
        self.answer = answer
        self.limit = limit
    }

    func channelActive(context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: limit) { context.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.append(contentsOf: unwrapInboundIn(data).readableBytesView.prefix(Self.enough))
        guard received.count >= Self.enough else { return }
        let line = String(decoding: received.prefix(Self.enough), as: UTF8.self)
        if line.hasPrefix("HTTP/1."), let status = Int(line.suffix(3)) {
            answer.succeed(status)
        }
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        // Does nothing when the answer was there.
        answer.fail(ChannelError.eof)
    }
}
