import NIOCore

/// Stands before the parser: tells the connection when a request's first byte comes (the parser is silent until the head
/// is whole), and drops what comes once the connection has made up its mind.
final class RequestTimeoutHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let connection: ConnectionHandler

    init(connection: ConnectionHandler) {
        self.connection = connection
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if connection.admitsBytes() {
            context.fireChannelRead(data)
        }
    }
}

/// Tells a caller for whom there is no place, and closes.
final class ConnectionLimitHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    func channelActive(context: ChannelHandlerContext) {
        let refusal = LoopbackResponse(status: 503, text: "Too many connections.\n")
        let bytes = refusal.wireBytes(keepsConnection: false)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
        context.close(promise: nil)
    }
}
