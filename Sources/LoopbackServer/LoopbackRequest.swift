/// A header field as it stood on the wire: spelling and order are kept.
public struct LoopbackHeader: Equatable, Sendable {
    /// In the sender's own spelling.
    public var name: String
    /// Without the blanks around it.
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A whole request: it arrived within the limits and is well-formed HTTP/1. Everything in it is the caller's word.
public struct LoopbackRequest: Equatable, Sendable {
    /// The method as sent, upper case as a rule.
    public var method: String
    /// The request target before its `?`, percent escapes left as they are.
    public var path: String
    /// The request target after its first `?`, percent escapes left as they are; nil without a `?`.
    public var query: String?
    /// In the order of the wire.
    public var headers: [LoopbackHeader]
    /// Chunks are joined.
    public var body: [UInt8]

    public init(
        method: String, path: String, query: String? = nil, headers: [LoopbackHeader] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// The values of the fields called `name` in any case, as HTTP has it.
    public func values(_ name: String) -> [String] {
        let wanted = name.lowercased()
        return headers.filter { $0.name.lowercased() == wanted }.map(\.value)
    }
}
