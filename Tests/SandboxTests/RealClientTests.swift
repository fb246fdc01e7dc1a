import JSON
import LoopbackServer
import Testing

@testable import Sandbox

@Suite("Clients of other makes", .timeLimit(.minutes(10)))
struct RealClientTests {
    @Test(arguments: [("Dpay_client", "Dpay_secure"), ("dpay_client", "dpay_secure"), ("Dpay_Client", "DPAY_secure")])
    func `Header names are taken in any case, as HTTP has it`(client: String, secure: String) async throws {
        for transport in Transport.allCases {
            try await SandboxBench.run(transport) { bench in
                var request = SandboxBench.request("extrafields/list", "{}")
                request.headers[1].name = client
                request.headers[2].name = secure
                let status = try await bench.send(request).status
                #expect(status == 200)
            }
        }
    }

    @Test
    func `Two headers that differ in case only are one given twice`() async throws {
        try await SandboxBench.run(.memory) { bench in
            var request = SandboxBench.request("extrafields/list", "{}")
            request.headers.append(LoopbackHeader("dpay_client", "1042"))
            try await bench.expectError("403 Header DPAY_CLIENT is there more than once", from: request)
        }
    }

    @Test(arguments: [("100", "100.000000"), ("100.50", "100.500000"), ("0.000001", "0.000001")])
    func `An amount may be a string of digits`(text: String, amount: String) async throws {
        try await SandboxBench.run(.memory) { bench in
            let reply = try await bench.post(
                "einvoice/create", #"{"payment_id":1,"currency":"tron","amount":"\#(text)"}"#)
            #expect(reply.error == nil)
            #expect(try await bench.status("1")["amount"] == .number(amount))
        }
    }

    @Test(arguments: [
        (" 5", "not written as digits"), ("5 ", "not written as digits"), ("1e3", "not written as digits"),
        ("+5", "not written as digits"), ("5,00", "not written as digits"), ("0x10", "not written as digits"),
        (".5", "not written as digits"), ("5.", "not written as digits"), ("05", "not written as digits"),
        ("00.5", "not written as digits"), ("٥", "not written as digits"), ("-5", "not more than 0"),
        ("0", "not more than 0"), ("1.1234567", "has 7 decimals"), ("1-1", "not written as digits"),
    ])
    func `A string that is no plain decimal is refused`(text: String, problem: String) async throws {
        try await SandboxBench.run(.memory) { bench in
            let reply = try await bench.post(
                "einvoice/create", #"{"payment_id":1,"currency":"tron","amount":"\#(text)"}"#)
            #expect(
                reply.error?.hasPrefix("400 amount \(problem.hasPrefix("has") ? "" : "is ")\(problem)") == true,
                "\(reply.text)")
        }
    }
}
