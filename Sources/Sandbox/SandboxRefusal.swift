import JSON
import LoopbackServer

/// Why the gateway says no: the `error` of the reply. Codes 0 and 401 are the protocol's own; the others are ours.
struct SandboxRefusal: Error, Equatable, Sendable {
    var code: Int
    var message: String
    var httpStatus = 200
    /// Nothing is signed for a caller of whom it is not known that the secret is shared with him.
    var isSigned = true

    static let alreadyExists = SandboxRefusal(code: 0, message: "Transaction already exists")
    static let notFound = SandboxRefusal(code: 401, message: "Payment not found")
    static let noSuchEndpoint = SandboxRefusal(code: 404, message: "No such endpoint", httpStatus: 404, isSigned: false)
    static let notPosted = SandboxRefusal(code: 405, message: "Use POST", httpStatus: 405, isSigned: false)
    static let ledgerFailed = SandboxRefusal(
        code: 500, message: "The sandbox cannot write its journal", httpStatus: 500, isSigned: false)
    static let declined = SandboxRefusal(code: 7, message: "Declined by the payment system")
    /// An escape sequence, a control sequence introducer of one character, and a turn of the writing's direction.
    static let hostile = SandboxRefusal(
        code: 8, message: "Declined \u{1b}[2J\u{1b}]0;owned\u{7} \u{9b}31m red \u{202e}diap ton\u{202c} end")

    /// The caller is nobody's client, or does not have the secret.
    static func credentials(_ message: String) -> SandboxRefusal {
        SandboxRefusal(code: 403, message: message, httpStatus: 403, isSigned: false)
    }

    /// The request breaks the protocol.
    static func invalid(_ message: String) -> SandboxRefusal {
        SandboxRefusal(code: 400, message: message)
    }

    /// The reply's body.
    var body: [UInt8] {
        let error = JSONValue.object([.init("code", .integer(code)), .init("message", .string(message))])
        return Array(JSONValue.object([.init("error", error)]).encoded().utf8)
    }
}
