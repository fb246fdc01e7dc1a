import InvoiceCore
import Testing

@testable import EInvoiceKit

private let body = #"{"amount":100.50,"currency":"visamaster.uah","payment_id":26}"#
private let created = #"{"tracking": "79DF-60B0-17F6", "payment_id": 26}"#

private func create(
    _ transport: OneAnswer, _ account: GatewayAccount = .test, body: String = body
) async -> GatewayAnswer<String> {
    await GatewayClient(account: account, transport: transport).create(body: body)
}

extension GatewayAnswer {
    /// The reason why there is no usable reply.
    var unusableReason: UnknownReason? {
        if case .failure(.unusable(let reason)) = result { reason } else { nil }
    }
}

@Suite struct RequestTests {
    @Test
    func `Each call asks its own endpoint, with the client's id and the exact body's signature`() async throws {
        let transport = OneAnswer("{}")
        let client = GatewayClient(account: .test, transport: transport)
        let id = try PaymentID("26")
        let text = try PaymentID("A/1")
        let day = LocalDateTime(Timestamp(milliseconds: 0), offset: 3600)
        let next = LocalDateTime(Timestamp(milliseconds: 86_400_000), offset: 7200)
        _ = await client.create(body: body)
        _ = await client.extraFields()
        _ = await client.process(paymentID: id, tracking: "79DF-60B0-17F6")
        _ = await client.status(paymentID: text)
        _ = await client.status(tracking: "79DF-60B0-17F6")
        _ = await client.statement(from: day, to: next, status: GatewayStatus("FAILED"))
        _ = await client.statement(from: day, to: next)
        #expect(
            transport.requests.map(\.url) == [
                "https://gateway.test/api/einvoice/create", "https://gateway.test/api/extrafields/list",
                "https://gateway.test/api/einvoice/process", "https://gateway.test/api/einvoice/status",
                "https://gateway.test/api/einvoice/status", "https://gateway.test/api/einvoice/statement",
                "https://gateway.test/api/einvoice/statement",
            ])
        #expect(
            transport.bodies == [
                body, "{}", #"{"payment_id":26,"tracking":"79DF-60B0-17F6"}"#, #"{"payment_id":"A/1"}"#,
                #"{"tracking":"79DF-60B0-17F6"}"#,
                #"{"end_date":"1970-01-02 02:00:00","start_date":"1970-01-01 01:00:00","status":"FAILED"}"#,
                #"{"end_date":"1970-01-02 02:00:00","start_date":"1970-01-01 01:00:00"}"#,
            ])
        for request in transport.requests {
            let signature = Signature.text(of: request.body, secret: Secret("secret"))
            #expect(
                request.headers == [
                    HTTPHeader("DPAY_CLIENT", "12345"), HTTPHeader("DPAY_SECURE", signature),
                    HTTPHeader("Content-Type", "application/json"),
                ])
        }
    }
}

