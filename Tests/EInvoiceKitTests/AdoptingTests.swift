import EInvoiceKit
import InvoiceCore
import Testing

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
