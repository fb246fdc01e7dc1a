import InvoiceCore
import TestGateway
import Testing

@testable import Gateway

@Suite("Whom TLS trusts", .enabled(if: TLSGateway.isAvailable, "needs the openssl command"), .timeLimit(.minutes(10)))
struct CurlAuthorityTests {
    private let body = #"{"amount":100.50,"currency":"visamaster.uah","payment_id":26}"#

    private func create(_ gateway: TLSGateway, caFile: String?) async -> GatewayAnswer<CreatedReply> {
        let account = GatewayAccount(
            baseURL: gateway.baseURL, clientID: "12345", secret: Secret("secret"), caFile: caFile)
        return await GatewayClient(account: account).create(body: body)
    }

    @Test("A gateway whose certificate the account's CA file vouches for is trusted")
    func trusted() async throws {
        let gateway = try TLSGateway(reply: #"{"tracking":"79DF-60B0-17F6","payment_id":26}"#)
        defer { gateway.stop() }
        guard case .value(let created, let exchange) = await create(gateway, caFile: gateway.certificateFile) else {
            Issue.record("no value")
            return
        }
        #expect(created.tracking == "79DF-60B0-17F6")
        #expect(exchange.signature == .verified)
    }

    @Test("One that nobody vouches for gets no request")
    func untrusted() async throws {
        let gateway = try TLSGateway(reply: #"{"tracking":"79DF-60B0-17F6","payment_id":26}"#)
        defer { gateway.stop() }
        guard case .unreachable(let text) = await create(gateway, caFile: nil) else {
            Issue.record("it was trusted")
            return
        }
        #expect(text.contains("certificate"))
    }
}
