import InvoiceCore
import Testing

@Suite struct GatewayStatusTests {
    @Test func `another time alone is no news`() {
        var first = StatusReport(status: GatewayStatus("PAYED"))
        #expect(first.tellsNews(after: nil))
        #expect(!first.tellsNews(after: first))
        var next = first
        next.processed = "2026-11-22 14:00:00"
        #expect(next.tellsNews(after: first))
        first = next
        next.processed = "2026-11-22 14:00:05"
        #expect(!next.tellsNews(after: first))
        next.fee = Amount(coefficient: 1, scale: 0)
        #expect(next.tellsNews(after: first))
    }
}
