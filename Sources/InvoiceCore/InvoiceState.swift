/// What this side knows of a create request's fate.
public enum InvoiceState: String, Sendable, Hashable, CaseIterable {
    /// The intent is recorded; a request is, or was, on its way.
    case sending
    /// The gateway gave a tracking number.
    case created
    /// The gateway said no.
    case rejected
    /// No usable answer: the gateway may have created it, or not.
    case unknown
    /// The gateway could not be reached at all: surely nothing was created.
    case unsent
    /// It was unknown, the gateway has no such payment, and a person closed it as never created. Its payment id stays used.
    case closed
}

/// Why an outcome is unknown.
public struct UnknownReason: Sendable, Hashable {
    /// What happened, as it is written in the history.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// No whole answer within the time limit.
        case timeout
        /// The person stopped waiting.
        case canceled
        /// The connection ended before the answer was whole.
        case connectionLost = "connection_lost"
        /// The answer is not what the protocol says.
        case badReply = "bad_reply"
        case replyTooLarge = "reply_too_large"
        case wrongSignature = "wrong_signature"
        case missingSignature = "missing_signature"
        /// An error that nobody signed: anything between here and the gateway can say it.
        case unsignedRefusal = "unsigned_refusal"
        /// The gateway has this payment id: from this very request, delivered twice, or from another.
        case alreadyExists = "already_exists"
        case redirect
        /// The program ended before the answer came.
        case interrupted
        /// A code written by a later version of the program.
        case other
    }

    public let code: Code
    /// Facts for people: the limit, the HTTP status, the library's message; text from outside.
    public let detail: String?
    /// What is known on this side of the cause; told with the rest, and never recorded.
    public var remark: SecretRemark?

    public init(_ code: Code, detail: String? = nil) {
        self.code = code
        self.detail = detail
    }
}

/// The `error` member of a gateway's reply.
public struct GatewayRejection: Sendable, Hashable {
    /// As it came, number or string; nil when absent.
    public let code: String?
    public let message: String
    /// What is known on this side of the cause; told with the rest, and never recorded.
    public var remark: SecretRemark?

    public init(code: String?, message: String) {
        self.code = code
        self.message = message
    }
}
