import Testing

@testable import EInvoiceKit

@Suite struct IndexVersionTests {
    @Test func `tables of other names, or in another order, are of another version`() {
        let versions = [
            HistoryIndex.fingerprint(3, ["account", "paid"]), HistoryIndex.fingerprint(3, ["paid", "account"]),
            HistoryIndex.fingerprint(3, ["account", "lang", "paid"]), HistoryIndex.fingerprint(4, ["account", "paid"]),
        ]
        #expect(Set(versions).count == 4)
        #expect(versions.allSatisfy { $0 > 0 && $0 <= Int(Int32.max) })
        #expect(HistoryIndex.version > 0)
    }
}
