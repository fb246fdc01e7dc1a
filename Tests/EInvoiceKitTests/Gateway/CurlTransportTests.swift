import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit

private let body = #"{"amount":100.50,"currency":"visamaster.uah","description":"Оплата","payment_id":26}"#

private func account(_ gateway: WireGateway, seconds: Int = 600, replyBytes: Int = 1024 * 1024) -> GatewayAccount {
    GatewayAccount(
        baseURL: gateway.baseURL, clientID: gateway.clientID, secret: Secret(gateway.secret),
        limits: GatewayLimits(connectSeconds: 10, totalSeconds: seconds, replyBytes: replyBytes))
}

/// Runs `use` with a gateway, and ends it.
private func withGateway(_ use: (WireGateway) async throws -> Void) async throws {
    let gateway = try WireGateway()
    defer { gateway.stop() }
    try await use(gateway)
}

@Suite("CurlTransport, over real sockets", .timeLimit(.minutes(10)))
struct CurlTransportTests {
    @Test
    func `A gateway of another make accepts every request to the letter`() async throws {
        try await withGateway { gateway in
            let client = GatewayClient(account: account(gateway))
            let answer = await client.create(body: body)
            guard case .success(let tracking) = answer.result, let exchange = answer.exchange else {
                Issue.record("\(answer)")
                return
            }
            #expect(tracking == gateway.tracking(of: "26"))
            #expect(exchange.signature == .verified)
            #expect(exchange.httpStatus == 200)
            let id = PaymentID(recorded: "26")
            for isValue in [
                await client.process(paymentID: id).unusableReason,
                await client.status(tracking: tracking).unusableReason,
                await client.extraFields().unusableReason,
            ] { #expect(isValue == nil) }
            guard case .success(let report) = await client.status(paymentID: id).result else {
                Issue.record("no status")
                return
            }
            #expect(report.tracking == tracking)
            #expect(report.amount == (try Amount("100.50")))
            #expect(gateway.violations == [])
            // A connection for each: nothing to reuse, so nothing to be repeated.
            #expect(gateway.connectionCount == 5)
            #expect(gateway.requests.count == 5)
            let sent = try #require(gateway.requests.first)
            #expect(sent.text == body)
            #expect(sent.values(exactly: "User-Agent") == ["einvoice/1"])
            #expect(
                Set(sent.headers.map(\.name)) == [
                    "Host", "User-Agent", "Accept", "DPAY_CLIENT", "DPAY_SECURE", "Content-Type", "Content-Length",
                ])
        }
    }

