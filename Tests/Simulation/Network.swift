import EInvoiceKit
import FoundationEssentials

/// The way to the gateway and back, with all that can befall a message on it.
///
/// Unchecked: there is one thread.
final class Network: @unchecked Sendable {
    /// A request that somebody waits for.
    private final class Exchange: @unchecked Sendable {
        let program: Program?
        let request: HTTPRequest
        let started: Int64
        var continuation: CheckedContinuation<Result<HTTPReply, TransportFailure>, Never>?

        init(_ program: Program?, _ request: HTTPRequest, _ started: Int64) {
            self.program = program
            self.request = request
            self.started = started
        }

        var endpoint: String { String(request.url.split(separator: "/").last ?? "") }
        var body: String { String(decoding: request.body, as: UTF8.self) }
        var client: String { request.headers.first { $0.name == "DPAY_CLIENT" }?.value ?? "" }
        var key: String { SimulatedGateway.key(client, SimulatedGateway.member("payment_id", in: body) ?? "") }
    }

    private unowned let world: World
    private(set) lazy var gateway = SimulatedGateway(world)

    static let secret = "s3cr3t-0f-th3-sh0p"

    init(_ world: World) { self.world = world }

    /// The protocol's signature, read from its description and not taken from the house.
    static func signature(of body: [UInt8], secret: String) -> String {
        let inner = Data(body.withUnsafeBytes(SHA1.digest)).base64EncodedString()
        let material = Array(secret.utf8) + inner.utf8 + Array(secret.utf8)
        return Data(material.withUnsafeBytes(MD5.digest)).base64EncodedString()
    }

    /// One request, as libcurl would carry it.
    func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> {
        let exchange = Exchange(world.current, request, world.nanoseconds)
        let isDown = world.nanoseconds < gateway.downUntil
        if !world.oracle.isCalm, world.random.chance(world.options.refuse) || (isDown && world.random.chance(0.5)) {
            world.tell("no connection for \(exchange.endpoint)")
            world.sleep(world.random.within(1_000_000...2_000_000_000))
            return .failure(.notSent("connection refused"))
        }
        if exchange.endpoint == "create" { world.oracle.posted(client: exchange.client, exchange.body) }
        if exchange.endpoint == "process" { world.oracle.startsPayment(client: exchange.client, exchange.body) }
        world.tell("asks \(exchange.endpoint) of \(exchange.key)")
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                exchange.continuation = continuation
                send(exchange)
            }
        } onCancel: {
            self.finish(exchange, .failure(.canceled))
        }
    }

    private func milliseconds(_ range: ClosedRange<Int64>) -> Int64 { world.random.within(range) * 1_000_000 }

    private func later(_ delay: Int64, _ body: @escaping () -> Void) { world.after(delay, nil, .call(body)) }

    private func finish(_ exchange: Exchange, _ result: Result<HTTPReply, TransportFailure>) {
        guard let continuation = exchange.continuation else { return }
        exchange.continuation = nil
        if let program = exchange.program, !program.isAlive { return world.bury(continuation) }
        world.mix(result.isReply ? 11 : 12)
        world.acting(as: exchange.program) {
            world.tell("\(exchange.endpoint) of \(exchange.key): \(Story.reply(result))")
            if case .success(let reply) = result { world.oracle.delivered(exchange.key, reply, to: exchange.endpoint) }
            continuation.resume(returning: result)
        }
    }

    private func send(_ exchange: Exchange) {
        later(30_000_000_000) { [self] in finish(exchange, .failure(.timeout(seconds: 30))) }
        guard !world.oracle.isCalm else {
            return later(2_000_000) { [self] in
                let body = gateway.answer(exchange.endpoint, client: exchange.client, exchange.body)
                finish(exchange, .success(reply(body, to: exchange)))
            }
        }
        let options = world.options
        if world.nanoseconds < gateway.downUntil || world.random.chance(options.reset / 2) {
            return lose(exchange, "reset before the request was whole")
        }
        var meddling: Meddling?
        if world.random.chance(options.meddle) {
            let chosen = Meddling(&world.random)
            if chosen.replaces, world.random.chance(0.5) {
                // It answers by itself, and the gateway never hears of it.
                return later(milliseconds(5...300)) { [self] in finish(exchange, chosen.result(reply("", to: exchange)))
                }
            }
            meddling = chosen
        }
        var arrivals: [Int64] = []
        if !world.random.chance(options.loss / 2) {
            arrivals = [world.random.chance(options.late) ? milliseconds(20_000...600_000) : milliseconds(5...400)]
            if world.random.chance(options.duplicate) { arrivals.append(arrivals[0] + milliseconds(0...60_000)) }
        }
        guard !arrivals.isEmpty, !world.random.chance(options.loss) else {
            for arrival in arrivals { later(arrival) { [self] in _ = arrive(exchange) } }
            if world.random.chance(0.5) { lose(exchange, "connection lost") }
            return
        }
        let answered = world.random.below(arrivals.count)
        for (index, arrival) in arrivals.enumerated() {
            later(arrival) { [self] in
                guard let body = arrive(exchange) else { return }
                guard index == answered else { return }
                later(milliseconds(1...300)) { [self] in
                    if world.random.chance(options.reset) {
                        let cut = world.random.below(body.utf8.count + 1)
                        return finish(exchange, .failure(.connectionLost("reset after \(cut) bytes of the reply")))
                    }
                    let whole = reply(body, to: exchange)
                    finish(exchange, meddling?.result(whole) ?? .success(whole))
                }
            }
        }
    }

    /// A copy of the request reaches the gateway; nil where that is down.
    private func arrive(_ exchange: Exchange) -> String? {
        if world.nanoseconds < gateway.downUntil { return nil }
        return gateway.answer(exchange.endpoint, client: exchange.client, exchange.body)
    }

    private func lose(_ exchange: Exchange, _ words: String) {
        later(milliseconds(10...3000)) { [self] in finish(exchange, .failure(.connectionLost(words))) }
    }

    /// A reply, signed. With another secret than its own the gateway believes nobody, and signs with its own all the same.
    private func reply(_ body: String, to exchange: Exchange) -> HTTPReply {
        let claimed = exchange.request.headers.first { $0.name == "DPAY_SECURE" }?.value
        let isBelieved = claimed == Self.signature(of: exchange.request.body, secret: Self.secret)
        let text = isBelieved ? body : #"{"error":{"code":401,"message":"Invalid DPAY_SECURE"}}"#
        let bytes = Array(text.utf8)
        return HTTPReply(
            status: 200, headers: [HTTPHeader("DPAY_SECURE", Self.signature(of: bytes, secret: Self.secret))],
            body: bytes, elapsedMilliseconds: Int((world.nanoseconds - exchange.started) / 1_000_000))
    }
}

