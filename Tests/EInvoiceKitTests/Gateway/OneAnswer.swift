import InvoiceCore
import JSON
import Synchronization

@testable import EInvoiceKit

/// Answers every request the same way and keeps the requests.
final class OneAnswer: HTTPTransport {
    private let outcome: Result<HTTPReply, TransportFailure>
    private let kept = Mutex<[HTTPRequest]>([])

    init(_ outcome: Result<HTTPReply, TransportFailure>) { self.outcome = outcome }

    /// A reply with this body, signed with the secret of ``GatewayAccount/test``.
    convenience init(_ body: String, status: Int = 200) {
        let bytes = Array(body.utf8)
        let header = HTTPHeader("DPAY_SECURE", Signature.text(of: bytes, secret: GatewayAccount.test.secret))
        self.init(.success(HTTPReply(status: status, headers: [header], body: bytes, elapsedMilliseconds: 7)))
    }

    /// An unsigned reply, or one with these headers.
    convenience init(bytes: [UInt8], status: Int = 200, headers: [HTTPHeader] = []) {
        self.init(.success(HTTPReply(status: status, headers: headers, body: bytes, elapsedMilliseconds: 7)))
    }

    var requests: [HTTPRequest] { kept.withLock { $0 } }
    var bodies: [String] { requests.map { String(decoding: $0.body, as: UTF8.self) } }

    func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> {
        kept.withLock { $0.append(request) }
        return outcome
    }
}

/// Where a test's gateway is, and as whom it is asked.
struct GatewayAccount {
    var profile: Profile
    var secret: Secret

    init(
        baseURL: String, clientID: String, secret: Secret, acceptsUnsignedReplies: Bool = true, caFile: String? = nil,
        limits: GatewayLimits = GatewayLimits()
    ) {
        profile = Profile(
            name: "test", kind: .test, baseURL: baseURL, clientID: clientID, secretSource: .inline(secret))
        profile.acceptsUnsignedReplies = acceptsUnsignedReplies
        profile.caFile = caFile
        profile.limits = limits
        self.secret = secret
    }

    var acceptsUnsignedReplies: Bool {
        get { profile.acceptsUnsignedReplies }
        set { profile.acceptsUnsignedReplies = newValue }
    }

    static let test = GatewayAccount(baseURL: "https://gateway.test/", clientID: "12345", secret: Secret("secret"))
}

extension GatewayClient {
    init(account: GatewayAccount, transport: any HTTPTransport = CurlTransport()) {
        self.init(profile: account.profile, secret: account.secret, transport: transport)
    }

    /// Creates what the body says: its own payment id and card are the ones to look for in the reply.
    func create(body: String) async -> GatewayAnswer<String> {
        do {
            let asked = try JSONValue(parsing: Array(body.utf8))
            let card = asked["sender"]?.text.flatMap { CardNumber($0) }
            return await create(
                body: ZeroizingBytes([body.utf8]), paymentID: try PaymentID(asked["payment_id"]?.text ?? ""), card: card
            )
        } catch {
            preconditionFailure("No body of a create request: \(body)")
        }
    }
}

extension HTTPRequest {
    init(
        url: String, headers: [HTTPHeader], body: String, limits: GatewayLimits = GatewayLimits(), caFile: String? = nil
    ) {
        self.init(url: url, headers: headers, content: ZeroizingBytes([body.utf8]), limits: limits, caFile: caFile)
    }
}
