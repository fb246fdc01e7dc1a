import InvoiceCore
import LoopbackServer
import Synchronization

/// Why no callbacks can be heard.
public enum CallbackProblem: Error, Sendable, Hashable {
    /// Another program listens on this port: perhaps another console, which then hears the callbacks for both.
    case portTaken(port: Int)
    /// The system doesn't let this user listen there (ports below 1024, as a rule).
    case notPermitted(port: Int)
    /// The system's error number; 0 where it gave none.
    case cannotListen(port: Int, systemError: Int32)
}

/// Listens on 127.0.0.1 for the gateway's callbacks: empty GETs of the status URLs that ``Profile/newStatusURL()`` made.
///
/// A callback proves nothing, so all it does is that the gateway is asked how that invoice stands, and of these questions
/// there are few however many calls come: one each 5 s about one invoice, one each second about all, after 30 at once.
/// Every request gets the same answer, whether or not it names an invoice. After a restart the recorded status URLs tell
/// which invoice is meant, looked up when it is called; other programs that make invoices in the same history need no
/// listener of their own.
public final class CallbackListener: Sendable {
    /// The port that it listens on, also when any was asked for.
    public let port: Int
    /// The prefix of status URLs where nothing public leads here, for ``Profile/callbackURL``.
    public var localURL: String { "http://127.0.0.1:\(port)" }

    private let server: LoopbackServer
    private let router: CallbackRouter
    private let limit: RateLimit
    private let clock: WaitingClock

    /// Small, for nothing but an empty GET is expected.
    static let limits = LoopbackLimits(
        headerBytes: 8 * 1024, headerCount: 64, bodyBytes: 1024, connections: 128, requestsPerConnection: 32,
        idleTime: .seconds(5), requestTime: .seconds(5), replyTime: .seconds(30))

    private init(server: LoopbackServer, router: CallbackRouter, limit: RateLimit, clock: WaitingClock) {
        self.server = server
        port = server.port
        self.router = router
        self.limit = limit
        self.clock = clock
    }

    /// Begins to listen; until ``serve(_:)`` calls are answered and lead to nothing.
    ///
    /// - Parameters:
    ///   - port: ``Profile/callbackPort``; 0 for any free one.
    ///   - publicURL: ``Profile/callbackURL``, under whose host callbacks come, too. Calls under any other name than it and
    ///     this machine's own are refused.
    public static func start(port: Int, publicURL: String? = nil) async throws(CallbackProblem) -> CallbackListener {
        try await start(port: port, publicURL: publicURL, limit: RateLimit(), clock: .system)
    }

    static func start(
        port: Int, publicURL: String? = nil, limit: RateLimit, clock: WaitingClock, limits: LoopbackLimits = limits
    ) async throws(CallbackProblem) -> CallbackListener {
        let router = CallbackRouter()
        do throws(LoopbackError) {
            let server = try await LoopbackServer.start(
                port: port, limits: limits, hosts: .own(publicURL: publicURL)
            ) { await router.answer(to: $0) }
            return CallbackListener(server: server, router: router, limit: limit, clock: clock)
        } catch {
            switch error {
            case .addressInUse(let port): throw .portTaken(port: port)
            case .notPermitted(let port): throw .notPermitted(port: port)
            case .portOutOfRange(let port): throw .cannotListen(port: port, systemError: 0)
            case .cannotListen(let port, let code): throw .cannotListen(port: port, systemError: code)
            }
        }
    }

    /// Lets callbacks ask through this service about the invoices of its history. Those that are added are learnt at once,
    /// older ones when they are called: nothing is read before.
    ///
    /// - Returns: what callbacks led to; the newest 100 are kept for who listens late. It ends with ``stop()``.
    public func serve(_ service: InvoiceService) -> AsyncStream<CallbackEvent> {
        let (events, continuation) = AsyncStream.makeStream(
            of: CallbackEvent.self, bufferingPolicy: .bufferingNewest(100))
        let router = router
        let queue = CallbackQueue(limit: limit, clock: clock) { id in
            router.book.isTold(id)
            return await service.answerCallback(to: id)
        } told: { event in
            if event.isEnd { router.book.forget(event.id) }
            continuation.yield(event)
        }
        let lookup = CallbackLookup(
            book: router.book, source: CallbackLookup.Source(service.history), limit: limit, clock: clock
        ) { ids in
            for id in ids { await queue.called(id) }
        }
        let following = Task { await router.book.follow(service.history) { await lookup.startOver() } }
        router.begin(queue, lookup) {
            following.cancel()
            continuation.finish()
        }
        return events
    }

    /// Learns invoices at once that the history will tell of a moment later.
    public func learn(_ invoices: [Invoice]) { router.book.learn(invoices) }

    /// Stops listening and asking; returns when the port is free again.
    public func stop() async {
        await router.end()
        await server.stop()
    }
}

/// Answers requests, and hands on those that mean something.
final class CallbackRouter: Sendable {
    let book = CallbackBook()

    private struct Service {
        var queue: CallbackQueue
        var lookup: CallbackLookup
        var end: @Sendable () -> Void
    }
    private let service = Mutex<Service?>(nil)

    func begin(_ queue: CallbackQueue, _ lookup: CallbackLookup, end: @escaping @Sendable () -> Void) {
        let former = service.withLock { service in
            defer { service = Service(queue: queue, lookup: lookup, end: end) }
            return service
        }
        former?.end()
    }

    func end() async {
        let former = service.withLock { service in
            defer { service = nil }
            return service
        }
        former?.end()
        await former?.lookup.stop()
        await former?.queue.stop()
    }

    /// The same for every path, in the same time: a stranger learns nothing about tokens.
    func answer(to request: LoopbackRequest) async -> LoopbackReply {
        guard request.method == "GET" || request.method == "HEAD" else {
            return .response(LoopbackResponse(status: 405, headers: [LoopbackHeader("Allow", "GET, HEAD")]))
        }
        if let service = service.withLock({ $0 }) {
            switch book.called(path: request.path) {
            case .nothing: break
            case .of(let ids): for id in ids { await service.queue.called(id) }
            case .unread(let token): await service.lookup.look(for: token)
            }
        }
        return .response(LoopbackResponse(status: 200, headers: [LoopbackHeader("Cache-Control", "no-store")]))
    }
}
