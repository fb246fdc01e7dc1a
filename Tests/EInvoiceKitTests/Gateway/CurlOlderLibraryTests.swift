import CCurl
import TestGateway
import Testing

@testable import EInvoiceKit

/// A library before 7.80 doesn't tell when the request begins, and knows allowed protocols by number only: the same is told of
/// what surely never left.
@Suite("With an older libcurl, over real sockets", .timeLimit(.minutes(10)))
struct CurlOlderLibraryTests {
    private func post(_ url: String, seconds: Int = 600) async throws -> CurlExchange.Outcome {
        var library = try CurlLibrary.shared.get()
        library.setOption = unsafeBitCast(refusingNewOptions, to: CurlLibrary.Handle.self)
        let request = HTTPRequest(
            url: url, headers: [], body: "{}",
            limits: GatewayLimits(connectSeconds: 5, totalSeconds: seconds))
        let exchange = CurlExchange(request, library: library)
        return await withCheckedContinuation { exchange.start($0) }
    }

    private func isNotSent(_ outcome: CurlExchange.Outcome) -> Bool {
        if case .failure(.notSent) = outcome { true } else { false }
    }

    @Test
    func `A reply is a reply`() async throws {
        let gateway = try WireGateway()
        defer { gateway.stop() }
        #expect(try await post(gateway.baseURL).get().status == 200)
    }

    @Test(arguments: [WireFault.hang, .emptyReply, .resetAfterReading])
    func `What has left may have been heard`(fault: WireFault) async throws {
        let gateway = try WireGateway()
        defer { gateway.stop() }
        gateway.fail(fault)
        let outcome = try await post(gateway.baseURL + "/api/einvoice/create", seconds: fault == .hang ? 1 : 600)
        switch outcome {
        case .failure(.timeout(seconds: 1)): #expect(fault == .hang)
        case .failure(.connectionLost): #expect(fault != .hang)
        default: Issue.record("\(outcome)")
        }
        #expect(gateway.requests.count == 1)
    }

    @Test
    func `Nobody listens, and no TLS where TLS is asked for`() async throws {
        let gateway = try WireGateway()
        let secure = try await post("https://127.0.0.1:\(gateway.port)")
        #expect(isNotSent(secure), "\(secure)")
        gateway.stop()
        let refused = try await post(gateway.baseURL)
        #expect(isNotSent(refused), "\(refused)")
    }

    @Test
    func `A certificate that nobody vouches for`() async throws {
        let gateway = try TLSGateway(reply: "{}")
        defer { gateway.stop() }
        let outcome = try await post("https://localhost:\(gateway.port)")
        #expect(isNotSent(outcome), "\(outcome)")
        #expect(gateway.requests.isEmpty)
    }

    @Test(arguments: ["file:///etc/hosts", "ftp://127.0.0.1/"])
    func `No scheme but http and https`(url: String) async throws {
        let outcome = try await post(url)
        guard case .failure(.notSent(let text)) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(text.contains(url.prefix { $0 != ":" }), "\(text)")
    }
}

/// `curl_easy_setopt` as a library before 7.80 has it. It is variadic; one pointer or whole number comes as if it were not.
private let refusingNewOptions:
    @convention(c) (UnsafeMutableRawPointer?, CURLoption, UnsafeMutableRawPointer?) -> CURLcode = {
        easy, option, value in
        let newer = [
            einvoice_curl_protocol_names, einvoice_curl_before_request_data, einvoice_curl_quick_exit,
            CURLoption(20312),
        ]
        guard case .success(let library) = CurlLibrary.shared, !newer.contains(option) else {
            return CURLE_UNKNOWN_OPTION
        }
        return einvoice_curl_set_pointer(library.setOption, easy, option, value)
    }
