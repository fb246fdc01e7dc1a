import InvoiceCore
import Synchronization
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct ReconcilerTests {
    private let fixture = ServiceFixture()
    /// 2025-11-22 08:26:40 in UTC, where the fixture's clock stands.
    private let now = Timestamp(milliseconds: 1_763_800_000_000)
    private var since: Timestamp { now.advanced(byMilliseconds: -3_600_000) }
    private var until: Timestamp { now.advanced(byMilliseconds: 3_600_000) }

    /// A row of the statement as of an invoice made now; the gateway's clock is in Kyiv.
    private func row(
        _ paymentID: String, status: String = "CREATED", amount: String = "100.50", currency: String = "visamaster.uah",
        created: String = "2025-11-22 10:26:41"
    ) -> String {
        """
        {"tracking":"\(tracking(paymentID))","payment_id":"\(paymentID)","currency":"\(currency)","amount":"\(amount)",
        "status":"\(status)","created":"\(created)"}
        """
    }

    private func tracking(_ paymentID: String) -> String { "79DF-60B0-\(paymentID)" }

    /// Makes these invoices, here and there.
    private func create(_ ids: String...) async throws {
        for id in ids {
            fixture.gateway.add(reply(#"{"tracking":"\#(tracking(id))"}"#))
            _ = try await fixture.create(id)
        }
    }

    /// Reconciles with a statement of these rows, whatever is asked for.
    private func reconcile(_ rows: String..., since: Timestamp? = nil) async throws -> Reconciliation {
        for _ in 0..<8 { fixture.gateway.add(reply(#"{"list":[\#(rows.joined(separator: ","))]}"#)) }
        return try await fixture.service.reconcile(since: since ?? self.since, until: until)
    }

    @Test func `nothing where nothing differs`() async throws {
        try await create("1001", "1002", "1003")
        let result = try await reconcile(row("1001"), row("1002"), row("1003"))
        #expect(result.differences.isEmpty)
        #expect(result.unsettled.isEmpty)
        #expect(result.compared == 3)
        #expect(result.statementRows == 3)
        #expect(result.clockOffset == 7200)
        #expect(fixture.gateway.bodies[3].contains(#""start_date":"2025-11-21 "#))
        // Fifteen hours from now: what is yet to come nobody can tell.
        #expect(fixture.gateway.bodies.last?.contains(#""end_date":"2025-11-22 23:26:40""#) == true)
    }

    @Test func `a payment id in other bytes is another payment`() async throws {
        fixture.gateway.add(reply(#"{"tracking":"79DF-60B0-0001"}"#))
        _ = try await fixture.create("caf\u{e9}")
        let others = row("cafe\u{301}").split(separator: "\n").dropFirst().joined()
        let result = try await reconcile(#"{"tracking":"79DF-60B0-0002","payment_id":"cafe\#u{301}","# + others)
        #expect(
            result.differences.map(\.kinds).sorted { $0.description < $1.description } == [
                [.missingHere], [.missingThere],
            ])
    }

    @Test func `finds what is missing on either side`() async throws {
        try await create("1001", "1002")
        let result = try await reconcile(row("1001"), row("9009"))
        #expect(result.differences.map(\.kinds) == [[.missingThere], [.missingHere]])
        #expect(result.differences(.missingThere).first?.here?.paymentID == "1002")
        #expect(result.differences(.missingHere).first?.there?.paymentID == "9009")
    }

    @Test(arguments: [("CREATED", [ReconcileDifference.Kind.amount]), ("FINISHED", [.amount, .status])])
    func `a row that tells no amount differs, paid or not`(
        status: String, kinds: [ReconcileDifference.Kind]
    ) async throws {
        try await create("1001")
        let row = row("1001", status: status).replacing(#""amount":"100.50""#, with: #""amount":null"#)
        #expect(try await reconcile(row).differences.map(\.kinds) == [kinds])
    }

    @Test func `every invoice and every row is counted on its side`() async throws {
        try await create("1001", "1002", "1003", "1005")
        fixture.gateway.add(reply(#"{"error":{"code":0,"message":"no"}}"#))
        _ = try await fixture.create("1004")
        let result = try await reconcile(
            row("1001"), row("1002"), row("1003"), row("9009"), row("9010", created: "2025-11-24 10:26:41"))
        let totals = result.totals
        #expect((totals.here, totals.there) == (5, 5))
        #expect((totals.comparedHere, totals.comparedThere) == (3, 3))
        #expect((totals.missingThere, totals.missingHere, totals.refusedHere) == (1, 1, 0))
        #expect(totals.leftOutHere == [.rejected: 1])
        #expect(totals.leftOutThere == [.outsidePeriod: 1])
        #expect(!totals.isEven)
    }

    @Test func `what is not compared is counted by its reason`() async throws {
        try await create("1001")
        _ = try await fixture.createUnanswered("1002")
        fixture.gateway.add(failure(.notSent("no route")))
        _ = try await fixture.create("1003")
        let other = fixture.another { $0.clientID = "2084" }
        fixture.gateway.add(reply(#"{"tracking":"\#(tracking("1004"))"}"#))
        _ = await other.create(try await other.prepare(fixture.draft("1004")).confirmed(by: "100.50"))
        _ = try fixture.recordAbandoned("1005")
        let totals = try await reconcile(row("1001")).totals
        #expect((totals.here, totals.comparedHere) == (5, 1))
        #expect(totals.leftOutHere == [.unknown: 1, .unsent: 1, .otherAccount: 1, .sending: 1])
        #expect(!totals.isEven)
    }

    @Test func `a row of an invoice that was made before the period is no difference`() async throws {
        try await create("1001")
        let result = try await reconcile(row("1001"), since: now.advanced(byMilliseconds: 600_000))
        #expect(result.differences.isEmpty)
        #expect((result.totals.here, result.totals.there) == (0, 1))
        #expect(result.totals.leftOutThere == [.madeOutside: 1])
    }

    @Test func `what was created after the statement was asked for is counted as too late for it`() async throws {
        fixture.gateway.add(reply(#"{"tracking":"\#(tracking("1001"))"}"#))
        let sent = try #require(try await fixture.create().created)
        let earlier = now.advanced(byMilliseconds: -60_000)
        var comparison = StatementComparison(rows: [], since: since, until: until, askedAt: earlier)
        _ = comparison.take(sent.invoice)
        let result = comparison.result()
        #expect(result.differences.isEmpty)
        #expect((result.totals.here, result.totals.leftOutHere) == (1, [.late: 1]))
    }

    @Test func `what was refused here and is there all the same is a difference on both sides`() async throws {
        try await create("1001", "1002")
        fixture.gateway.add(reply(#"{"error":{"code":0,"message":"no"}}"#))
        _ = try await fixture.create("1004")
        let refused = try await reconcile(row("1001"), row("1004")).totals
        #expect(refused.refusedHere == 1)
        let here = refused.comparedHere + refused.missingThere + refused.refusedHere
        #expect(here + refused.leftOutHere.values.reduce(0, +) == refused.here)
        let there = refused.comparedThere + refused.missingHere + refused.refusedHere
        #expect(there + refused.leftOutThere.values.reduce(0, +) == refused.there)
    }

    @Test func `finds another amount currency and status`() async throws {
        try await create("1001", "1002", "1003", "1004")
        let result = try await reconcile(
            row("1001", amount: "100.51"), row("1002", currency: "tron"), row("1003", status: "FINISHED"),
            row("1004", amount: "100.5", currency: "VISAMASTER.UAH"))
        let found = Dictionary(
            uniqueKeysWithValues: result.differences.compactMap { one in one.here.map { ($0.paymentID, one.kinds) } })
        #expect(found == ["1001": [.amount], "1002": [.currency], "1003": [.status]])
    }

    @Test func `a recalculated amount and a known status are no difference`() async throws {
        try await create("1001")
        fixture.gateway.add(reply(row("1001", status: "PAYED_RECALC", amount: "90")))
        _ = await fixture.service.refreshStatus(try fixture.history.invoice(id: "1001"))
        #expect(try await reconcile(row("1001", status: "payed_recalc", amount: "90")).differences.isEmpty)
    }

    @Test func `a paid status with an error beside it agrees with nothing`() async throws {
        try await create("1001")
        fixture.gateway.add(reply(row("1001", status: "FINISHED")))
        _ = await fixture.service.refreshStatus(try fixture.history.invoice(id: "1001"))
        let doubtful = row("1001", status: "FINISHED").dropLast() + #","error":{"code":5,"message":"charged back"}}"#
        let found = try await reconcile(String(doubtful)).differences
        #expect(found.map(\.kinds) == [[.status]])
        #expect(found.first?.there?.reason?.message == "charged back")
    }

    @Test func `open outcomes are told apart`() async throws {
        _ = try await fixture.createUnanswered("1001")
        _ = try await fixture.createUnanswered("1002")
        fixture.gateway.add(reply(#"{"error":{"code":1,"message":"no"}}"#))
        _ = try await fixture.create("1003")
        let result = try await reconcile(row("1001"))
        #expect(result.differences.map(\.kinds) == [[.outcome]])
        let silent = try fixture.history.invoice(id: "1002")
        #expect(result.unsettled == [silent.id])
    }

    @Test func `a payment ID used again after a refusal belongs to the one that was created`() async throws {
        fixture.gateway.add(reply(#"{"error":{"code":1,"message":"no"}}"#))
        _ = try await fixture.create("1001")
        try await create("1001")
        #expect(try await reconcile(row("1001")).differences.isEmpty)
    }

    @Test func `invoices of other times are left alone`() async throws {
        try await create("1001")
        fixture.pass(minutes: 24 * 60)
        try await create("1002", "1003", "1004")
        let later = now.advanced(byMilliseconds: 24 * 3_600_000)
        let rows = [
            row("1001", status: "FINISHED"), row("1002", created: "2025-11-23 10:26:41"),
            row("1003", created: "2025-11-23 10:26:41"), row("1004", created: "2025-11-23 10:26:41"),
            // Made here by nobody, and, as the others show where the gateway is, on the day before.
            row("9001", created: "2025-11-22 20:00:00"), row("9002", created: "2025-11-23 10:30:00"),
        ]
        for _ in 0..<8 { fixture.gateway.add(reply(#"{"list":[\#(rows.joined(separator: ","))]}"#)) }
        let result = try await fixture.service.reconcile(
            since: later.advanced(byMilliseconds: -3_600_000), until: later.advanced(byMilliseconds: 3_600_000))
        #expect(result.differences.map { $0.there?.paymentID } == ["9002"])
        #expect(result.clockOffset == 7200)
    }

    @Test func `a slip in a date is no flood of questions`() async throws {
        let rows = reply(#"{"list":[]}"#)
        for _ in 0..<3000 { fixture.gateway.add(rows) }
        let year = 31_557_600_000 as Int64
        _ = try await fixture.service.reconcile(
            since: now.advanced(byMilliseconds: -2000 * year), until: now.advanced(byMilliseconds: 5000 * year))
        #expect(fixture.gateway.bodies.first?.contains(#""start_date":"1999-12-31 "#) == true)
        #expect(fixture.gateway.bodies.last?.contains(#""end_date":"2025-11-22 "#) == true)
    }

    @Test func `what the gateway made while it was asked is not missing there`() async throws {
        let askedAt = now.advanced(byMilliseconds: -1000)
        // On its way when the statement was asked for, and created a second later.
        fixture.gateway.add(reply(#"{"tracking":"79DF-60B0-1001"}"#))
        let sent = try #require(try await fixture.create("1001").created)
        var comparison = StatementComparison(rows: [], since: since, until: until, askedAt: askedAt)
        _ = comparison.take(sent.invoice)
        #expect(comparison.result().differences.isEmpty)
        comparison = StatementComparison(rows: [], since: since, until: until, askedAt: now)
        _ = comparison.take(sent.invoice)
        #expect(comparison.result().differences.map(\.kinds) == [[.missingThere]])
    }

    @Test func `what is of no known zone is rather told`() async throws {
        let result = try await reconcile(row("9001", created: "2025-11-22 20:00:00"))
        #expect(result.clockOffset == nil)
        #expect(result.differences.map(\.kinds) == [[.missingHere]])
    }

    @Test func `the rows of an export have their columns`() async throws {
        try await create("1001")
        let other = row("1001", amount: "7").replacing(tracking("1001"), with: "79DF-60B0-FFFF")
        let result = try await reconcile(other, row("9009"))
        #expect(result.differences.allSatisfy { $0.row.count == ReconcileDifference.columns.count })
        let named = Dictionary(uniqueKeysWithValues: zip(ReconcileDifference.columns, result.differences[0].row))
        #expect(named["differences"] == "amount+tracking")
        #expect(named["amount"] == "100.50")
        #expect(named["gateway_amount"] == "7.00")
        #expect(named["tracking"] == tracking("1001") && named["gateway_tracking"] == "79DF-60B0-FFFF")
        #expect(result.differences[1].row.first == "missing_here")
    }

    @Test func `what was adopted is marked`() async throws {
        var result = try await reconcile(row("9008"), row("9009"))
        #expect(result.missingHere.map(\.paymentID) == ["9008", "9009"])
        let adoption = await fixture.service.adopt([result.missingHere[1]])
        result.mark(adoption)
        #expect(result.differences.map(\.adoptedAs) == [nil, adoption.adopted.first?.id])
        let named = zip(ReconcileDifference.columns, result.differences[1].row).first { $0.0 == "adopted_as" }
        #expect(named?.1 == adoption.adopted.first?.id)
    }

    @Test func `the differences go into a file`() async throws {
        try await create("1001")
        let result = try await reconcile(row("1001", amount: "7"), row("9009"))
        let folder = TemporaryFolder()
        let rows = DifferenceRows(header: "kinds") { $0.kinds.map(\.rawValue).joined() }
        try result.export(as: rows, to: folder.file("out.csv"), mayOverwrite: false)
        #expect(folder.read("out.csv") == "kinds\namount\nmissing_here\n")
        #expect(throws: Problem.fileExists(path: folder.file("out.csv"))) {
            try result.export(as: rows, to: folder.file("out.csv"), mayOverwrite: false)
        }
    }

    @Test func `a period without length and a gateway that is down are told`() async throws {
        let reconciler = fixture.service
        await #expect(throws: Problem.emptyPeriod) { try await reconciler.reconcile(since: now, until: now) }
        await #expect(throws: Problem.gateway(.unreachable("connection refused"))) {
            try await reconciler.reconcile(since: since, until: until)
        }
    }
}
