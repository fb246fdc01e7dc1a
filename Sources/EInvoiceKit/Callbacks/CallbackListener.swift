import InvoiceCore
import LoopbackServer
import Synchronization

/// Listens on 127.0.0.1 for the gateway's callbacks: empty GETs of the status URLs that ``Profile/newStatusURL()`` made.
///
/// A callback proves nothing. It only makes the program ask the gateway about that invoice; however many calls come, it asks
/// about one invoice once in 5 s at most, and about ten invoices in a second at most. Every request gets the same answer,
/// whether or not it names an invoice. The history tells which invoice is meant, so a restart forgets nothing, and other
/// programs that record invoices in the same history need no listener of their own.
public final class CallbackListener: Sendable {
    /// The port that it listens on, also when any was asked for.
    public let port: Int
    /// The prefix of status URLs where nothing public leads here, for ``Profile/callbackURL``.
    public var localURL: String { "http://127.0.0.1:\(port)" }

    private let server: LoopbackServer
    let calls: CallbackCalls
    private let serving = Mutex<Task<Void, Never>?>(nil)

    /// The limits are small: only an empty GET is expected.
    static let limits = LoopbackLimits(
        headerBytes: 8 * 1024, headerCount: 64, bodyBytes: 1024, connections: 128, requestsPerConnection: 32,
        idleTime: .seconds(5), requestTime: .seconds(5), replyTime: .seconds(30))

    /// A callback may come before the gateway's own status shows it, and the gateway may be out of reach: so it is asked again
    /// a few times within a minute, until the status is final.
    static let schedule = PollSchedule(
        first: .seconds(5), longest: .seconds(40), growth: 2, jitter: 0, atOnce: 2, patience: .seconds(72))

    /// Between two look-ups at least. A stranger can make up as many tokens as he likes, so there is one at a time, and after
    /// each a rest of nine times as long: all of them together take a tenth of the time at most. The first one may have to
    /// read the whole history; the others don't wait as long for it.
    static let rest = Duration.milliseconds(100)
    static let longestRest = Duration.seconds(5)

    private init(server: LoopbackServer, calls: CallbackCalls) {
        self.server = server
        port = server.port
        self.calls = calls
    }

    /// Begins to listen. Calls that come before ``serve(_:)`` wait for it.
    ///
    /// - Parameters:
    ///   - port: ``Profile/callbackPort``; 0 for any free one.
    ///   - publicURL: ``Profile/callbackURL``, under whose host callbacks come, too. Calls under any other name than it and
    ///     this machine's own are refused.
    public static func start(port: Int, publicURL: String? = nil) async throws(Problem) -> CallbackListener {
        try await start(port: port, publicURL: publicURL, limits: limits)
    }

    static func start(
        port: Int, publicURL: String? = nil, limits: LoopbackLimits
    ) async throws(Problem) -> CallbackListener {
        let calls = CallbackCalls()
        do throws(LoopbackError) {
            let server = try await LoopbackServer.start(port: port, limits: limits, publicURL: publicURL) {
                calls.answer(to: $0)
            }
            return CallbackListener(server: server, calls: calls)
        } catch {
            throw .noCallbacks(PortProblem(error))
        }
    }

    /// Lets callbacks ask through this service about the invoices of its history, until ``stop()``; to be called once. Whatever
    /// is new is recorded, and shows from there.
    public func serve(_ service: InvoiceService) { serve(service) { _ in } }

    /// - Parameter told: told each answer.
    func serve(_ service: InvoiceService, told: @escaping @Sendable (FollowEvent) -> Void) {
        let (calls, schedule, clock) = (calls, Self.schedule, service.dependencies.clock)
        let task = Task {
            let follower = StatusFollower(schedule: schedule, dependencies: service.dependencies) {
                await service.statusAfterCallback(of: $0)
            }
            await withDiscardingTaskGroup { group in
                for await token in calls.tokens {
                    calls.taken(token)
                    let start = clock.monotonic()
                    // Where the history can't be read the console says so.
                    let invoices = (try? await service.invoices(with: token)) ?? []
                    let pause = min(max(Self.rest, (clock.monotonic() - start) * 9), Self.longestRest)
                    for invoice in invoices {
                        guard let noted = try? await service.noteCallback(to: invoice.id), !follower.wake(noted.id)
                        else {
                            continue
                        }
                        group.addImmediateTask { await follower.follow([noted], told: told) }
                    }
                    try? await clock.sleep(pause)
                }
            }
        }
        serving.withLock { $0 = task }
    }

    /// Stops listening and asking; returns when the port is free again.
    public func stop() async {
        let task = serving.withLock { $0 }
        task?.cancel()
        await task?.value
        await server.stop()
    }
}

extension PortProblem {
    /// The same as the server told it.
    package init(_ error: LoopbackError) {
        self =
            switch error {
            case .addressInUse(let port): .taken(port)
            case .notPermitted(let port): .notPermitted(port)
            case .portOutOfRange(let port): .outOfRange(port)
            case .cannotListen(let port, let code): .unavailable(port, errno: code)
            }
    }
}

/// Answers requests, and keeps the tokens of those that are to be seen to.
final class CallbackCalls: Sendable {
    /// The tokens that were called, each once until it is ``taken(_:)``.
    let tokens: AsyncStream<CallbackToken>

    private let called: AsyncStream<CallbackToken>.Continuation
    private let waiting = Mutex<Set<CallbackToken>>([])
    /// The most tokens that wait. Further ones are dropped: the gateway calls again.
    private let limit: Int

    init(limit: Int = 1000) {
        self.limit = limit
        (tokens, called) = AsyncStream.makeStream()
    }

    /// The same for every path, in the same time: a stranger learns nothing about tokens.
    func answer(to request: LoopbackRequest) -> LoopbackReply {
        guard request.method == "GET" || request.method == "HEAD" else {
            return .response(LoopbackResponse(status: 405, headers: [LoopbackHeader("Allow", "GET, HEAD")]))
        }
        if let token = CallbackToken(in: request.path),
            waiting.withLock({ $0.count < limit && $0.insert(token).inserted })
        {
            called.yield(token)
        }
        return .response(LoopbackResponse(status: 200, headers: [LoopbackHeader("Cache-Control", "no-store")]))
    }

    /// Takes the next call with this token as news again.
    func taken(_ token: CallbackToken) { waiting.withLock { _ = $0.remove(token) } }
}
