import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct CurrencySpellingTests {
    private let fixture = ServiceFixture()
    private var invoice: InvoiceIntent {
        get async throws {
            try await fixture.createAnswered().intent
        }
    }

    private func report(_ currency: String) async throws -> StatusReport {
        fixture.gateway.add(
            reply(
                """
                {"tracking":"79DF-60B0-17F6","payment_id":"1001","currency":"\(currency)","amount":100.50,
                "status":"FINISHED","created":"2025-11-22 10:26:41"}
                """))
        let invoice = try #require(try fixture.history.newest(limit: 1).invoices.first)
        return try #require(await fixture.service.refreshStatus(invoice).report)
    }

    @Test func `a currency in capitals is the same one, and another in capitals is another`() async throws {
        let intent = try await invoice
        for (currency, differences) in [("visamaster.uah", 0), ("VISAMASTER.UAH", 0), ("VISAMASTER.USD", 1)] {
            let report = try await report(currency)
            #expect(report.differences(from: intent).count == differences)
        }
    }

    @Test func `what is adopted has the catalog's spelling`() async throws {
        _ = try await invoice
        let row = try await report("VISAMASTER.UAH")
        let intent = InvoiceIntent(
            adopting: row, id: "x", at: Timestamp(milliseconds: 0), profile: "shop", kind: "test",
            endpoint: "https://x",
            clientID: "1")
        #expect(intent?.currency == "visamaster.uah")
    }
}
