import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct PaymentIDTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    private func intent(_ number: Int, paymentID: String) -> InvoiceIntent {
        var intent = EInvoiceKitTests.intent(number)
        intent.paymentID = PaymentID(recorded: paymentID)
        return intent
    }

    private func has(_ text: String, _ store: HistoryStore) throws -> Bool {
        try store.has(PaymentID(recorded: text))
    }

    @Test func `every recorded one is there and no other`() throws {
        let records = randomRecords(9000, seed: 3)
        put(bytes(of: records), at: store.path)
        let store = store
        for invoice in invoices(of: records) { #expect(try store.has(invoice.intent.paymentID)) }
        for text in ["1", "order-1", "01KB", "\"payment_id\":\"", "1763812800"] { #expect(try !has(text, store)) }
    }

    @Test func `what is recorded later is there too`() throws {
        let store = store
        #expect(try !has("a-1", store))
        try store.record(intent(1, paymentID: "a-1"))
        #expect(try has("a-1", store))
        #expect(try !has("a-2", store))
        try HistoryStore(folder: store.folder).record(intent(2, paymentID: "a-2"))
        #expect(try has("a-2", store))
    }

    @Test func `own records and those of others are known in any order`() throws {
        let (store, other) = (store, store)
        #expect(try !has("a-1", store))
        for number in 1...4 {
            try store.record(intent(number, paymentID: "a-\(number)"))
            try store.record(update(number, .notFound))
            #expect(try has("a-\(number)", store))
            try other.record(intent(number + 4, paymentID: "b-\(number)"))
            if number != 2 { #expect(try has("b-\(number)", store)) }
        }
        try store.record([Invoice(intent: intent(9, paymentID: "é"))])
        for name in ["a", "b"] { for number in 1...4 { #expect(try has("\(name)-\(number)", store)) } }
        #expect(try has("é", store))
        #expect(try !has("c", store))
    }

    @Test func `another file in its place is read anew`() throws {
        let store = store
        try store.record(intent(1, paymentID: "a-1"))
        #expect(try has("a-1", store))
        put(HistoryRecord.line(for: intent(2, paymentID: "a-2")), at: store.path + ".new")
        rename(store.path + ".new", store.path)
        #expect(try !has("a-1", store))
        #expect(try has("a-2", store))
    }

    @Test func `lines of other programs and joined ones are read whole`() throws {
        let foreign = """
            {"payment_id":"b-1","type":"invoice","v":1,"id":"X1","at":"2026-11-22T12:00:00Z","currency":"wave-ci.xof",\
            "amount":"5","description":"\\"payment_id\\":\\"b-2\\""}

            """
        var joined = HistoryRecord.line(for: intent(1, paymentID: "a-1"))
        joined[joined.count - 1] ^= 0x40
        let quoted = HistoryRecord.line(for: intent(3, paymentID: "a\"\\3"))
        put(
            foreign.utf8 + joined + HistoryRecord.line(for: intent(2, paymentID: "a-2")) + quoted, at: store.path)
        let store = store
        for text in ["b-1", "a-1", "a-2", "a\"\\3"] { #expect(try has(text, store), "\(text)") }
        for text in ["b-2", "a-3", "3"] { #expect(try !has(text, store), "\(text)") }
    }

    @Test func `one that Unicode can write in several ways is another one in other bytes`() throws {
        let store = store
        try store.record(intent(1, paymentID: "caf\u{e9}"))
        #expect(try store.lookUp("CAF\u{c9}").invoice.id == EInvoiceKitTests.intent(1).id)
        for other in ["cafe\u{301}", "cafe"] {
            #expect(throws: StorageProblem.notFound(other)) { try store.lookUp(other) }
        }
    }

    @Test func `a clock that was set back proposes no payment id a second time`() throws {
        let clock: Int64 = 1_763_812_800_000_000
        let first = try store.proposePaymentID(microseconds: clock)
        #expect(first.text == String(clock))
        try store.record(intent(1, paymentID: first.text))
        try store.record(intent(2, paymentID: String(clock + 1)))
        // After a power cut the last proposal may be lost, or an earlier one may be there.
        for kept in ["", "\(clock - 5)\n", "no number\n"] {
            put(kept.utf8, at: store.files.lastPaymentID)
            #expect(try store.proposePaymentID(microseconds: clock).text == String(clock + 2), "\(kept)")
        }
        unlink(store.files.lastPaymentID)
        #expect(try store.proposePaymentID(microseconds: clock).text == String(clock + 2))
        // The next goes on from there.
        #expect(try store.proposePaymentID(microseconds: clock).text == String(clock + 3))
    }

    @Test func `where the history has ids that can't be told by their bytes one is proposed all the same`() throws {
        try store.record(intent(1, paymentID: "\u{212a}"))
        #expect(try store.proposePaymentID(microseconds: 1_763_812_800_000_000).text == "1763812800000000")
    }
}
