import NIOHTTP1

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
    /// Whether the field stays on its own line: no control character in it, and a name that is a token at least in that
    /// it has no blank or colon.
    fileprivate var isSafe: Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: ":") }
            && value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7f) || $0 == 0x09 }
    }
}
