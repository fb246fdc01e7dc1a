import InvoiceCore
import Testing

@testable import EInvoiceKit

/// Statistics come from the index alone; they say what adding up whole invoices says.
@Suite(.timeLimit(.minutes(10))) struct StatisticsTests {
    private let folder = TemporaryFolder()

    /// Random invoices of some days and methods, in no order of time, with what the gateway says of them.
    private func records(_ count: Int, _ random: inout Seeded) -> [HistoryEvent] {
        let currencies = ["visamaster.uah", "wave-ci.xof", "ethereum", "bitcoin", "later.xyz"]
        let words = [
            "CREATED", "PAYIN", "PAYED", "PAYED_RECALC", "FINISHED", "finished", "FAILED", "CANCELED", "PAYIN_ERROR",
            "НОВЫЙ",
        ]
        var events: [HistoryEvent] = []
        for number in 1...count {
            var new = intent(number, currency: currencies.randomElement(using: &random)!)
            new.createdAt = noon.advanced(byMilliseconds: Int64.random(in: -400_000_000...400_000_000, using: &random))
            new.amount = amount(&random)
            if number % 9 == 0 { new.id = new.id.lowercased() }
            events.append(.invoice(new))
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                var change = everyChange.randomElement(using: &random)!
                if Bool.random(using: &random) {
                    var report = StatusReport(status: GatewayStatus(words.randomElement(using: &random)!))
                    report.currency =
                        Bool.random(using: &random) ? new.currency : currencies.randomElement(using: &random)!
                    report.amount = Bool.random(using: &random) ? new.amount : amount(&random)
                    report.isRecalculated = [nil, true, false].randomElement(using: &random)!
                    events.append(
                        .update(
                            InvoiceUpdate(
                                id: new.id, at: noon, change: .created(tracking: "T-\(number)", isSettled: false))))
                    change = .status(report)
                }
                events.append(.update(InvoiceUpdate(id: new.id, at: noon, change: change)))
            }
        }
        return events
    }

    private func amount(_ random: inout Seeded) -> Amount {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: Amount(coefficient: UInt128(random.next() as UInt64), scale: 18)
        case 1: Amount(coefficient: UInt128(random.next() as UInt64), scale: 0)
        case 2: .zero
        default:
            Amount(
                coefficient: UInt128.random(in: 0...1_000_000, using: &random),
                scale: Int.random(in: 0...8, using: &random))
        }
    }

    /// A clock that changes twice in the time of the records.
    private func offset(_ moment: Timestamp) -> Int {
        (-100_000_000..<200_000_000).contains(moment.milliseconds - noon.milliseconds) ? 7200 : -18_000
    }

    @Test(arguments: 1...5)
    func `statistics are what adding up whole invoices gives`(seed: UInt64) async throws {
        var random = Seeded(seed)
        let events = records(700, &random)
        put(bytes(of: events), at: folder.file("history.jsonl"))
        let all = invoices(of: events)
        for store in [
            HistoryStore(folder: folder.path), HistoryStore(folder: folder.path, cache: "\(folder.path)/cache"),
        ] {
            for text in [
                "", "state:unknown", "status:finished", "status:mismatch", "status:новый", "currency:uah", "amount>100",
                "zoe",
                "über", "k", "since:2026-11-21 until:2026-11-23", "zoë -status:failed", "sort:amount", "nowhere",
            ] {
                let query = try InvoiceQuery(text, now: noon, offset: 0)
                var expected = InvoiceStatistics()
                for invoice in all where query.matches(invoice) { expected.add(invoice, offset: offset) }
                let counted = try await store.statistics(matching: query, offset: offset)
                #expect(counted.statistics == expected, "\(text)")
                #expect(counted.fraction == 1)
            }
        }
    }

    /// Records that were joined from two machines stand in no order of time.
    @Test(arguments: 1...3)
    func `what is found comes in the order that was asked for`(seed: UInt64) throws {
        var random = Seeded(seed)
        let events = records(700, &random)
        put(bytes(of: events), at: folder.file("history.jsonl"))
        let store = HistoryStore(folder: folder.path)
        try expectOrder(
            of: invoices(of: events), in: store,
            [
                "", "k", "zoe", "über", "state:unknown", "state:unsent", "state:rejected", "status:finished",
                "status:failed",
                "status:новый", "status:created", "-status:finished", "-k", "amount>100", "amount>100 status:paid",
                "since:2026-11-21 until:2026-11-23", "since:2026-11-21 k", "since:2026-11-21 zoe status:failed",
                "is:unknown",
            ])
    }

    @Test func `a word of thousands comes in the order of amounts`() throws {
        var random = Seeded(4)
        let events = (1...2100).map { number in
            var new = intent(number)
            new.amount = Amount(coefficient: UInt128.random(in: 1...3000, using: &random), scale: 1)
            return HistoryEvent.invoice(new)
        }
        put(bytes(of: events), at: folder.file("history.jsonl"))
        try expectOrder(
            of: invoices(of: events), in: HistoryStore(folder: folder.path), ["zoe", "zoë status:sending", "zoe 1234"])
    }

    private func expectOrder(of newestFirst: [Invoice], in store: HistoryStore, _ texts: [String]) throws {
        let numbered = newestFirst.reversed().enumerated().map { (place: $0.offset, invoice: $0.element) }
        for text in texts {
            for order in ["", "sort:created", "sort:amount", "sort:-amount"] {
                let query = try InvoiceQuery("\(text) \(order)", now: noon, offset: 0)
                let found = numbered.filter { query.matches($0.invoice) }.sorted { a, b in
                    switch order {
                    case "sort:amount" where a.invoice.intent.amount != b.invoice.intent.amount:
                        a.invoice.intent.amount < b.invoice.intent.amount
                    case "sort:-amount" where a.invoice.intent.amount != b.invoice.intent.amount:
                        a.invoice.intent.amount > b.invoice.intent.amount
                    case "sort:created": (a.invoice.intent.createdAt, a.place) < (b.invoice.intent.createdAt, b.place)
                    default: (a.invoice.intent.createdAt, a.place) > (b.invoice.intent.createdAt, b.place)
                    }
                }
                #expect(try store.all(query).map(\.id) == found.map(\.invoice.id), "\(query)")
                #expect(try store.count(query) == found.count, "\(query)")
            }
        }
    }

    @Test func `what replaces an invoice is counted in its place`() async throws {
        var random = Seeded(9)
        let events = records(300, &random)
        put(bytes(of: events), at: folder.file("history.jsonl"))
        let all = invoices(of: events)
        var replaced: [String: Invoice] = [:]
        var expected = InvoiceStatistics()
        for (place, invoice) in all.enumerated() {
            var new = invoice
            if place % 3 == 0 {
                new.apply(InvoiceUpdate(id: invoice.id, at: noon, change: .unknown(UnknownReason(.interrupted))))
                replaced[invoice.id] = new
            }
            expected.add(new, offset: offset)
        }
        let store = HistoryStore(folder: folder.path)
        let counted = try await store.statistics(matching: InvoiceQuery(), replaced: replaced, offset: offset)
        #expect(counted.statistics == expected)
    }

    @Test func `a cancelled task counts no further`() async throws {
        var random = Seeded(10)
        put(bytes(of: records(300, &random)), at: folder.file("history.jsonl"))
        let store = HistoryStore(folder: folder.path)
        let task = Task {
            try await store.statistics(matching: InvoiceQuery(), offset: { _ in 0 }) { _ in
                withUnsafeCurrentTask { $0?.cancel() }
                return true
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `lines that can't be read are counted beside`() async throws {
        var lines = (1...5).map { HistoryRecord.line(for: intent($0)) }
        lines[2][150] ^= 1
        put(lines.joined(), at: folder.file("history.jsonl"))
        let counted = try await HistoryStore(folder: folder.path).statistics(
            matching: InvoiceQuery(), offset: { _ in 0 })
        #expect(counted.badLines == 1)
        #expect(counted.statistics.total.count == 4)
    }
}
