import EInvoiceKit
import InvoiceCore
import JSON
import LoopbackServer

/// The reply to a request, and what is due beside it.
struct SandboxAnswer: Sendable {
    var reply: LoopbackReply
    /// How long to wait before replying.
    var delay = Duration.zero
    /// Invoices that came to a final status just now: their callbacks are due.
    var finished: [SandboxInvoice] = []
    /// Whether a payment was started that comes to its status by itself after the settle delay.
    var startsSettling = false
}

/// The gateway's rules: from a request and the state to an answer, without clock, socket or file.
struct SandboxRules: Sendable {
    let configuration: SandboxConfiguration
    /// Where pay links lead, without a slash at the end.
    var baseURL: String

    func answer(_ request: LoopbackRequest, _ state: inout SandboxState, now: Timestamp) -> SandboxAnswer {
        let finished = state.settle(at: now, delay: configuration.settleDelay)
        var answer: SandboxAnswer
        do throws(SandboxRefusal) {
            answer = try admitted(request, &state, now: now)
        } catch {
            answer = SandboxAnswer(reply: .response(refuse(error)))
        }
        answer.finished += finished
        return answer
    }

    private func admitted(
        _ request: LoopbackRequest, _ state: inout SandboxState, now: Timestamp
    ) throws(SandboxRefusal) -> SandboxAnswer {
        switch request.path {
        case "/api/einvoice/create":
            return try create(try signedBody(of: request), &state, now: now)
        case "/api/einvoice/process":
            return try process(try signedBody(of: request), &state, now: now)
        case "/api/einvoice/status":
            return SandboxAnswer(reply: .response(sign(status(of: try find(try signedBody(of: request), state)))))
        case "/api/einvoice/statement":
            return SandboxAnswer(reply: .response(sign(try statement(try signedBody(of: request), state))))
        case "/api/extrafields/list":
            return SandboxAnswer(reply: .response(sign(try extraFields(try signedBody(of: request)))))
        case let path where path.hasPrefix("/pay/"):
            return payPage(request, &state, now: now)
        default:
            throw .noSuchEndpoint
        }
    }

    // MARK: - The wire

    /// The request's body, once it is known that a client with the secret sent it.
    private func signedBody(of request: LoopbackRequest) throws(SandboxRefusal) -> JSONValue {
        guard request.method == "POST" else { throw .notPosted }
        let client = try onlyValue("DPAY_CLIENT", of: request)
        guard client == configuration.clientID else { throw .credentials("Unknown client") }
        let signature = try onlyValue("DPAY_SECURE", of: request)
        guard Signature.isValid(signature, of: request.body, secret: Secret(configuration.secret)) else {
            throw .credentials("Wrong signature")
        }
        let types = request.values("Content-Type").map { $0.lowercased().split(separator: ";").first ?? "" }
        guard types == ["application/json"] else { throw .invalid("Content-Type is not application/json") }
        let json: JSONValue
        do throws(JSONProblem) {
            json = try JSONValue(parsing: request.body, .wire)
        } catch {
            throw .invalid("The body is not JSON: \(error.reason.words) at byte \(error.offset)")
        }
        guard case .object(let members) = json else { throw .invalid("The body is not an object") }
        try refuseEmpty(members)
        return json
    }

    /// The header's value. Its name counts in any case, as HTTP has it: clients of some languages can't spell it otherwise.
    private func onlyValue(_ name: String, of request: LoopbackRequest) throws(SandboxRefusal) -> String {
        let values = request.values(name)
        if values.isEmpty {
            // A library that writes hyphens gets a hint.
            let plain = { (text: String) in text.lowercased().filter { $0 != "_" && $0 != "-" } }
            let alike = request.headers.first { plain($0.name) == plain(name) }
            throw .credentials("Header \(name) is missing" + (alike.map { "; \($0.name) is another one" } ?? ""))
        }
        guard values.count == 1 else { throw .credentials("Header \(name) is there more than once") }
        return values[0]
    }

    /// By the protocol, clients leave empty members out and never send null or "".
    private func refuseEmpty(_ members: [JSONValue.Member]) throws(SandboxRefusal) {
        for member in members {
            switch member.value {
            case .null: throw .invalid("\(member.name) is null")
            case .string(""): throw .invalid("\(member.name) is empty")
            case .object([]), .array([]): throw .invalid("\(member.name) is empty")
            case .object(let inner): try refuseEmpty(inner)
            default: break
            }
        }
    }

    /// A reply with its signature.
    func sign(_ json: JSONValue) -> LoopbackResponse {
        let body = Array(json.encoded().utf8)
        return signed(body, Signature.text(of: body, secret: Secret(configuration.secret)))
    }

    /// A reply with this signature, right or wrong.
    func signed(_ body: [UInt8], _ signature: String?) -> LoopbackResponse {
        var headers = [LoopbackHeader("Content-Type", "application/json")]
        if let signature {
            headers.append(LoopbackHeader("DPAY_SECURE", signature))
        }
        return LoopbackResponse(status: 200, headers: headers, body: body)
    }

    func refuse(_ refusal: SandboxRefusal) -> LoopbackResponse {
        let body = refusal.body
        let signature = refusal.isSigned ? Signature.text(of: body, secret: Secret(configuration.secret)) : nil
        var response = signed(body, signature)
        response.status = refusal.httpStatus
        return response
    }
}

/// Why the gateway says no: the `error` of the reply. Codes 0 and 401 are the protocol's own; the others are ours.
struct SandboxRefusal: Error, Equatable, Sendable {
    var code: Int
    var message: String
    var httpStatus = 200
    /// Nothing is signed for a caller who hasn't shown that they have the secret.
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

    var body: [UInt8] {
        let error = JSONValue.object([.init("code", .integer(code)), .init("message", .string(message))])
        return Array(JSONValue.object([.init("error", error)]).encoded().utf8)
    }
}
