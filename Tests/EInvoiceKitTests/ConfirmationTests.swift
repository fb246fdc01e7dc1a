import EInvoiceKit
import InvoiceCore
import Testing

@Suite(.timeLimit(.minutes(10))) struct ConfirmationTests {
    private func prepared(_ kind: ProfileKind) async throws -> PreparedInvoice {
        let fixture = ServiceFixture(kind)
        return try await fixture.service.prepare(fixture.draft())
    }

    @Test func `a live profile needs the amount`() async throws {
        let live = try await prepared(.live)
        #expect(throws: Problem.notConfirmed(amount: live.request.amount)) { try live.confirmed() }
        #expect(throws: Problem.confirmationUnreadable(.empty)) { try live.confirmed(by: "") }
        #expect(throws: Problem.confirmationUnreadable(.comma)) { try live.confirmed(by: "100,50") }
        #expect(throws: Problem.confirmationDiffers(typed: try Amount("10.50"), amount: live.request.amount)) {
            try live.confirmed(by: "10.50")
        }
    }

    @Test(arguments: ["100.50", "100.5", "0100.500"])
    func `the amount counts and not its spelling`(typed: String) async throws {
        #expect(try await prepared(.live).confirmed(by: typed).prepared.request.paymentID.text == "1001")
    }

    @Test(arguments: [ProfileKind.sandbox, .test])
    func `others need none but a wrong one is wrong`(kind: ProfileKind) async throws {
        let prepared = try await prepared(kind)
        _ = try prepared.confirmed()
        #expect(throws: Problem.self) { try prepared.confirmed(by: "1") }
    }

    @Test func `a word for another amount, or for another kind of profile, sends nothing`() async throws {
        let fixture = ServiceFixture(.live, ScriptedTransport(Replies.created))
        let prepared = try await fixture.service.prepare(fixture.draft())
        let amount = prepared.request.amount
        for word in [
            try Confirmation("1", of: try Amount("1"), on: .live), try Confirmation(nil, of: amount, on: .test),
        ] {
            #expect(await fixture.service.create(prepared, word) == .notSent(.notConfirmed(amount: amount)))
        }
        #expect(fixture.gateway.requests.isEmpty)
        #expect(fixture.historyText.isEmpty)
    }

    @Test func `an invoice prepared for a test is not sent live`() async throws {
        let fixture = ServiceFixture(.test, ScriptedTransport(Replies.created))
        let confirmed = try await fixture.service.prepare(fixture.draft()).confirmed()
        let live = fixture.another { $0.kind = .live }
        #expect(
            await live.create(confirmed)
                == .notSent(
                    .otherAccount(
                        endpoint: "https://gateway.example/api/einvoice/create", clientID: "1042", kind: "test")))
        #expect(fixture.gateway.requests.isEmpty)
    }
}
