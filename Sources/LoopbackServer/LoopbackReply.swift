import NIOHTTP1

/// A handler's decision about a request. All but `response` are for playing a gateway that misbehaves.
public enum LoopbackReply: Equatable, Sendable {
    case response(LoopbackResponse)
    /// Reset the connection, with no byte sent.
    case closeConnection
    /// Never answer: the connection stays until the caller leaves or the limit on the reply's time is reached.
    case hang
    /// Send these bytes as they are (status line and all, or what there is of it), then close.
    case partial([UInt8])
}

/// The server adds `Content-Length` unless it is there, and `Connection`.
public struct LoopbackResponse: Equatable, Sendable {
    /// 200 to 599.
    public var status: Int
    /// Sent in this order and spelling.
    public var headers: [LoopbackHeader]
    public var body: [UInt8]

    public init(status: Int, headers: [LoopbackHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// In plain text.
    public init(status: Int, text: String) {
        self.init(
            status: status, headers: [LoopbackHeader("Content-Type", "text/plain; charset=utf-8")],
            body: Array(text.utf8))
    }
}

extension LoopbackResponse {
    /// The answer as bytes of HTTP/1.1. Header fields that would break out of their line are left out.
    ///
    /// - Parameters:
    ///   - keepsConnection: whether another request may follow; else `Connection: close` is said.
    ///   - omitsBody: for HEAD, whose answer has the length but not the body.
    public func wireBytes(keepsConnection: Bool, omitsBody: Bool = false) -> [UInt8] {
        var head = "HTTP/1.1 \(status) \(HTTPResponseStatus(statusCode: status).reasonPhrase)\r\n"
        var hasLength = false
        for header in headers where header.isSafe {
            head += "\(header.name): \(header.value)\r\n"
            hasLength = hasLength || header.name.lowercased() == "content-length"
        }
        // RFC 9110, 8.6: neither 204 nor 304 tells a length here.
        let isBodiless = status == 204 || status == 304
        if !hasLength && !isBodiless {
            head += "Content-Length: \(body.count)\r\n"
        }
        head += keepsConnection ? "\r\n" : "Connection: close\r\n\r\n"
        return Array(head.utf8) + (omitsBody || isBodiless ? [] : body)
    }
}

extension LoopbackHeader {
    /// Whether the field stays on its own line: it has no control character, and its name no blank or colon.
    fileprivate var isSafe: Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: ":") }
            && value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7f) || $0 == 0x09 }
    }
}
