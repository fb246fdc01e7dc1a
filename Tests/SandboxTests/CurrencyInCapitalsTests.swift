import JSON
import Testing

@testable import Sandbox

@Suite("Currencies in capitals", .timeLimit(.minutes(10)))
struct CurrencyInCapitalsTests {
    @Test(arguments: [false, true])
    func `Where it is asked for, statuses and statements name currencies in capitals`(inCapitals: Bool) async throws {
        try await SandboxBench.run(.memory, currencyInCapitals: inCapitals) { bench in
            let create = #"{"payment_id":1,"currency":"visamaster.uah","amount":5}"#
            #expect(try await bench.post("einvoice/create", create).error == nil)
            let code = JSONValue.string(inCapitals ? "VISAMASTER.UAH" : "visamaster.uah")
            let status = try await bench.status("1")
            #expect(status["currency"] == code)
            let period = #"{"start_date":"2000-01-01 00:00:00","end_date":"2100-01-01 00:00:00"}"#
            guard case .array(let rows)? = try await bench.post("einvoice/statement", period).signedJSON()["list"]
            else {
                Issue.record("no list")
                return
            }
            #expect(rows.map { $0["currency"] } == [code])
        }
    }
}
