import FoundationEssentials
import Synchronization

@testable import EInvoiceKit

/// A gateway in memory that keeps books: 1000 succeeds and 2000 fails, each after one question in between.
final class BookTransport: HTTPTransport {
    private struct Order {
        var amount: Int
        var currency: String
        /// What the following questions are answered with; the last stays.
        var statuses = ["CREATED"]
    }
    private struct State {
        var orders: [Int: Order] = [:]
        var bodies: [String: [String]] = [:]
        var replies: [String: String] = [:]
        var lostReplies = 0
    }
    private struct Question: Decodable {
        var payment_id: Int?
        var amount: Decimal?
        var currency: String?
    }
    private let state = Mutex(State())

    var createdCount: Int { state.withLock(\.orders.count) }

    /// The bodies of the requests to an endpoint, e.g. `create`.
    func bodies(to endpoint: String) -> [String] { state.withLock { $0.bodies[endpoint] ?? [] } }

    /// Answers so from now on at an endpoint; nil goes back to the usual.
    func setReply(_ json: String?, to endpoint: String) { state.withLock { $0.replies[endpoint] = json } }

    /// The next create request takes effect, and its answer is lost.
    func loseNextReply() { state.withLock { $0.lostReplies += 1 } }

    func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> {
        let endpoint =
            request.url.hasSuffix("extrafields/list") ? "fields" : String(request.url.split(separator: "/").last!)
        let question = try? JSONDecoder().decode(Question.self, from: Data(request.body))
        let reply: String? = state.withLock { state in
            state.bodies[endpoint, default: []].append(String(decoding: request.body, as: UTF8.self))
            let usual = Self.answer(endpoint, question, &state)
            if endpoint == "create", state.lostReplies > 0 {
                state.lostReplies -= 1
                return nil
            }
            return state.replies[endpoint] ?? usual
        }
        guard let reply else { return .failure(.connectionLost("lost")) }
        let body = Array(reply.utf8)
        let signature = Signature.text(of: body, secret: Secret("s3cr3t"))
        return .success(HTTPReply(status: 200, headers: [HTTPHeader("DPAY_SECURE", signature)], body: body))
    }

    private static func answer(_ endpoint: String, _ question: Question?, _ state: inout State) -> String {
        if endpoint == "fields" {
            return #"[{"name":"phone","currency":"orange_money-ci.xof","required":true,"example":"2250701020304"}]"#
        }
        guard let id = question?.payment_id else { return #"{"error":{"code":400,"message":"no payment_id"}}"# }
        if endpoint == "create" {
            if state.orders[id] != nil { return #"{"error":{"code":0,"message":"Transaction already exists"}}"# }
            state.orders[id] = Order(
                amount: question?.amount == 1000 ? 1000 : 2000, currency: question?.currency ?? "")
            return #"{"tracking":"\#(tracking(id))","payment_id":\#(id)}"#
        }
        guard let order = state.orders[id] else { return #"{"error":{"code":401,"message":"Payment not found"}}"# }
        if endpoint == "process" {
            state.orders[id]?.statuses = ["PAYIN", order.amount == 1000 ? "FINISHED" : "FAILED"]
        }
        if endpoint == "status", order.statuses.count > 1 { state.orders[id]?.statuses.removeFirst() }
        let status = endpoint == "process" ? "PAYIN" : order.statuses[0]
        return #"{"tracking":"\#(tracking(id))","payment_id":\#(id),"status":"\#(status)","amount":\#(order.amount),"#
            + #""currency":"\#(order.currency)"}"#
    }

    private static func tracking(_ id: Int) -> String {
        let digits = String(id % 0x1_0000_0000, radix: 16, uppercase: true)
        let text = String(repeating: "0", count: 8 - digits.count) + digits
        return "79DF-\(text.prefix(4))-\(text.suffix(4))"
    }
}
