/// A header field as it stood on the wire: spelling and order are kept.
public struct LoopbackHeader: Equatable, Sendable {
    /// The name, in the sender's own spelling.
    public var name: String
    /// The value, without the blanks around it.
    public var value: String

    /// A field of this name and value.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A whole request: it arrived within the limits and is well-formed HTTP/1. Everything in it is the caller's word.
public struct LoopbackRequest: Equatable, Sendable {
    /// The method as sent, upper case as a rule.
    public var method: String
    /// What stands before the `?` of the request target, percent escapes left as they are.
    public var path: String
    /// What stands after the first `?`, percent escapes left as they are; nil without a `?`.
    public var query: String?
    /// All header fields, in their order.
    public var headers: [LoopbackHeader]
    /// The body's bytes, with chunks joined.
    public var body: [UInt8]

    /// A request of these parts; the server makes them from the wire, tests by hand.
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
