/// A way of going wrong, at the wire.
public enum WireFault: Sendable, Hashable {
    /// Takes the connection and reads nothing, for ever.
    case hangBeforeReading
    /// Reads the request and never answers.
    case hang
    /// Resets the connection (a TCP RST) when the request has come, unread.
    case resetBeforeReading
    /// Reads the request, then resets the connection.
    case resetAfterReading
    /// Reads the request, then closes the connection without a word.
    case emptyReply
    /// A proxy's error page: HTTP 502 and HTML, unsigned.
    case html
    /// Half of the right reply, though its head promises the whole.
    case halfReply
    /// The right signature over a body of this many blanks, sent as fast as it is taken.
    case large(bytes: Int)
    /// The right reply, signed with another secret.
    case wrongSignature
    /// The same with a mark right behind the colon of the signature's field, which a reader by characters takes for no colon.
    case wrongMarkedSignature
    /// The right reply, unsigned.
    case missingSignature
    /// HTTP 302 to this address.
    case redirect(to: String)
    /// The right reply, one byte a second.
    case drip
    /// HTTP 200 with an empty body, rightly signed.
    case emptyBody
    /// Rightly signed bytes that are no UTF-8.
    case invalidUTF8
    /// A head of this many bytes before the right reply.
    case largeHead(bytes: Int)
    /// Something that is not HTTP.
    case notHTTP
    /// "100 Continue" before the right reply, which is no fault at all.
    case continueFirst
    /// The right reply in chunks, which is no fault either.
    case chunked
    /// The right reply in chunks, without its last bytes; the end is 5 bytes long.
    case chunkedCut(dropping: Int)
    /// This body, rightly signed, with this HTTP status.
    case reply(String, status: Int = 200)
    /// The same signed with another secret, or, where there is none, not at all.
    case foreignReply(String, status: Int = 200, secret: String? = nil)
}
