import InvoiceCore
import Testing

@testable import EInvoiceKit

/// An invoice in the place of one that was made wrongly.
@Suite(.timeLimit(.minutes(10))) struct ReplacingTests {
    let fixture = ServiceFixture()

    private func replace(_ wrong: Invoice, _ paymentID: String = "1002") async throws -> CreateOutcome {
        try await fixture.create(paymentID) { $0.replaces = wrong.id }
    }

    private func problem(_ outcome: CreateOutcome) -> Problem? {
        if case .notSent(let problem) = outcome { problem } else { nil }
    }

    @Test func `once it is created both are linked, and the wrong one is not to be paid`() async throws {
        let wrong = try await fixture.createAnswered()
        fixture.gateway.add(reply(#"{"tracking":"79DF-60B0-17F7"}"#))
        let new = try #require(try await replace(wrong).created).invoice
        #expect(new.intent.replaces == wrong.id)
        #expect(try fixture.stored(new) == new)
        let found = try fixture.stored(wrong)
        #expect(found.replacement == new.id)
        #expect(found.state == .created)
        #expect(await fixture.service.startPayment(wrong) == .failed(.replaced(by: new.id, .created)))
        #expect(fixture.gateway.asked == ["create", "create"])
        #expect(!fixture.gateway.bodies[1].contains("replaces"))
        // The record of the intent says it, and the event of the wrong one comes before what proves it.
        #expect(fixture.lines[2].contains(#""replaces":"\#(wrong.id)""#))
        #expect(fixture.lines[3].contains(#""event":"replaced","replaced_by":"\#(new.id)""#))
    }

    @Test(arguments: ["is:replaced", "is:replacement"])
    func `both are found by searching`(text: String) async throws {
        let wrong = try await fixture.createAnswered()
        fixture.gateway.add(Replies.created)
        let new = try #require(try await replace(wrong).created).invoice
        let history = fixture.history
        var found: [String] = []
        try history.find(try InvoiceQuery(text, now: new.lastChange, offset: 0)) { invoice in
            found.append(invoice.id)
            return true
        }
        #expect(found == [text == "is:replaced" ? wrong.id : new.id])
    }

    @Test func `a wrong invoice is replaced once`() async throws {
        let wrong = try await fixture.createAnswered()
        fixture.gateway.add(Replies.created)
        let new = try #require(try await replace(wrong).created).invoice
        #expect(problem(try await replace(wrong, "1003")) == .replaced(by: new.id, .created))
        #expect(fixture.gateway.asked == ["create", "create"])
    }

    @Test func `while nobody knows what became of the first replacement there is no second`() async throws {
        let wrong = try await fixture.createAnswered()
        fixture.gateway.add(failure(.timeout(seconds: 30)))
        let new = try #require(try await replace(wrong).unknown).invoice
        #expect(try fixture.stored(wrong).replacement == nil)
        #expect(problem(try await replace(wrong, "1003")) == .replaced(by: new.id, .unknown))
        fixture.gateway.add(Replies.status())
        #expect(await fixture.service.settle(new).created != nil)
        #expect(try fixture.stored(wrong).replacement == new.id)
    }

    @Test func `one that was rejected takes no place`() async throws {
        let wrong = try await fixture.createAnswered()
        fixture.gateway.add(reply(#"{"error":{"code":3,"message":"Too small"}}"#))
        #expect(try await replace(wrong).rejected != nil)
        #expect(try fixture.stored(wrong).replacement == nil)
        fixture.gateway.add(Replies.created)
        #expect(try await replace(wrong, "1003").created != nil)
    }

    @Test func `a replacement that never left isn't sent once another has the place`() async throws {
        let wrong = try await fixture.createAnswered()
        let unsent = try #require(try await replace(wrong).sent).invoice
        #expect(unsent.state == .unsent)
        fixture.gateway.add(Replies.created)
        let new = try #require(try await replace(wrong, "1003").created).invoice
        #expect(problem(await fixture.service.resend(unsent)) == .replaced(by: new.id, .created))
    }

    @Test func `what is paid or unknown isn't replaced`() async throws {
        let unknown = try await fixture.createUnanswered()
        #expect(problem(try await replace(unknown)) == .wrongState(.unknown))
        let paid = try await fixture.createAnswered("1005")
        fixture.gateway.add(reply(#"{"tracking":"79DF-60B0-17F6","status":"FINISHED"}"#))
        _ = await fixture.service.refreshStatus(paid)
        #expect(problem(try await replace(paid)) == .paymentEnded(GatewayStatus("FINISHED")))
    }

    @Test func `an outcome that couldn't be recorded links both once it can`() async throws {
        let wrong = try await fixture.createAnswered()
        fixture.gateway.add({ [disk = fixture.disk] request in
            disk.fill()
            return await Replies.created(request)
        })
        let new = try #require(try await replace(wrong).created)
        #expect(new.recordFailure != nil)
        fixture.disk.free()
        #expect(await fixture.service.recordUnrecorded() == nil)
        #expect(try fixture.stored(new.invoice).state == .created)
        #expect(try fixture.stored(wrong).replacement == new.invoice.id)
    }

    @Test func `a kept draft remembers what it replaces, and one of before replaces nothing`() async throws {
        let drafts = DraftStore(history: fixture.history)
        let id = try await drafts.newID()
        try await drafts.save(fixture.draft { $0.replaces = "01WRONG" }, id: id)
        #expect(try await drafts.ownDrafts().drafts.map(\.draft.replaces) == ["01WRONG"])
        try await drafts.save(fixture.draft(), id: id)
        #expect(fixture.folder.read("shop/drafts/\(id).json")?.contains("replaces") == false)
        #expect(try await drafts.ownDrafts().drafts.map(\.draft.replaces) == [nil])
    }

    // MARK: Amounts

    private func unusual(
        _ amount: String, madeFrom model: Invoice? = nil, _ edit: (inout InvoiceDraft) -> Void = { _ in }
    ) async throws -> [PrepareWarning] {
        let request = try fixture.draft("1009") {
            $0.amount = amount
            edit(&$0)
        }.checked().get()
        return await fixture.service.prepare(request, madeFrom: model?.id).warnings
    }

    @Test func `an amount far from that of the invoice it was made from is remarked`() async throws {
        let model = try await fixture.createAnswered()
        let stored = try fixture.stored(model)
        #expect(try await unusual("100500.00", madeFrom: model) == [.unusualAmount(stored, isModel: true)])
        #expect(try await unusual("1004.99", madeFrom: model) == [])
        #expect(try await unusual("1005.00", madeFrom: model) == [.unusualAmount(stored, isModel: true)])
        #expect(try await unusual("10.05", madeFrom: model) == [.unusualAmount(stored, isModel: true)])
        #expect(try await unusual("1005") == [])
    }

    @Test(arguments: [RequestField.account, .sender])
    func `an amount far from all of a customer's last ones is remarked`(field: RequestField) async throws {
        let first = try await fixture.createAnswered { $0[field] = "380501234567" }
        #expect(
            try await unusual("2000") { $0[field] = "380501234567" }
                == [.unusualAmount(try fixture.stored(first), isModel: false)])
        #expect(try await unusual("2000") { $0[field] = "38050123456" } == [])
        #expect(try await unusual("150") { $0[field] = "380501234567" } == [])
        #expect(try await unusual("20") { ($0[field], $0.currency) = ("380501234567", "bitcoin") } == [])
    }

    @Test func `one that came near is enough, and what was never created counts for nothing`() async throws {
        let account = "customer 7"
        fixture.gateway.add(reply(#"{"error":{"code":3,"message":"Too small"}}"#))
        _ = try await fixture.create { $0[.account] = account }
        #expect(try await unusual("2000") { $0[.account] = account } == [])
        _ = try await fixture.createAnswered("1002") { $0[.account] = account }
        #expect(try await unusual("2000") { $0[.account] = account }.count == 1)
        fixture.gateway.add(Replies.created)
        let large = try await fixture.service.prepare(
            fixture.draft("1003") { ($0[.account], $0.amount) = (account, "1500") })
        #expect(await fixture.service.create(try large.confirmed(by: "1500")).created != nil)
        #expect(try await unusual("2000") { $0[.account] = account } == [])
    }
}
