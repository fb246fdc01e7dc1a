import EInvoiceKit
import LoopbackServer
import Testing

@testable import Sandbox

@Suite("What the gateway refuses", .timeLimit(.minutes(10)))
struct SandboxRefusalTests {
    @Test(arguments: Transport.allCases)
    func `A header's name with hyphens is another one, and is told`(transport: Transport) async throws {
        try await SandboxBench.run(transport) { bench in
            for name in ["DPAY-CLIENT", "DpayClient"] {
                var request = SandboxBench.request("extrafields/list", "{}")
                request.headers[1].name = name
                let reply = try await bench.send(request)
                #expect(reply.status == 403)
                #expect(reply.error == "403 Header DPAY_CLIENT is missing; \(name) is another one")
            }
            var request = SandboxBench.request("extrafields/list", "{}")
            request.headers[2].name = "Dpay-Secure"
            #expect(try await bench.send(request).error?.hasPrefix("403 Header DPAY_SECURE is missing") == true)
        }
    }

    @Test(arguments: Transport.allCases)
    func `The signature covers the body to the byte, and needs the secret`(transport: Transport) async throws {
        try await SandboxBench.run(transport) { bench in
            var longer = SandboxBench.request("extrafields/list", "{}")
            longer.body.append(0x20)
            try await bench.expectError("403 Wrong signature", from: longer)
            var stranger = SandboxBench.request("extrafields/list", "{}")
            stranger.headers[2].value = Signature.text(of: stranger.body, secret: Secret("guess"))
            let reply = try await bench.send(stranger)
            #expect(reply.error == "403 Wrong signature")
            #expect(reply.header("DPAY_SECURE") == nil)
        }
    }

    @Test
    func `Another client is refused, and so is a header given twice`() async throws {
        try await SandboxBench.run(.memory) { bench in
            var other = SandboxBench.request("extrafields/list", "{}")
            other.headers[1].value = "1043"
            try await bench.expectError("403 Unknown client", from: other)
            var twice = SandboxBench.request("extrafields/list", "{}")
            twice.headers.append(twice.headers[1])
            try await bench.expectError("403 Header DPAY_CLIENT is there more than once", from: twice)
        }
    }

    @Test
    func `The body must say that it is JSON`() async throws {
        try await SandboxBench.run(.memory) { bench in
            var request = SandboxBench.request("extrafields/list", "{}")
            request.headers[0].value = "application/json; charset=utf-8"
            try await bench.expectError(nil, from: request)
            request.headers[0].value = "text/plain"
            try await bench.expectError("400 Content-Type is not application/json", from: request)
            request.headers.removeFirst()
            try await bench.expectError("400 Content-Type is not application/json", from: request)
        }
    }

    @Test(arguments: [
        (#"{"currency":"tron","amount":5}"#, "payment_id is missing"),
        (#"{"payment_id":1.5,"currency":"tron","amount":5}"#, "payment_id is neither"),
        (#"{"payment_id":-1,"currency":"tron","amount":5}"#, "payment_id is neither"),
        (#"{"payment_id":[1],"currency":"tron","amount":5}"#, "payment_id is neither"),
        (#"{"payment_id":"","currency":"tron","amount":5}"#, "payment_id is empty"),
        (#"{"payment_id":null,"currency":"tron","amount":5}"#, "payment_id is null"),
        (#"{"payment_id":1,"amount":5}"#, "currency is missing"),
        (#"{"payment_id":1,"currency":"TRON","amount":5}"#, "Unknown currency"),
        (#"{"payment_id":1,"currency":"tron"}"#, "amount is missing"),
        (#"{"payment_id":1,"currency":"tron","amount":true}"#, "amount is neither a number nor a string"),
        (#"{"payment_id":1,"currency":"tron","amount":0}"#, "amount is not more than 0"),
        (#"{"payment_id":1,"currency":"tron","amount":0.0}"#, "amount is not more than 0"),
        (#"{"payment_id":1,"currency":"tron","amount":-1}"#, "amount is not more than 0"),
        (#"{"payment_id":1,"currency":"tron","amount":1e3}"#, "amount is not written as digits"),
        (#"{"payment_id":1,"currency":"tron","amount":1.1234567}"#, "amount has 7 decimals, TRX has 6"),
        (#"{"payment_id":1,"currency":"visamaster.xof","amount":100.5}"#, "amount has 1 decimals, XOF has 0"),
        (#"{"payment_id":1,"currency":"tron","amount":1234567890123456}"#, "amount is too large"),
        (#"{"payment_id":1,"currency":"tron","amount":5,"description":null}"#, "description is null"),
        (#"{"payment_id":1,"currency":"tron","amount":5,"account":""}"#, "account is empty"),
        (#"{"payment_id":1,"currency":"tron","amount":5,"account":7}"#, "account is not a string"),
        (#"{"payment_id":1,"currency":"tron","amount":5,"sender":"44 44"}"#, "sender has blanks"),
        (#"{"payment_id":1,"currency":"tron","amount":5,"success_url":"shop.example"}"#, "success_url is not"),
        (#"{"payment_id":1,"currency":"tron","amount":5,"status_url":"ftp://x/"}"#, "status_url is not"),
        (#"{"payment_id":1,"currency":"tron","amount":5,"extra_fields":{}}"#, "extra_fields is empty"),
        (#"{"payment_id":1,"currency":"tron","amount":5,"extra_fields":{"a":""}}"#, "a is empty"),
        (
            #"{"payment_id":1,"currency":"tron","amount":5,"extra_fields":{"a":1}}"#,
            "extra_fields.a is not a string"
        ),
        (#"{"payment_id":1,"currency":"tron","amount":5,"extra_fields":"a"}"#, "extra_fields is not an object"),
        (#"{"payment_id":1,"currency":"wave-ci.xof","amount":5}"#, "extra_fields.phone is required"),
        (
            #"{"payment_id":1,"currency":"wave-ci.xof","amount":5,"extra_fields":{"phone":"x"}}"#,
            "extra_fields.phone is not"
        ),
        (#"{"payment_id":1,"currency":"tron","amount":5"#, "The body is not JSON"),
        (
            #"{"payment_id":1,"payment_id":2,"currency":"tron","amount":5}"#,
            "The body is not JSON: member payment_id twice"
        ),
        ("[]", "The body is not an object"),
        ("", "The body is not JSON"),
    ])
    func `A create request is refused for its own fault, named, and nothing is created`(body: String, message: String)
        async throws
    {
        try await SandboxBench.run(.memory) { bench in
            let reply = try await bench.post("einvoice/create", body)
            #expect(reply.status == 200)
            #expect(reply.error?.hasPrefix("400 \(message)") == true, "\(reply.text)")
            _ = try reply.signedJSON()
            #expect(try await bench.post("einvoice/status", #"{"payment_id":1}"#).error == "401 Payment not found")
        }
    }

    @Test
    func `Everything that the document's own example has is taken`() async throws {
        try await SandboxBench.run(.memory) { bench in
            let body = """
                { "payment_id": 123, "currency": "visamaster.uah", "amount": 100.00,
                "description": "Some payment description", "account": "user 7", "sender": "4444111144441111",
                "success_url": "https://test.ua/success/123", "fail_url": "https://test.ua/fail/123",
                "status_url": "https://test.ua", "extra_fields": { "field_name":"field_value" } }
                """
            let reply = try await bench.post("einvoice/create", body)
            #expect(reply.error == nil)
        }
    }
}
