import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct AdoptingTests {
    private let fixture = ServiceFixture()

    private func row(_ paymentID: String?, tracking: String? = "79DF-60B0-0009", status: String = "PAYIN")
        -> StatusReport
    {
        var row = StatusReport(status: GatewayStatus(status))
        row.paymentID = paymentID
        row.tracking = tracking
        row.currency = "visamaster.uah"
        row.amount = try? Amount("12.30")
        row.created = "2025-11-22 10:26:41"
        return row
    }

    @Test func `becomes an ordinary invoice that is marked`() async throws {
        let adoption = await fixture.service.adopt([row("9009")])
        let invoice = try #require(adoption.adopted.first)
        #expect(adoption.failure == nil)
        let stored = try fixture.history.invoice(id: "9009")
        #expect(stored == invoice)
        #expect(stored.isAdopted)
        #expect(stored.state == .created)
        #expect(stored.intent.kind == "test")
        #expect(stored.tracking == "79DF-60B0-0009")
        #expect(stored.report == row("9009"))
        #expect(fixture.gateway.requests.isEmpty)
        #expect(fixture.lines[0].contains(#""endpoint":"https://gateway.example/api/einvoice/statement""#))
    }

    @Test func `a paid status with an error beside it is not taken over with the invoice`() async throws {
        var doubtful = row("9009", status: "FINISHED")
        doubtful.reason = GatewayRejection(code: "5", message: "charged back")
        let invoice = try #require(await fixture.service.adopt([doubtful]).adopted.first)
        #expect(invoice.state == .created)
        #expect(invoice.report == nil)
    }

    @Test func `can be followed but never sent again`() async throws {
        let invoice = try #require(await fixture.service.adopt([row("9009")]).adopted.first)
        fixture.gateway.add(reply(#"{"payment_id":"9009","status":"FINISHED"}"#))
        guard case .report = await fixture.service.refreshStatus(invoice) else {
            Issue.record("not asked")
            return
        }
        #expect(await fixture.service.resend(invoice) == .notSent(.wrongState(.created)))
        var interrupted = Invoice(intent: invoice.intent)
        interrupted.apply(
            InvoiceUpdate(id: invoice.id, at: invoice.lastChange, change: .unknown(UnknownReason(.interrupted))))
        interrupted.apply(InvoiceUpdate(id: invoice.id, at: invoice.lastChange, change: .notFound))
        #expect(!interrupted.isResendable)
    }

    @Test func `what is here is not taken over again`() async throws {
        fixture.gateway.add(reply(#"{"tracking":"79DF-60B0-0001"}"#))
        let own = try #require(try await fixture.create("1001").sent?.invoice)
        let adoption = await fixture.service.adopt([row("1001"), row("2", tracking: "79df-60b0-0001"), row("9009")])
        #expect(adoption.alreadyHere == [own.id, own.id])
        #expect(adoption.adopted.map(\.intent.paymentID.text) == ["9009"])
        let again = await fixture.another().adopt([row("9009")])
        #expect(again.adopted.isEmpty)
        #expect(again.alreadyHere == adoption.adopted.map(\.id))
    }

    @Test func `payment ids that only look alike are taken over both`() async throws {
        let composed = row("caf\u{e9}", tracking: "79DF-60B0-0001")
        let decomposed = row("cafe\u{301}", tracking: "79DF-60B0-0002")
        let adoption = await fixture.service.adopt([composed, decomposed])
        #expect(adoption.adopted.count == 2)
        #expect(adoption.alreadyHere.isEmpty)
        #expect(await fixture.service.adopt([decomposed]).alreadyHere.count == 1)
    }

    @Test func `many are taken over part by part`() async throws {
        let rows = (0..<120).map { row("\(9000 + $0)", tracking: "79DF-60B0-\(9000 + $0)") }
        let adoption = await fixture.service.adopt(rows + rows.prefix(10))
        #expect(adoption.adopted.count == 120)
        #expect(adoption.alreadyHere.count == 10)
        #expect(try fixture.history.newest(limit: 200).invoices.allSatisfy { $0.state == .created && $0.isAdopted })
    }

    @Test func `what another program takes over between two parts is not taken over a second time`() async throws {
        let rows = (0..<51).map { row("\(9000 + $0)", tracking: "79DF-60B0-\(9000 + $0)") }
        let moment = Timestamp(milliseconds: 1_763_800_000_000)
        let intent = try #require(
            InvoiceIntent(
                adopting: rows[50], id: HistoryStore.newInvoiceID(at: moment), at: moment, profile: "shop",
                kind: "test",
                endpoint: "https://gateway.example/api/einvoice/statement", clientID: "1042"))
        let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-9050", isSettled: true)
        let invoice = Invoice(intent: intent, updates: [InvoiceUpdate(id: intent.id, at: moment, change: created)])
        let fixture = fixture
        let adoption = await fixture.service.adopt(rows) { done in
            if done == 50 { #expect(throws: Never.self) { try fixture.history.record([invoice]) } }
        }
        #expect(adoption.adopted.count == 50)
        #expect(adoption.alreadyHere == [intent.id])
    }

    @Test func `what lacks its name is told and a full disk too`() async throws {
        let adoption = await fixture.service.adopt([row("1", tracking: nil), row(nil, tracking: nil)])
        #expect(adoption.incomplete.count == 2)
        fixture.disk.fill()
        let failed = await fixture.service.adopt([row("9009")])
        #expect(failed.adopted.isEmpty)
        guard case .notRecorded? = failed.failure else {
            Issue.record("no failure")
            return
        }
    }
}

extension AdoptingTests {
    private func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

    @Test func `an adopted invoice is dated by the gateway's clock, and adopted now`() async throws {
        let adoption = await fixture.service.adopt([row("9009")], clockOffset: 7200)
        let intent = try #require(adoption.adopted.first).intent
        // The fixture's clock stands at 08:26:40: by the gateway's it was created a second later.
        #expect(intent.createdAt == intent.adoptedAt && intent.gatewayCreated == "2025-11-22 10:26:41")
        var older = row("9010", tracking: "79DF-60B0-0010")
        older.created = "2025-10-26 03:30:00"
        let second = try #require(await fixture.service.adopt([older], clockOffset: 7200).adopted.first).intent
        #expect(second.createdAt == (try moment("2025-10-26T01:30:00Z")))
        #expect(second.recordedAt == intent.recordedAt && second.adoptedAt == second.recordedAt)
        let stored = try fixture.history.invoice(id: "9010")
        #expect(stored.intent == second)
        #expect(stored.lastChange == second.recordedAt)
        #expect(fixture.lines[3].contains(#""at":"2025-11-22T08:26:40.000Z","created_at":"2025-10-26T01:30:00.000Z""#))
    }

    @Test(arguments: ["", "yesterday", "0000-00-00 00:00:00", "1970-01-01 00:00:00"])
    func `a time that cannot be dates nothing`(created: String) async throws {
        var row = row("9009")
        row.created = created
        let intent = try #require(await fixture.service.adopt([row], clockOffset: 0).adopted.first).intent
        #expect(intent.adoptedAt == nil && intent.gatewayCreated == nil)
        #expect(!fixture.lines[0].contains("created_at"))
    }

    @Test func `an adoption of a former version keeps its moment`() throws {
        let line =
            #"{"v":1,"type":"invoice","id":"01X","at":"2025-11-01T00:00:00.000Z","payment_id":"1","currency":"tron","#
            + #""amount":"7","endpoint":"https://gateway.example/api/einvoice/statement","client_id":"1042","body":""}"#
        fixture.folder.write(line + "\n", to: "shop/history.jsonl")
        let intent = try fixture.history.invoice(id: "01X").intent
        #expect(intent.createdAt == (try moment("2025-11-01T00:00:00Z")) && intent.adoptedAt == nil)
    }

    /// What comparing finds of an invoice that was made here, with the statement telling `status`.
    private func found(_ invoice: Invoice, _ status: String, askedAt: Timestamp? = nil) -> Reconciliation {
        var there = row(invoice.intent.paymentID.text, tracking: invoice.tracking, status: status)
        there.amount = invoice.intent.amount
        var found = Reconciliation()
        found.askedAt = askedAt
        found.differences = [ReconcileDifference(kinds: [.status], here: .init(invoice), there: there)]
        return found
    }

    @Test func `a statement's status is taken, as the statement's`() async throws {
        fixture.gateway.add(reply(#"{"tracking":"79DF-60B0-0001"}"#))
        let own = try #require(try await fixture.create("1001").sent?.invoice)
        var found = found(own, "FINISHED")
        let adoption = await fixture.service.adopt(found)
        #expect(adoption.failure == nil && adoption.statuses.map(\.report?.status.text) == ["FINISHED"])
        let stored = try fixture.history.invoice(id: "1001")
        #expect(stored == adoption.statuses.first)
        #expect(stored.updates.map(\.isFromStatement) == [false, true])
        #expect(stored.advice?.mayHandOver == true)
        found.mark(adoption)
        #expect(found.differences[0].isStatusTaken && found.differences[0].isSettled)
        // The same again is no news.
        #expect(await fixture.service.adopt(found).newerHere == [own.id])
    }

    @Test func `what was learned since the statement stays`() async throws {
        fixture.gateway.add(reply(#"{"tracking":"79DF-60B0-0001"}"#))
        let own = try #require(try await fixture.create("1001").sent?.invoice)
        let askedAt = own.lastChange
        fixture.pass(minutes: 1)
        fixture.gateway.add(reply(#"{"payment_id":"1001","status":"PAYIN"}"#))
        guard case .report(let sent, _, _) = await fixture.service.refreshStatus(own) else {
            Issue.record("not asked")
            return
        }
        // A payment that failed in the statement may have been tried again since.
        let adoption = await fixture.service.adopt(found(own, "FAILED", askedAt: askedAt))
        #expect(adoption.statuses.isEmpty && adoption.newerHere == [own.id])
        #expect(try fixture.history.invoice(id: "1001") == sent.invoice)
    }

    @Test(arguments: [
        ("CREATED", "PAYIN", true), ("PAYIN", "CREATED", false), ("PAYIN", "PAYED", true), ("PAYED", "PAYIN", false),
        ("PAYED", "FINISHED", true), ("PAYED", "CANCELED", true), ("FINISHED", "CANCELED", false),
        ("FAILED", "FINISHED", false), ("PAYED_RECALC", "FINISHED", false), ("PAYIN", "PAYIN_ERROR", true),
        ("PAYIN_ERROR", "PAYIN", true), ("PAYED", "HELD", false), ("CREATED", "HELD", true), ("HELD", "FAILED", true),
    ])
    func `a statement leads no payment back, nor away from its end`(earlier: String, told: String, isTaken: Bool) {
        let intent = intent(1)
        var status = InvoiceUpdate(id: intent.id, at: intent.createdAt, change: .status(.init(status: .init(told))))
        let created = InvoiceUpdate(
            id: intent.id, at: intent.createdAt, change: .created(tracking: "79DF", isSettled: false))
        let former = InvoiceUpdate(id: intent.id, at: intent.createdAt, change: .status(.init(status: .init(earlier))))
        // Also where two programs wrote at once.
        status.isFromStatement = true
        let invoice = Invoice(intent: intent, updates: [created, former, status])
        #expect(invoice.report?.status.text == (isTaken ? told : earlier))
        #expect(GatewayStatus(told).mayFollow(GatewayStatus(earlier)) == isTaken)
    }
}
