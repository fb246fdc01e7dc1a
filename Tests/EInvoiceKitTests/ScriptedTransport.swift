import Synchronization

@testable import EInvoiceKit

/// A gateway in memory: answers each request as it is told to, and remembers them all.
final class ScriptedTransport: HTTPTransport {
    typealias Answer = @Sendable (HTTPRequest) async -> Result<HTTPReply, TransportFailure>

    private struct State {
        var requests: [HTTPRequest] = []
        var answers: [Answer] = []
    }
    private let state = Mutex(State())

    /// The answers in their order; a request beyond the last finds nobody.
    init(_ answers: Answer...) { state.withLock { $0.answers = answers } }

    func add(_ answers: Answer...) { state.withLock { $0.answers += answers } }

    /// Takes back the first answers that nobody came for.
    func drop(_ count: Int) { state.withLock { $0.answers.removeFirst(count) } }

    func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> {
        let answer = state.withLock { state in
            state.requests.append(request)
            return state.answers.isEmpty ? nil : state.answers.removeFirst()
        }
        return await answer?(request) ?? .failure(.notSent("connection refused"))
    }

    var requests: [HTTPRequest] { state.withLock(\.requests) }
    /// The last part of each request's path.
    var asked: [String] { requests.map { String($0.url.split(separator: "/").last ?? "") } }
    var bodies: [String] { requests.map { String(decoding: $0.body, as: UTF8.self) } }
}

/// Replies with this body, signed with the fixture's secret unless told otherwise; nil doesn't sign it.
func reply(_ body: String, status: Int = 200, signedWith secret: String? = "s3cr3t") -> ScriptedTransport.Answer {
    let bytes = Array(body.utf8)
    let headers = secret.map { [HTTPHeader("DPAY_SECURE", Signature.text(of: bytes, secret: Secret($0)))] } ?? []
    return { _ in .success(HTTPReply(status: status, headers: headers, body: bytes, elapsedMilliseconds: 7)) }
}

/// Fails like this.
func failure(_ failure: TransportFailure) -> ScriptedTransport.Answer { { _ in .failure(failure) } }

/// Says `arrived`, and answers once it is told to.
func holding(
    _ answer: @escaping ScriptedTransport.Answer, _ arrived: Signal, until answered: Signal
) -> ScriptedTransport.Answer {
    { request in
        arrived.send()
        await answered.wait()
        return await answer(request)
    }
}

/// Says `arrived` and then waits until the task is canceled, as a gateway that never answers.
func hanging(_ arrived: Signal) -> ScriptedTransport.Answer {
    { _ in
        arrived.send()
        let never = Signal()
        await withTaskCancellationHandler {
            await never.wait()
        } onCancel: {
            never.send()
        }
        return .failure(.canceled)
    }
}

/// Something that happens once and is waited for.
final class Signal: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func send() { continuation.finish() }

    /// Ends with the task as well, so that a test's time limit is one.
    func wait() async { for await _ in stream {} }
}

enum Replies {
    static let created = reply(#"{"tracking":"79DF-60B0-17F6"}"#)
    static let exists = reply(#"{"error":{"code":0,"message":"Transaction already exists"}}"#)
    static let notFound = reply(#"{"error":{"code":401,"message":"Payment not found"}}"#)

    static func status(_ word: String = "CREATED", _ more: String = "") -> ScriptedTransport.Answer {
        reply(#"{"tracking":"0527-7AB2-0001","status":"\#(word)"\#(more)}"#)
    }
}