@Suite struct CreateReplyTests {
    @Test(arguments: [
        (created, "79DF-60B0-17F6"),
        (#"{"payment_id":"26","tracking":"79df-60b0-17f6-0000"}"#, "79df-60b0-17f6-0000"),
        (#"{"tracking":"79DF-60B0-17F6","error":null}"#, "79DF-60B0-17F6"),
        (#"{"tracking":"79DF-60B0-17F6","error":false,"payment_id":null}"#, "79DF-60B0-17F6"),
        (#"{"tracking":"79DF-60B0-17F6","error":0}"#, "79DF-60B0-17F6"),
        (#"{"tracking":"79DF-60B0-17F6","error":[],"new_member":{"a":[1]}}"#, "79DF-60B0-17F6"),
    ])
    func `A tracking number is success`(reply: String, tracking: String) async {
        let exchange = Exchange(
            httpStatus: 200, reply: reply, isTruncated: false, elapsedMilliseconds: 7, signature: .verified)
        let answer = await create(OneAnswer(reply))
        #expect(answer == GatewayAnswer(.success(tracking), exchange))
    }

    @Test(arguments: [200, 400, 401, 403, 422, 500])
    func `An error member is a rejection, whatever the HTTP status`(status: Int) async {
        let answer = await create(
            OneAnswer(#"{"error": {"code": 0, "message": "Transaction already exists"}}"#, status: status))
        guard case .failure(.rejected(let rejection)) = answer.result, let exchange = answer.exchange else {
            Issue.record("\(answer)")
            return
        }
        #expect(rejection == GatewayRejection(code: "0", message: "Transaction already exists"))
        #expect(exchange.httpStatus == status)
    }

    @Test(arguments: [
        (
            #"{"error":{"code":"E1","message":"no\u001b[31m"}}"#,
            GatewayRejection(code: "E1", message: "no\u{1b}[31m")
        ),
        (#"{"error":{"message":"no"}}"#, GatewayRejection(code: nil, message: "no")),
        (#"{"error":{"code":7}}"#, GatewayRejection(code: "7", message: "")),
        (#"{"error":"no"}"#, GatewayRejection(code: nil, message: "no")),
        (#"{"error":401}"#, GatewayRejection(code: "401", message: "")),
    ])
    func `Errors of other shapes`(reply: String, expected: GatewayRejection) async {
        guard case .failure(.rejected(let rejection)) = await create(OneAnswer(reply)).result else {
            Issue.record("not rejected")
            return
        }
        #expect(rejection == expected)
    }

    @Test(arguments: [
        ("{}", "HTTP 200: no tracking number"), ("[]", "HTTP 200: no tracking number"),
        ("null", "HTTP 200: no tracking number"),
        (#"{"tracking":""}"#, "HTTP 200: no tracking number"), (#"{"tracking":"1234"}"#, "HTTP 200: tracking 1234"),
        (#"{"tracking":"79DF-60B0"}"#, "HTTP 200: tracking 79DF-60B0"),
        (#"{"tracking":"79DG-60B0-17F6"}"#, "HTTP 200: tracking 79DG-60B0-17F6"),
        (#"{"tracking":"79DF-60B0-17F"}"#, "HTTP 200: tracking 79DF-60B0-17F"),
        (#"{"tracking":"79DF-60B0-17F6","payment_id":27}"#, "HTTP 200: payment_id 27, not 26"),
        (#"{"tracking":"79DF-60B0-17F6","payment_id":[26]}"#, "HTTP 200: payment_id of no use, not 26"),
        (#"{"tracking":"79DF-60B0-17F6","payment_id":26.5}"#, "HTTP 200: payment_id 26.5, not 26"),
        (#"{"tracking":"79DF-60B0-17F6","error":{"code":1}}"#, "HTTP 200: both an error and a tracking number"),
        (#"{"tracking":"79DF-60B0-17F6""#, "HTTP 200: not JSON at byte 28"),
        ("<html>", "HTTP 200: not JSON at byte 0"), ("", "HTTP 200: empty"),
    ])
    func `Anything else is no answer`(reply: String, detail: String) async {
        let answer = await create(OneAnswer(reply))
        #expect(answer.unusableReason == UnknownReason(.badReply, detail: detail))
        #expect(answer.exchange?.reply == reply)
    }

    @Test(arguments: [199, 304, 400, 404, 500, 502])
    func `A status that is no success makes even the right reply useless`(status: Int) async {
        let answer = await create(OneAnswer(created, status: status))
        #expect(answer.unusableReason == UnknownReason(.badReply, detail: "HTTP \(status)"))
    }

    @Test
    func `A redirect is told with its address and not followed`() async {
        let transport = OneAnswer(
            bytes: Array(created.utf8), status: 302, headers: [HTTPHeader("location", "https://elsewhere.test/")])
        let answer = await create(transport)
        #expect(answer.unusableReason == UnknownReason(.redirect, detail: "https://elsewhere.test/"))
        #expect(transport.requests.count == 1)
    }
}

@Suite struct ReplySignatureTests {
    private let bytes = Array(created.utf8)
    private var right: String { Signature.text(of: bytes, secret: Secret("secret")) }

    @Test
    func `The header is found whatever its case`() async {
        let answer = await create(OneAnswer(bytes: bytes, headers: [HTTPHeader("dpay_secure", right)]))
        #expect(answer.exchange?.signature == .verified)
    }

    @Test
    func `A wrong signature makes a reply useless, a rejection too`() async {
        for body in [created, #"{"error":{"code":1,"message":"no"}}"#] {
            let transport = OneAnswer(
                bytes: Array(body.utf8), headers: [HTTPHeader("DPAY_SECURE", "A9suf/J6zBHDkmwodWLCgA==")])
            let answer = await create(transport)
            #expect(answer.unusableReason == UnknownReason(.wrongSignature, detail: "HTTP 200"))
            #expect(answer.exchange?.signature == .wrong)
        }
    }

    @Test
    func `Of two signatures both must be right`() async {
        let headers = [HTTPHeader("DPAY_SECURE", right), HTTPHeader("DPAY_SECURE", "x")]
        let answer = await create(OneAnswer(bytes: bytes, headers: headers))
        #expect(answer.exchange?.signature == .wrong)
    }

    @Test
    func `A missing signature counts or not by the account's setting`() async {
        let accepted = await create(OneAnswer(bytes: bytes))
        #expect(accepted.unusableReason == nil)
        #expect(accepted.exchange?.signature == .missing)
        var strict = GatewayAccount.test
        strict.acceptsUnsignedReplies = false
        for headers in [[], [HTTPHeader("DPAY_SECURE", "")]] {
            let refused = await create(OneAnswer(bytes: bytes, headers: headers), strict)
            #expect(refused.unusableReason == UnknownReason(.missingSignature, detail: "HTTP 200"))
            #expect(refused.exchange?.signature == .missing)
        }
    }
}

@Suite struct KeptReplyTests {
    @Test
    func `Bytes that are no UTF-8 are kept as what can be shown of them`() async {
        let answer = await create(OneAnswer(bytes: [0x7b, 0xff, 0x7d]))
        #expect(answer.unusableReason == UnknownReason(.badReply, detail: "HTTP 200: not JSON at byte 1"))
        #expect(answer.exchange?.reply == "{\u{fffd}}")
    }

    @Test(arguments: [
        ([UInt8](repeating: 0x78, count: 16_384), 16_384, false),
        ([UInt8](repeating: 0x78, count: 16_385), 16_384, true),
        (Array("x".utf8) + (0..<9000).flatMap { _ in Array("é".utf8) }, 16_383, true),
        // Each becomes three bytes.
        ([UInt8](repeating: 0xff, count: 16_000), 16_383, true),
    ])
    func `No more than 16 KiB of a reply are kept, cut between characters`(bytes: [UInt8], kept: Int, isTruncated: Bool)
        async throws
    {
        let exchange = try #require(await create(OneAnswer(bytes: bytes)).exchange)
        #expect(exchange.reply.utf8.count == kept)
        #expect(exchange.isTruncated == isTruncated)
    }

    @Test(arguments: 1...15)
    func `A card's number across the end of what is kept isn't kept either, as far as it would be`(digitsBefore: Int)
        async throws
    {
        let start = #"{"tracking":"79DF-60B0-17F6","note":""#
        let filler = String(repeating: "x", count: Exchange.keptReplyBytes - start.utf8.count - digitsBefore)
        let answer = await create(
            OneAnswer(start + filler + #"4444111144441111","more":"1"}"#),
            body: #"{"amount":1.00,"currency":"visamaster.uah","payment_id":26,"sender":"4444111144441111"}"#)
        let exchange = try #require(answer.exchange)
        #expect(exchange.isTruncated)
        #expect(exchange.reply.utf8.count <= Exchange.keptReplyBytes)
        #expect(exchange.reply.contains("xx") && !exchange.reply.contains("4444111"))
    }

    @Test
    func `A card's number that the gateway repeats is not kept whole anywhere`() async {
        let reply = String(repeating: " ", count: 16_380) + #"{"error":{"message":"Bad sender 4444111144441111"}}"#
        let body = #"{"amount":1,"payment_id":1,"sender":"4444111144441111"}"#
        for reply in [
            reply, #"{"error":{"message":"Bad sender 4444111144441111"}}"#, #"{"tracking":"4444111144441111"}"#,
        ] {
            let transport = OneAnswer(reply)
            let answer = await GatewayClient(account: .test, transport: transport).create(body: body)
            #expect(!"\(answer)".contains("44441111"))
            #expect(transport.bodies == [body])
        }
    }

    @Test
    func `A message beyond all reason is cut`() async {
        let text = String(repeating: "x", count: 2000)
        guard case .failure(.rejected(let rejection)) = await create(OneAnswer(#"{"error":"\#(text)"}"#)).result else {
            Issue.record("not rejected")
            return
        }
        #expect(rejection.message == text.prefix(1000) + "…")
    }
}

@Suite struct FailureTests {
    @Test(arguments: [
        TransportFailure.notSent("refused"), .libraryMissing("refused"),
    ])
    func `What surely was not sent is unreachable`(failure: TransportFailure) async {
        #expect(await create(OneAnswer(.failure(failure))) == GatewayAnswer(.failure(.unreachable("refused"))))
    }

    @Test(arguments: [
        (TransportFailure.timeout(seconds: 30), UnknownReason(.timeout, detail: "30 s")),
        (.canceled, UnknownReason(.canceled)),
        (.connectionLost("reset"), UnknownReason(.connectionLost, detail: "reset")),
        (.malformedReply("odd"), UnknownReason(.badReply, detail: "odd")),
        (.replyTooLarge(limit: 9), UnknownReason(.replyTooLarge, detail: "more than 9 bytes")),
    ])
    func `What may have been sent is unknown, and why`(failure: TransportFailure, reason: UnknownReason) async {
        #expect(await create(OneAnswer(.failure(failure))) == GatewayAnswer(.failure(.unusable(reason))))
    }
}
