/// Sends requests through the system's libcurl, each over a connection of its own and driven by a thread of its own, so that
/// nothing waits on Swift's few shared threads and no request can get in another's way.
///
/// Exactly one POST leaves for each call: libcurl repeats a request by itself only on a connection that it reuses, and none
/// is reused. Redirects are replies like any other. `HTTPS_PROXY` and `NO_PROXY` are libcurl's to read; loopback addresses
/// are never asked through a proxy.
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
    /// What would make something else of the request's head on the wire; nil where nothing does.
    fileprivate var problem: String? {
        for header in headers where !(header.name + header.value).utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) {
            return "the header \(header.name) has a control character"
        }
        // libcurl takes C strings, which would end there.
        if (url + (caFile ?? "")).utf8.contains(0) { return "a zero byte in the address or the CA file's name" }
        return nil
    }
}
