/// What a handler wants done about a request. All but `response` are for playing a gateway that misbehaves.
public enum LoopbackReply: Equatable, Sendable {
    /// Answer, as it should be.
    case response(LoopbackResponse)
    /// Reset the connection, with no byte sent.
    case closeConnection
    /// Never answer: the connection stays until the caller leaves or the limit on the reply's time is reached.
    case hang
    /// Send these bytes as they are (status line and all, or what there is of it), then close.
    case partial([UInt8])
}

/// An answer: status, header fields and body. The server adds `Content-Length` unless it is there, and `Connection`.
public struct LoopbackResponse: Equatable, Sendable {
    /// The status code, 200 to 599.
    public var status: Int
    /// Header fields, sent in this order and spelling.
    public var headers: [LoopbackHeader]
    /// The body's bytes.
    public var body: [UInt8]

    /// An answer of these parts.
    public init(status: Int, headers: [LoopbackHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer in plain text.
    public init(status: Int, text: String) {
        self.init(
            status: status, headers: [LoopbackHeader("Content-Type", "text/plain; charset=utf-8")],
            body: Array(text.utf8))
    }
}
