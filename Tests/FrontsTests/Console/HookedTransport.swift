import Dispatch
import EInvoiceKit
import Glibc
import Synchronization

/// The usual way to the gateway, on which something happens between a reply and who waits for it.
struct HookedTransport: HTTPTransport {
    /// The last part of the path of the requests that this is about.
    let endpoint: String
    /// Done before the reply, or that there is none, is given.
    let hook: @Sendable () async -> Void

    func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> {
        let result = await CurlTransport().post(request)
        if request.url.hasSuffix("/\(endpoint)") { await hook() }
        return result
    }
}

/// The usual way to the gateway, which can be cut.
struct CutTransport: HTTPTransport {
    let isCut: Switch

    func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> {
        isCut.isOn ? .failure(.notSent("no route to host")) : await CurlTransport().post(request)
    }
}

/// Finds out whether something waits for a slow work, or goes on without it.
final class Order: Sendable {
    private let over = DispatchSemaphore(value: 0)
    private let wentOn = Mutex(false)

    /// True where the waiting was over before the work.
    var isBroken: Bool { wentOn.withLock { $0 } }

    /// Takes its time for the work: until the waiting is over, which it must not be, or for a second unless told.
    func work(milliseconds: Int = 1000) {
        if over.wait(timeout: .now() + .milliseconds(milliseconds)) == .success { wentOn.withLock { $0 = true } }
    }

    /// The same where no thread may be kept.
    func workAside() async {
        await withCheckedContinuation { continuation in
            // No thread of a pool: there are few, and what is waited for may need one.
            _ = pthread_detach(
                startThread { [self] in
                    work()
                    continuation.resume()
                })
        }
    }

    /// Says that nothing is waited for any more.
    func isOver() { over.signal() }
}