/// What something between here and the gateway does to an answer.
enum Meddling: CaseIterable {
    case saysNo, saysNotFound, page, redirect, empty, tooLarge, unsigned, altered

    init(_ random: inout Random) { self = random.pick(Self.allCases) }

    /// True where the answer is wholly its own.
    var replaces: Bool { self != .unsigned && self != .altered }

    /// The answer that comes of the gateway's.
    func result(_ reply: HTTPReply) -> Result<HTTPReply, TransportFailure> {
        func own(_ status: Int, _ body: String, _ headers: [HTTPHeader] = []) -> Result<HTTPReply, TransportFailure> {
            .success(HTTPReply(status: status, headers: headers, body: Array(body.utf8), elapsedMilliseconds: 3))
        }
        switch self {
        case .saysNo: return own(403, #"{"error":{"code":9,"message":"Request blocked"}}"#)
        case .saysNotFound: return own(200, #"{"error":{"code":401,"message":"Payment not found"}}"#)
        case .page: return own(502, "<html><h1>Bad gateway</h1></html>")
        case .redirect: return own(302, "", [HTTPHeader("Location", "https://login.example/")])
        case .empty: return own(200, "{}")
        case .tooLarge: return .failure(.replyTooLarge(limit: 1 << 20))
        case .unsigned:
            return .success(HTTPReply(status: reply.status, headers: [], body: reply.body, elapsedMilliseconds: 5))
        case .altered:
            var changed = reply
            if !changed.body.isEmpty { changed.body[changed.body.count / 2] ^= 1 }
            return .success(changed)
        }
    }
}

extension Result where Success == HTTPReply, Failure == TransportFailure {
    fileprivate var isReply: Bool { if case .success = self { true } else { false } }
}

/// What the service sends through.
struct SimulatedTransport: HTTPTransport {
    func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> { await world.network.post(request) }
}
