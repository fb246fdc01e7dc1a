/// Carries one POST to a server and its reply back. ``CurlTransport`` does it; tests have others.
public protocol HTTPTransport: Sendable {
    /// Sends `request` once and never again, follows no redirect, and answers soon after the task is canceled.
    func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure>
}

/// A header field, its name spelled as on the wire.
public struct HTTPHeader: Sendable, Hashable {
    /// ASCII; case means nothing.
    public var name: String
    /// Of a reply text from outside, in UTF-8.
    public var value: String

    /// Nothing is checked.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A POST request.
public struct HTTPRequest: Sendable, Hashable {
    /// The whole address, `https://…`; plain `http://` for loopback addresses only.
    public var url: String
    /// All but `Host` and `Content-Length`, in this order.
    public var headers: [HTTPHeader]
    /// The body's bytes, which are overwritten when no copy of the request is left.
    package var content: ZeroizingBytes
    /// Beyond these the transport gives up.
    public var limits: GatewayLimits
    /// A PEM file with the only authorities to trust, or nil for the system's.
    public var caFile: String?
    /// PEM files with the certificate to show where the server wants one, and with its key; nil for none, and for a key that
    /// stands with its certificate.
    public var clientCertificate: String?
    /// Its private key, a PEM file; nil where the certificate's file has it.
    public var clientKey: String?

    package init(
        url: String, headers: [HTTPHeader], content: ZeroizingBytes, limits: GatewayLimits = GatewayLimits(),
        caFile: String? = nil, clientCertificate: String? = nil, clientKey: String? = nil
    ) {
        self.url = url
        self.headers = headers
        self.content = content
        self.limits = limits
        self.caFile = caFile
        self.clientCertificate = clientCertificate
        self.clientKey = clientKey
    }

    /// A copy of the body, for a transport that can't take the bytes themselves.
    public var body: [UInt8] { content.array }
}

/// A whole reply.
public struct HTTPReply: Sendable, Hashable {
    /// HTTP's, as 200.
    public var status: Int
    /// As they came, repeated ones too; text from outside.
    public var headers: [HTTPHeader]
    /// As it came, of no encoding yet; at most ``GatewayLimits/replyBytes`` with the head.
    public var body: [UInt8]
    /// From the start of the request to the reply's last byte.
    public var elapsedMilliseconds: Int

    /// A reply as another transport, or a test, has it.
    public init(status: Int, headers: [HTTPHeader], body: [UInt8], elapsedMilliseconds: Int = 0) {
        self.status = status
        self.headers = headers
        self.body = body
        self.elapsedMilliseconds = elapsedMilliseconds
    }

    /// The values of every field with this name, whatever its case.
    public func values(of name: String) -> [String] {
        let wanted = name.lowercased()
        return headers.filter { $0.name.lowercased() == wanted }.map(\.value)
    }
}

/// Why there is no reply. The texts are the library's, and may hold text from outside.
public enum TransportFailure: Error, Sendable, Hashable {
    /// Surely not a byte of the request reached the server: no such name, refused, no TLS, a bad CA file or client
    /// certificate.
    case notSent(String)
    /// No whole reply within this many seconds; the server may have got the request.
    case timeout(seconds: Int)
    /// The task was canceled after the request, or some of it, had left.
    case canceled
    /// The connection ended before the reply was whole.
    case connectionLost(String)
    /// The reply is not HTTP.
    case malformedReply(String)
    /// More than this many bytes; the rest was not read.
    case replyTooLarge(limit: Int)
    /// The library can't be opened; nothing was sent.
    case libraryMissing(String)
}

/// How long a request may take and how much a reply may hold.
public struct GatewayLimits: Sendable, Hashable {
    /// To look up the name, connect, and agree on TLS.
    public var connectSeconds: Int
    /// For the whole exchange.
    public var totalSeconds: Int
    /// Of a reply, head and body together.
    public var replyBytes: Int

    /// 10 s to connect, 30 s for all, 1 MiB of reply, unless told otherwise.
    public init(connectSeconds: Int = 10, totalSeconds: Int = 30, replyBytes: Int = 1024 * 1024) {
        self.connectSeconds = connectSeconds
        self.totalSeconds = totalSeconds
        self.replyBytes = replyBytes
    }
}
