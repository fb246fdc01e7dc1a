import Files
import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct FindingTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    private func created(_ number: Int, _ tracking: String) -> HistoryEvent {
        .update(update(number, .created(tracking: tracking, isSettled: false)))
    }

    @Test func `an invoice is found by each of its names`() throws {
        put(
            bytes(of: (1...9).flatMap { [.invoice(intent($0)), created($0, "79DF-60B0-000\($0)")] }), at: store.path)
        for name in [intent(4).id, intent(4).paymentID.text, "79DF-60B0-0004", "79df-60b0-0004"] {
            #expect(try store.invoice(id: name).id == intent(4).id, "\(name)")
        }
        #expect(throws: StorageProblem.notFound("79DF")) { try store.invoice(id: "79DF") }
        #expect(throws: StorageProblem.notFound("")) { try store.invoice(id: "") }
    }

    @Test func `of several with one payment ID the newest is meant`() throws {
        var records = (1...3).map { intent($0) }
        for index in records.indices { records[index].paymentID = PaymentID(recorded: "inv-7") }
        put(bytes(of: records.map { .invoice($0) }), at: store.path)
        let match = try store.lookUp("inv-7")
        #expect(match.invoice.id == records[2].id)
        #expect(match.older == [records[1].id, records[0].id])
    }

    @Test func `what is written exactly so goes before another case`() throws {
        var records = (1...2).map { intent($0) }
        records[0].paymentID = PaymentID(recorded: "inv-A")
        records[1].paymentID = PaymentID(recorded: "inv-a")
        put(bytes(of: records.map { .invoice($0) }), at: store.path)
        #expect(try store.invoice(id: "inv-A").id == records[0].id)
        #expect(try store.invoice(id: "INV-A").id == records[1].id)
    }

    /// In the second the signs are of one letter in lower case, and one letter to who compares by characters.
    @Test(arguments: [("caf\u{e9}", "cafe\u{301}"), ("inv-K", "inv-\u{212a}")])
    func `a payment id in other bytes names another invoice`(one: String, other: String) throws {
        var records = (1...2).map { intent($0) }
        records[0].paymentID = PaymentID(recorded: one)
        records[1].paymentID = PaymentID(recorded: other)
        put(bytes(of: records.map { .invoice($0) }), at: store.path)
        for record in records {
            let match = try store.lookUp(record.paymentID.text)
            #expect(match.invoice.id == record.id)
            #expect(match.older.isEmpty)
        }
    }

    @Test func `one invoice's payment ID that is another's tracking number is ambiguous`() throws {
        var other = intent(2)
        other.paymentID = PaymentID(recorded: "79DF-60B0")
        put(bytes(of: [.invoice(intent(1)), created(1, "79DF-60B0"), .invoice(other)]), at: store.path)
        #expect(throws: StorageProblem.ambiguous("79DF-60B0", ids: [other.id, intent(1).id])) {
            try store.lookUp("79DF-60B0")
        }
    }

    @Test func `open outcomes are the unknown ones and those whose program is gone`() throws {
        let lease = try store.takeLease()
        var alive = intent(1)
        alive.lease = lease.id
        var dead = intent(2)
        dead.lease = HistoryStore.newInvoiceID(at: noon)
        let records: [HistoryEvent] = [
            .invoice(alive), .invoice(dead), .update(update(2, .note("still open"))), .invoice(intent(3)),
            .update(update(3, .unknown(UnknownReason(.timeout)))), .invoice(intent(4)), created(4, "T"),
            .invoice(intent(5)), .update(update(5, .unsent("refused"))), .invoice(intent(6)),
            .update(update(6, .unknown(UnknownReason(.timeout)))), .update(update(6, .resent(lease: lease.id))),
            .invoice(intent(7)), .update(update(7, .unknown(UnknownReason(.timeout)))),
            .update(update(7, .resent(lease: dead.lease))), .invoice(intent(8)),
        ]
        put(bytes(of: records), at: store.path)
        #expect(try store.unsettled().map(\.id) == [8, 7, 3, 2].map { intent($0).id })
        let unknown = try store.unsettled().filter { $0.state == .unknown }
        #expect(!unknown.isEmpty)
        #expect(try store.unknown() == unknown)
        #expect(try store.unknown(limit: 1) == [unknown[0]])
        #expect(try store.abandoned().map(\.id) == [8, 7, 2].map { intent($0).id })
        // Who was found dead once isn't looked at again: in doubt it would be taken for alive.
        #expect(try store.abandoned(under: [lease.id]).map(\.id) == [8, 7, 6, 2, 1].map { intent($0).id })
    }

    @Test func `an outcome that cannot be read leaves the invoice open`() throws {
        var line = HistoryRecord.line(for: update(1, .created(tracking: "T", isSettled: false)))
        line[line.count - 30] ^= 1
        put(bytes(of: [.invoice(intent(1))]) + line, at: store.path)
        #expect(try store.unsettled().map(\.id) == [intent(1).id])
    }
}