    /// libcurl asks for "100 Continue" from 1 MiB on.
    @Test
    func `A large body leaves at once, without asking first`() async throws {
        try await withGateway { gateway in
            let text = String(repeating: "я", count: 700_000)
            let answer = await GatewayClient(account: account(gateway))
                .create(body: #"{"amount":1.00,"currency":"visamaster.uah","description":"\#(text)","payment_id":1}"#)
            #expect(answer.unusableReason == nil)
            #expect(gateway.violations == [])
            #expect(gateway.createdCount == 1)
        }
    }

    @Test(arguments: [WireFault.continueFirst, .chunked])
    func `An interim reply and one in chunks are as good as any`(fault: WireFault) async throws {
        try await withGateway { gateway in
            gateway.fail(fault, creating: true)
            let answer = await GatewayClient(account: account(gateway)).create(body: body)
            guard case .success = answer.result, let exchange = answer.exchange else {
                Issue.record("\(answer)")
                return
            }
            #expect(exchange.signature == .verified)
        }
    }

    @Test(arguments: [
        (WireFault.resetAfterReading, UnknownReason.Code.connectionLost), (.resetBeforeReading, .connectionLost),
        (.emptyReply, .connectionLost), (.halfReply, .connectionLost), (.html, .badReply), (.emptyBody, .badReply),
        (.invalidUTF8, .badReply), (.notHTTP, .badReply), (.wrongSignature, .wrongSignature),
        (.wrongMarkedSignature, .wrongSignature),
        (.large(bytes: 64 * 1024 * 1024), .replyTooLarge), (.largeHead(bytes: 2 * 1024 * 1024), .replyTooLarge),
        (.reply("{}", status: 500), .badReply), (.redirect(to: "/api/einvoice/status"), .redirect),
    ])
    func `Whatever goes wrong after the request has left is unknown, and nothing is sent twice`(
        fault: WireFault, code: UnknownReason.Code
    ) async throws {
        try await withGateway { gateway in
            gateway.fail(fault, creating: true)
            let answer = await GatewayClient(account: account(gateway)).create(body: body)
            #expect(answer.unusableReason?.code == code, "\(answer)")
            #expect(gateway.connectionCount == 1)
            #expect(gateway.requests.count == (fault == .resetBeforeReading ? 0 : 1))
            #expect(gateway.createdCount == (fault == .resetBeforeReading ? 0 : 1))
        }
    }

    /// Of the last byte, the end of a blank line, nothing hangs: RFC 9112, 8 asks for the chunk of no bytes.
    @Test(arguments: 2...8)
    func `A reply in chunks that ends before its end is lost`(count: Int) async throws {
        try await withGateway { gateway in
            gateway.fail(.chunkedCut(dropping: count), creating: true)
            let answer = await GatewayClient(account: account(gateway)).create(body: body)
            #expect(answer.unusableReason?.code == .connectionLost, "\(answer)")
        }
    }

    @Test(arguments: [
        WireFault.hang, .hangBeforeReading, .drip,
    ])
    func `A gateway that hangs, reads nothing or drips is given up at the time limit`(fault: WireFault) async throws {
        try await withGateway { gateway in
            gateway.fail(fault, creating: true)
            let answer = await GatewayClient(account: account(gateway, seconds: 1)).create(body: body)
            #expect(answer.unusableReason == UnknownReason(.timeout, detail: "1 s"))
            #expect(gateway.connectionCount == 1)
        }
    }

    @Test
    func `A redirect tells where to, and an unsigned reply is accepted or not`() async throws {
        try await withGateway { gateway in
            gateway.fail(.redirect(to: "https://elsewhere.test/x"))
            gateway.fail(.missingSignature)
            gateway.fail(.missingSignature)
            var strict = account(gateway)
            let client = GatewayClient(account: strict)
            let redirect = await client.create(body: body)
            #expect(redirect.unusableReason == UnknownReason(.redirect, detail: "https://elsewhere.test/x"))
            let unsigned = await client.create(body: body)
            #expect(unsigned.unusableReason == nil)
            #expect(unsigned.exchange?.signature == .missing)
            strict.acceptsUnsignedReplies = false
            let refused = await GatewayClient(account: strict).create(body: body)
            #expect(refused.unusableReason?.code == .missingSignature)
        }
    }

    @Test
    func `A reply of just the limit is taken, one byte more is not`() async throws {
        try await withGateway { gateway in
            let request = HTTPRequest(
                url: gateway.baseURL + "/api/einvoice/create",
                headers: [HTTPHeader("Content-Type", "application/json")],
                body: body)
            let large = String(repeating: " ", count: 5000)
            gateway.fail(.reply(large), times: 3)
            let reply = try await CurlTransport().post(request).get()
            // The limit is for head and body: learn the head's size from what comes back when the limit is low.
            var exact = request
            let head = reply.headers.reduce("HTTP/1.1 200 Told So\r\n\r\n".utf8.count) {
                $0 + $1.name.utf8.count + $1.value.utf8.count + 4
            }
            exact.limits.replyBytes = head + 5000
            #expect(try await CurlTransport().post(exact).get().body.count == 5000)
            exact.limits.replyBytes -= 1
            #expect(await CurlTransport().post(exact) == .failure(.replyTooLarge(limit: head + 4999)))
        }
    }

    @Test
    func `A field without a value goes out all the same`() async throws {
        try await withGateway { gateway in
            let request = HTTPRequest(
                url: gateway.baseURL, headers: [HTTPHeader("X-Empty", ""), HTTPHeader("X-Full", "1")],
                body: body)
            #expect(try await CurlTransport().post(request).get().status == 200)
            let sent = try #require(gateway.requests.first)
            #expect(sent.values(exactly: "X-Empty") == [""])
            #expect(sent.values(exactly: "X-Full") == ["1"])
        }
    }

    @Test
    func `The fields of an interim reply are not those of the reply`() async throws {
        try await withGateway { gateway in
            gateway.fail(.continueFirst)
            let request = HTTPRequest(
                url: gateway.baseURL + "/api/einvoice/create", headers: [], body: body)
            let reply = try await CurlTransport().post(request).get()
            #expect(reply.status == 200)
            #expect(reply.values(of: "X-Interim") == [])
            #expect(reply.values(of: "DPAY_SECURE").count == 1)
        }
    }

    @Test(arguments: [0, -1])
    func `No time at all is a second, not a time without end`(seconds: Int) async throws {
        try await withGateway { gateway in
            gateway.fail(.hang)
            let answer = await GatewayClient(account: account(gateway, seconds: seconds)).create(body: body)
            #expect(answer.unusableReason?.code == .timeout, "\(answer)")
        }
    }

    @Test
    func `Two at once don't wait for one another`() async throws {
        try await withGateway { gateway in
            gateway.fail(.hang)
            let client = GatewayClient(account: account(gateway))
            let hanging = Task { await client.create(body: body) }
            await gateway.untilRequests(1)
            guard case .success = await client.create(body: body).result else {
                Issue.record("the second was not answered")
                return
            }
            hanging.cancel()
            #expect(await hanging.value == GatewayAnswer(.failure(.unusable(UnknownReason(.canceled)))))
            #expect(gateway.requests.count == 2)
        }
    }

    @Test
    func `Many at once are all answered`() async throws {
        try await withGateway { gateway in
            let client = GatewayClient(account: account(gateway))
            let count = await withTaskGroup(of: Bool.self) { group in
                for id in 1...64 {
                    group.addTask {
                        let body = #"{"amount":1.00,"currency":"visamaster.uah","payment_id":\#(id)}"#
                        guard case .success(let tracking) = await client.create(body: body).result else { return false }
                        return tracking == gateway.tracking(of: String(id))
                    }
                }
                return await group.reduce(0) { $1 ? $0 + 1 : $0 }
            }
            #expect(count == 64)
            #expect(gateway.createdCount == 64)
            #expect(gateway.violations == [])
        }
    }
}

@Suite("Cancelling, over real sockets", .timeLimit(.minutes(10)))
struct CurlCancellationTests {
    @Test(arguments: [
        WireFault.hang, .drip,
    ])
    func `A request that has left is unknown when canceled, whatever the gateway does`(fault: WireFault) async throws {
        try await withGateway { gateway in
            gateway.fail(fault, creating: true)
            let task = Task { await GatewayClient(account: account(gateway)).create(body: body) }
            await gateway.untilRequests(1)
            task.cancel()
            #expect(await task.value == GatewayAnswer(.failure(.unusable(UnknownReason(.canceled)))))
            #expect(gateway.createdCount == 1)
        }
    }

