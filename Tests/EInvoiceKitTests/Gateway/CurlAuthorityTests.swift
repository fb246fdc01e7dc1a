import CCurl
import Glibc
import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit

@Suite("Whom TLS trusts", .timeLimit(.minutes(10)))
struct CurlAuthorityTests {
    private let body = #"{"amount":100.50,"currency":"visamaster.uah","payment_id":26}"#

    /// Gives `use` a gateway, and ends it.
    private func withGateway(
        for host: TLSGateway.Host = .own, _ use: (TLSGateway) async throws -> Void
    ) async throws {
        let gateway = try TLSGateway(reply: #"{"tracking":"79DF-60B0-17F6","payment_id":26}"#, for: host)
        defer { gateway.stop() }
        try await use(gateway)
    }

    private func create(
        _ gateway: TLSGateway, at host: String = "localhost", caFile: String?
    ) async -> GatewayAnswer<String> {
        let account = GatewayAccount(
            baseURL: "https://\(host):\(gateway.port)", clientID: "12345", secret: Secret("secret"), caFile: caFile)
        return await GatewayClient(account: account).create(body: body)
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `A gateway whose certificate the account's CA file vouches for is trusted`(host: String) async throws {
        try await withGateway { gateway in
            let answer = await create(gateway, at: host, caFile: gateway.authorityFile)
            guard case .success(let tracking) = answer.result, let exchange = answer.exchange else {
                Issue.record("\(answer)")
                return
            }
            #expect(tracking == "79DF-60B0-17F6")
            #expect(exchange.signature == .verified)
            #expect(gateway.requests.map(\.text) == [body])
        }
    }

    @Test
    func `One that nobody vouches for gets no request`() async throws {
        try await withGateway { gateway in
            let answer = await create(gateway, caFile: nil)
            #expect(answer.unreachableText?.contains("certificate") == true, "\(answer)")
            #expect(gateway.requests.isEmpty)
        }
    }

    @Test
    func `One that another authority than the CA file's vouches for gets no request`() async throws {
        try await withGateway { gateway in
            let answer = await create(gateway, caFile: gateway.otherAuthorityFile)
            #expect(answer.unreachableText?.contains("certificate") == true, "\(answer)")
            #expect(gateway.requests.isEmpty)
        }
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `A certificate for another host is no proof, whoever vouches for it`(host: String) async throws {
        try await withGateway(for: .other) { gateway in
            let answer = await create(gateway, at: host, caFile: gateway.authorityFile)
            #expect(answer.unreachableText?.contains(host) == true, "\(answer)")
            #expect(gateway.requests.isEmpty)
        }
    }

    /// libcurl itself says which authorities it asks, before it begins with TLS.
    @Test
    func `With a CA file the system's authorities count no more, without one they do`() async throws {
        try await withGateway { gateway in
            let alone = try told(gateway, caFile: gateway.authorityFile)
            #expect(alone.contains("CAfile: \(gateway.authorityFile)"), "\(alone)")
            #expect(!alone.contains("CApath: /"), "\(alone)")
            let usual = try told(gateway, caFile: nil)
            #expect(usual.contains("CAfile: /") || usual.contains("CApath: /"), "\(usual)")
        }
    }

    /// What libcurl tells of one request when it is asked to tell all.
    private func told(_ gateway: TLSGateway, caFile: String?) throws -> String {
        let library = try CurlLibrary.shared.get()
        let request = HTTPRequest(
            url: "https://localhost:\(gateway.port)", headers: [], body: "", caFile: caFile)
        let transfer = try #require(CurlTransfer(request, library: library))
        defer { transfer.free() }
        var text: UnsafeMutablePointer<CChar>?
        var length = 0
        let stream = try #require(open_memstream(&text, &length))
        _ = einvoice_curl_set_pointer(library.setOption, transfer.easy, CURLOPT_STDERR, stream)
        einvoice_curl_set_long(library.setOption, transfer.easy, CURLOPT_VERBOSE, 1)
        _ = transfer.driven(by: library)
        fclose(stream)
        defer { free(text) }
        return text.map { String(cString: $0) } ?? ""
    }
}

extension CurlTransfer {
    /// What the request comes to, waited for on this thread.
    func driven(by library: CurlLibrary) -> CurlExchange.Outcome {
        let multi = library.multiInit()
        defer { _ = library.multiCleanup(multi) }
        _ = library.multiAdd(multi, easy)
        defer { _ = library.multiRemove(multi, easy) }
        while true {
            var running: CInt = 0
            var waiting: CInt = 0
            _ = library.multiPerform(multi, &running)
            if let message = library.multiInfo(multi, &waiting) { return outcome(message.pointee.data.result) }
            _ = library.multiPoll(multi, nil, 0, 1000, nil)
        }
    }
}

extension GatewayAnswer {
    /// Why surely nothing was sent; nil for every other answer.
    var unreachableText: String? { if case .failure(.unreachable(let text)) = result { text } else { nil } }
}