@Suite struct LeaseTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    @Test func `a lease lives as long as its holder`() throws {
        var lease: SendLease? = try store.takeLease()
        let id = try #require(lease?.id)
        #expect(store.isAlive(lease: id))
        #expect(HistoryStore(folder: folder.path).isAlive(lease: id))
        lease = nil
        #expect(!store.isAlive(lease: id))
    }

    @Test func `a file that nobody holds is a dead lease and only such is removed`() throws {
        let held = try store.takeLease()
        let left = folder.file("leases/01KBDEAD")
        put([], at: left)
        put([], at: folder.file("kept"))
        #expect(!store.isAlive(lease: "01KBDEAD"))
        for name in ["01KBDEAD", held.id, "../kept", ""] { store.remove(deadLease: name) }
        #expect(FileStatus(path: left) == nil)
        #expect(FileStatus(path: folder.file("kept")) != nil)
        #expect(store.isAlive(lease: held.id))
    }

    @Test(arguments: ["", "../history.jsonl", "/etc/passwd", "a", "Ж", String(repeating: "A", count: 65)])
    func `a text that is no lease is dead`(text: String) throws {
        try store.record(intent(1))
        #expect(!store.isAlive(lease: text))
    }
}

@Suite struct IdentifierTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    @Test func `local i ds sort by time and differ`() {
        let earlier = (0..<500).map { _ in HistoryStore.newInvoiceID(at: noon) }
        let later = HistoryStore.newInvoiceID(at: noon.advanced(byMilliseconds: 1))
        #expect(Set(earlier).count == 500)
        #expect(earlier.allSatisfy { $0.utf8.count == 26 && $0 < later })
        // The time of the specification's own example.
        #expect(HistoryStore.newInvoiceID(at: Timestamp(milliseconds: 1_469_918_176_385)).hasPrefix("01ARYZ6S41"))
    }

    @Test func `proposals never meet though the clock stands`() async throws {
        let all = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<4 {
                let store = HistoryStore(folder: folder.path)
                group.addTask {
                    try (0..<100).map { _ in try store.proposePaymentID(microseconds: 1_763_812_800_000_000).text }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(all).count == 400)
        #expect(all.min() == "1763812800000000")
        #expect(all.max() == "1763812800000399")
    }

    @Test func `a clock that went back does not repeat a proposal`() throws {
        let first = try store.proposePaymentID(microseconds: 2_000_000)
        let second = try store.proposePaymentID(microseconds: 1_000_000)
        #expect([first.text, second.text] == ["2000000", "2000001"])
    }

    @Test(arguments: ["", "garbage", "99999999999999999999", "9007199254740991", "-5\n", "\u{0}\u{0}"])
    func `a damaged counter is as good as none`(content: String) throws {
        put(content.utf8, at: folder.file("payment-id.last"))
        #expect(try store.proposePaymentID(microseconds: 7).text == "7")
        #expect(try store.proposePaymentID(microseconds: 7).text == "8")
        #expect(String(decoding: contents(folder.file("payment-id.last")), as: UTF8.self) == "8\n")
    }
}
