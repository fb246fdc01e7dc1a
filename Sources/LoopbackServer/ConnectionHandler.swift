import Glibc
import NIOCore
import NIOHTTP1

/// One connection: takes one request after another, has each answered, and holds the limits. A caller that sends the next
/// request before the answer to the last (pipelining) is answered once and then closed, as HTTP allows.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    private enum State {
        /// A request's first byte hasn't come yet.
        case waiting
        /// A request has begun, and isn't whole yet.
        case receiving
        /// The request is whole; the handler or the network has its reply.
        case answering
        /// The answer is out; further bytes are dropped, so that a reset doesn't lose it.
        case draining
    }

    private let limits: LoopbackLimits
    private let hosts: LoopbackHosts
    private let handler: LoopbackServer.Handler
    private var state = State.waiting
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var served = 0
    private var mayContinue = true
    private var isHanging = false
    private var inputEnded = false
    private var timer: Scheduled<Void>?
    private var work: Task<Void, Never>?
    /// Set while the handler is in its pipeline, for `admitsBytes`.
    private var context: ChannelHandlerContext?

    init(limits: LoopbackLimits, hosts: LoopbackHosts, handler: @escaping LoopbackServer.Handler) {
        self.limits = limits
        self.hosts = hosts
        self.handler = handler
    }

    /// Whether bytes that just arrived go on to the parser; the first of a request starts its clock.
    func admitsBytes() -> Bool {
        if state == .waiting {
            state = .receiving
            if let context {
                schedule(limits.requestTime, in: context) { $0.refuse(.requestTimeout, in: $1) }
            }
        }
        return state != .draining
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        awaitRequest(in: context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        work?.cancel()
        context.fireChannelInactive()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // While a request is being answered nothing is read: the caller's own buffers fill, not ours.
        if state != .answering && !inputEnded {
            context.read()
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case ChannelEvent.inputClosed = event else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        inputEnded = true
        // A caller who has closed their side may still wait for an answer; where none will come, the connection is
        // closed.
        if state != .answering || isHanging {
            context.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch (error, state) {
        case (HTTPParserError.headerOverflow, .waiting), (HTTPParserError.headerOverflow, .receiving):
            refuse(.requestHeaderFieldsTooLarge, in: context)
        case (is HTTPParserError, .waiting), (is HTTPParserError, .receiving):
            refuse(.badRequest, in: context)
        case (is HTTPParserError, _):
            // Garbage after a whole request: that one is still answered, none after it.
            mayContinue = false
        default:
            context.close(promise: nil)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        guard state == .receiving else {
            mayContinue = false
            return
        }
        switch part {
        case .head(let head): begin(head, in: context)
        case .body(let bytes): append(bytes, in: context)
        case .end: answer(in: context)
        }
    }

    // MARK: - One request

    private func awaitRequest(in context: ChannelHandlerContext) {
        state = .waiting
        head = nil
        body = []
        schedule(limits.idleTime, in: context) { $1.close(promise: nil) }
        context.read()
    }

    private func begin(_ head: HTTPRequestHead, in context: ChannelHandlerContext) {
        served += 1
        // After an upgrade the parser takes no further request; no upgrade is ever granted here.
        let isUpgrade = head.method == .CONNECT || head.headers.contains(name: "upgrade")
        mayContinue = head.isKeepAlive && !isUpgrade && served < limits.requestsPerConnection
        self.head = head
        guard let announced = head.bodyLength else {
            refuse(.badRequest, in: context)
            return
        }
        guard announced <= limits.bodyBytes else {
            refuse(.payloadTooLarge, in: context)
            return
        }
        if let status = hosts.refusal(of: head, port: context.channel.localAddress?.port ?? 0) {
            refuse(status, in: context)
            return
        }
        let expects = head.headers.first(name: "expect")?.lowercased() == "100-continue"
        if expects && head.version == .http1_1 {
            let go = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")
            context.writeAndFlush(wrapOutboundOut(go), promise: nil)
        }
    }

    private func append(_ bytes: ByteBuffer, in context: ChannelHandlerContext) {
        guard body.count + bytes.readableBytes <= limits.bodyBytes else {
            refuse(.payloadTooLarge, in: context)
            return
        }
        body.append(contentsOf: bytes.readableBytesView)
    }

    private func answer(in context: ChannelHandlerContext) {
        guard let head else { return }
        state = .answering
        schedule(limits.replyTime, in: context) { $0.reset(in: $1) }
        let request = LoopbackRequest(head, body: body)
        body = []
        let handler = handler
        let eventLoop = context.eventLoop
        let bound = NIOLoopBound((self, context), eventLoop: eventLoop)
        work = Task {
            let reply = await handler(request)
            eventLoop.execute {
                let (connection, context) = bound.value
                connection.deliver(reply, in: context)
            }
        }
    }

    private func deliver(_ reply: LoopbackReply, in context: ChannelHandlerContext) {
        guard state == .answering, context.channel.isActive else { return }
        switch reply {
        case .response(let response):
            let keeps = mayContinue && !inputEnded
            send(response.wireBytes(keepsConnection: keeps, omitsBody: head?.method == .HEAD), in: context) {
                // Bytes that came meanwhile may have ended `mayContinue`; closing is always allowed.
                keeps && $0.mayContinue && !$0.inputEnded ? $0.awaitRequest(in: $1) : $0.drain(in: $1)
            }
        case .partial(let bytes):
            send(bytes, in: context) { $0.drain(in: $1) }
        case .closeConnection:
            reset(in: context)
        case .hang:
            isHanging = true
            if inputEnded {
                context.close(promise: nil)
            }
        }
    }

    private func send(
        _ bytes: [UInt8], in context: ChannelHandlerContext,
        then: @escaping (ConnectionHandler, ChannelHandlerContext) -> Void
    ) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes))).assumeIsolated().whenComplete { result in
            switch result {
            case .success: then(self, context)
            case .failure: context.close(promise: nil)
            }
        }
    }

    // MARK: - The end of a connection

    /// Answers with this status and takes nothing more.
    private func refuse(_ status: HTTPResponseStatus, in context: ChannelHandlerContext) {
        guard state != .draining else { return }
        state = .draining
        // The caller may not even read the refusal.
        schedule(.seconds(5), in: context) { $0.reset(in: $1) }
        let response = LoopbackResponse(status: Int(status.code), text: status.reasonPhrase + "\n")
        send(response.wireBytes(keepsConnection: false), in: context) { $0.drain(in: $1) }
    }

    /// Says that no more comes, and for a second drops what the caller still sends: closing at once would make the
    /// system reset the connection, and the answer would be lost on the way.
    private func drain(in context: ChannelHandlerContext) {
        guard !inputEnded else {
            context.close(promise: nil)
            return
        }
        state = .draining
        schedule(.seconds(1), in: context) { $1.close(promise: nil) }
        context.close(mode: .output, promise: nil)
        context.read()
    }

    /// Closes such that the caller sees a reset.
    private func reset(in context: ChannelHandlerContext) {
        if let socket = context.channel as? any SocketOptionProvider {
            // Fails only for a socket that is closed already.
            socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenFailure { _ in }
        }
        context.close(promise: nil)
    }

    /// Replaces the connection's one timer.
    private func schedule(
        _ time: Duration, in context: ChannelHandlerContext,
        _ action: @escaping (ConnectionHandler, ChannelHandlerContext) -> Void
    ) {
        timer?.cancel()
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) {
            action(self, context)
        }
    }
}