    @Test
    func `One that is canceled before it starts never leaves`() async throws {
        try await withGateway { gateway in
            let gate = AsyncStream<Void>.makeStream()
            let task = Task {
                for await _ in gate.stream {}
                return await GatewayClient(account: account(gateway)).create(body: body)
            }
            task.cancel()
            gate.continuation.finish()
            #expect(await task.value == GatewayAnswer(.failure(.unreachable("canceled before anything was sent"))))
            #expect(gateway.requests.isEmpty)
        }
    }

    @Test
    func `Cancelling after the answer changes nothing`() async throws {
        try await withGateway { gateway in
            let exchange = CurlExchange(
                HTTPRequest(url: gateway.baseURL, headers: [], body: ""), library: try CurlLibrary.shared.get())
            let outcome = await withCheckedContinuation { exchange.start($0) }
            exchange.cancel()
            exchange.cancel()
            #expect(try outcome.get().status == 200)
        }
    }
}

@Suite("What surely never left, over real sockets", .timeLimit(.minutes(10)))
struct CurlUnreachableTests {
    private func post(_ url: String, caFile: String? = nil, headers: [HTTPHeader] = []) async -> TransportFailure? {
        let limits = GatewayLimits(connectSeconds: 1, totalSeconds: 600)
        let request = HTTPRequest(url: url, headers: headers, body: body, limits: limits, caFile: caFile)
        if case .failure(let failure) = await CurlTransport().post(request) { return failure } else { return nil }
    }

    private func isNotSent(_ failure: TransportFailure?, _ words: String) -> Bool {
        if case .notSent(let text) = failure { text.contains(words) } else { false }
    }

    @Test
    func `Nobody listens`() async throws {
        let gateway = try WireGateway()
        let url = gateway.baseURL
        gateway.stop()
        let failure = await post(url)
        #expect(isNotSent(failure, "Failed to connect"), "\(String(describing: failure))")
    }

    @Test(arguments: [
        ("https://no-such-host.invalid", "resolve"), ("http://bad host/", "URL"), ("", "URL"),
        ("file:///etc/hosts", "file"),
        ("ftp://127.0.0.1/", "ftp"), ("http://127.0.0.1:1/\u{0}", "zero byte"),
    ])
    func `No such name, no URL, no scheme that is allowed`(url: String, words: String) async {
        let failure = await post(url)
        #expect(isNotSent(failure, words), "\(String(describing: failure))")
    }

    @Test(arguments: [WireFault?.none, .hangBeforeReading])
    func `A server without TLS, or one that never gets through its handshake`(fault: WireFault?) async throws {
        try await withGateway { gateway in
            if let fault { gateway.fail(fault) }
            let failure = await post("https://127.0.0.1:\(gateway.port)")
            #expect(isNotSent(failure, ""), "\(String(describing: failure))")
            #expect(gateway.requests.isEmpty)
        }
    }

    @Test
    func `A CA file that can't be read`() async throws {
        try await withGateway { gateway in
            let failure = await post("https://127.0.0.1:\(gateway.port)", caFile: "/nowhere/ca.pem")
            #expect(isNotSent(failure, "/nowhere/ca.pem"), "\(String(describing: failure))")
        }
    }

    @Test
    func `A header that would smuggle in another`() async throws {
        try await withGateway { gateway in
            for value in ["1\r\nX: y", "1\n", "1\u{0}", "1\u{7f}"] {
                let failure = await post(gateway.baseURL, headers: [HTTPHeader("DPAY_CLIENT", value)])
                #expect(isNotSent(failure, "control character"))
            }
            #expect(gateway.connectionCount == 0)
        }
    }

    @Test
    func `No libcurl`() {
        guard case .failure(.libraryMissing(let text)) = CurlLibrary.open(["libno-such-thing.so.4"]) else {
            Issue.record("found")
            return
        }
        #expect(text.contains("libno-such-thing.so.4"))
    }

    @Test
    func `A library without its functions`() {
        guard case .failure(.libraryMissing(let text)) = CurlLibrary.open(["libc.so.6"]) else {
            Issue.record("found")
            return
        }
        #expect(text == "libc.so.6 has no curl_easy_init")
    }
}
