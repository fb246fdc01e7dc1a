import CCurl
import Glibc
import Synchronization

/// Sends requests through the system's libcurl, each over a connection of its own and driven by a thread of its own, so that
/// nothing waits on Swift's few shared threads and no request can get in another's way.
///
/// Exactly one POST leaves for each call: libcurl repeats a request by itself only on a connection that it reuses, and
/// none is reused. Redirects are replies like any other. libcurl reads `HTTPS_PROXY` and `NO_PROXY`; requests to
/// loopback addresses never go through a proxy.
public struct CurlTransport: HTTPTransport {
    /// Costs nothing: the library is opened at the first request.
    public init() {}

    /// Sends `request` once. Cancelling the task answers at once, whatever the library is waiting for.
    public func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> {
        if let problem = request.problem { return .failure(.notSent(problem)) }
        let library: CurlLibrary
        switch CurlLibrary.shared {
        case .success(let opened): library = opened
        case .failure(let failure): return .failure(failure)
        }
        let exchange = CurlExchange(request, library: library)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { exchange.start($0) }
        } onCancel: {
            exchange.cancel()
        }
    }
}

extension HTTPRequest {
    /// The part of the request that libcurl would send otherwise than it is; nil where there is none.
    fileprivate var problem: String? {
        for header in headers where !(header.name + header.value).utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) {
            return "the header \(header.name) has a control character"
        }
        // libcurl takes C strings, which would end there.
        let files = [caFile, clientCertificate, clientKey].compactMap(\.self)
        if ([url] + files).contains(where: { $0.utf8.contains(0) }) {
            return "a zero byte in the address or a certificate file's name"
        }
        return nil
    }
}

/// One request on its way, on a thread of its own.
final class CurlExchange: Sendable {
    typealias Outcome = Result<HTTPReply, TransportFailure>

    private let request: HTTPRequest
    private let library: CurlLibrary
    private let state = Mutex(State())

    /// The state that the thread and the cancelling task share.
    private struct State {
        var isCanceled = false
        /// The handle in which the thread may be waiting.
        var waiting: Wakeable?
        /// Nil once the exchange has answered.
        var continuation: CheckedContinuation<Outcome, Never>?
    }

    /// `@unchecked Sendable`: curl_multi_wakeup is the one function that may be called from any thread, and the handle is
    /// taken out of the state, under its lock, before it is freed.
    private struct Wakeable: @unchecked Sendable {
        let multi: CurlLibrary.Handle
    }

    init(_ request: HTTPRequest, library: CurlLibrary) {
        self.request = request
        self.library = library
    }

    /// Starts the thread that will answer.
    func start(_ continuation: CheckedContinuation<Outcome, Never>) {
        state.withLock { $0.continuation = continuation }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let own = Unmanaged.passRetained(self)
        let error = pthread_create(&thread, &attributes, curlThread, own.toOpaque())
        if error != 0 {
            own.release()
            answer(.failure(.notSent("no thread: error \(error)")))
        }
    }

    /// Makes the exchange answer soon. Does nothing once it has answered.
    func cancel() {
        state.withLock { state in
            state.isCanceled = true
            if let waiting = state.waiting { _ = library.multiWakeup(waiting.multi) }
        }
    }

    /// Carries out the request on the exchange's thread.
    fileprivate func run() {
        einvoice_use_locale(library.locale)
        guard let multi = library.multiInit() else { return answer(.failure(.notSent("out of memory"))) }
        guard let transfer = CurlTransfer(request, library: library) else {
            _ = library.multiCleanup(multi)
            return answer(.failure(.notSent("out of memory")))
        }
        state.withLock { $0.waiting = Wakeable(multi: multi) }
        let isAdded = library.multiAdd(multi, transfer.easy) == CURLM_OK
        let outcome = isAdded ? drive(multi, transfer) : .failure(.notSent("out of memory"))
        // An older library waits below for a name lookup that it can't break off, so the answer goes out first. Otherwise it goes
        // out last: a program that ends on it doesn't end amid the library's work.
        if transfer.mayWaitAtEnd { answer(outcome) }
        if isAdded { _ = library.multiRemove(multi, transfer.easy) }
        transfer.free()
        state.withLock { $0.waiting = nil }
        _ = library.multiCleanup(multi)
        answer(outcome)
    }

    private func drive(_ multi: CurlLibrary.Handle, _ transfer: CurlTransfer) -> Outcome {
        while true {
            if state.withLock({ $0.isCanceled }) { return .failure(transfer.canceledFailure) }
            var running: CInt = 0
            guard library.multiPerform(multi, &running) == CURLM_OK else {
                return .failure(transfer.failure("the library failed"))
            }
            var waiting: CInt = 0
            while let message = library.multiInfo(multi, &waiting) {
                if message.pointee.msg == CURLMSG_DONE { return transfer.outcome(message.pointee.data.result) }
            }
            // A time limit or cancel() ends the wait early.
            if running == 0 || library.multiPoll(multi, nil, 0, 1000, nil) != CURLM_OK {
                return .failure(transfer.failure("the library failed"))
            }
        }
    }

    /// Answers once; later calls do nothing.
    private func answer(_ outcome: Outcome) {
        let continuation = state.withLock { state in
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(returning: outcome)
    }
}

/// Where the thread starts. All signals are blocked on it: they are for the main thread, and a SIGPIPE from TLS on a dead
/// connection (libcurl leaves it alone under CURLOPT_NOSIGNAL) must not end the program.
private func curlThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    if let context { Unmanaged<CurlExchange>.fromOpaque(context).takeRetainedValue().run() }
    return nil
}