extension HTTPRequestHead {
    /// The bytes that the head announces: 0 where it announces none or the body comes in chunks, `Int.max` for a length
    /// that no number holds. Nil for a transfer coding besides chunks. The parser refuses other heads that two readers
    /// could understand in two ways (RFC 9112, 6.3).
    fileprivate var bodyLength: Int? {
        let codings = headers["transfer-encoding"].map { $0.trimmingBlanks.lowercased() }
        guard codings.allSatisfy({ $0 == "chunked" }) else { return nil }
        return headers.first(name: "content-length").map { Int($0.trimmingBlanks) ?? .max } ?? 0
    }
}

extension LoopbackRequest {
    fileprivate init(_ head: HTTPRequestHead, body: [UInt8]) {
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(
            method: head.method.rawValue,
            path: parts.first.map(String.init) ?? "",
            query: parts.count > 1 ? String(parts[1]) : nil,
            // RFC 9110, 5.5: blanks around a value are no part of it; the parser leaves those behind it.
            headers: head.headers.map { LoopbackHeader($0.name, $0.value.trimmingBlanks) },
            body: body)
    }
}

extension String {
    /// Without the spaces and tabs at both ends.
    var trimmingBlanks: String {
        let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
        guard let last = unicodeScalars.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(unicodeScalars[...last].drop(while: isBlank))
    }
}

/// Stands before the parser: tells the connection when a request's first byte comes (the parser is silent until the
/// head is whole), and drops the bytes that come after the answer.
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
