import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts
@testable import Screens

/// Following payments for the console: a few questions at once, and failures told once.
@Suite(.timeLimit(.minutes(10))) struct FollowingEffectTests {
    private let beginning = Timestamp(milliseconds: 0)

    private func told(_ event: AppEvent) -> String? {
        switch event {
        case .told(let text), .warned(let text): text
        default: nil
        }
    }

    @Test func `all that wait are followed to their end`() async throws {
        let fixture = try ConsoleFixture()
        let made = try await fixture.create("1", "2", "3", "4", "5", "6")
        for invoice in made { fixture.gateway.setStatuses(["FINISHED"], of: invoice.intent.paymentID.text) }
        fixture.effects.run(.followAll(since: beginning))
        #expect(
            try await fixture.next(told)
                == "Following 6 payments; what changes appears here. One question for each every 2 to 60 s, at most 4 at once; R stops."
        )
        await fixture.gateway.untilRequests(12)
        #expect(fixture.gateway.requests(to: "einvoice/status").count == 6)
    }

    @Test func `a silent gateway is told once and so is its return`() async throws {
        let fixture = try ConsoleFixture()
        try await fixture.create("1", "2", "3")
        fixture.gateway.setStatuses(["FINISHED"], of: "1")
        fixture.gateway.fail(.html, at: "einvoice/status", times: 3)
        fixture.effects.run(.followAll(since: beginning))
        #expect(
            try await fixture.next(told)
                == "Following 3 payments; what changes appears here. One question for each every 2 to 60 s, at most 4 at once; R stops."
        )
        #expect(try await fixture.next(told).hasSuffix("It is asked again by and by."))
        #expect(try await fixture.next(told) == "The gateway answers again.")
    }

    @Test func `a no to one payment is told once and is no silence`() {
        let following = FollowedInvoices()
        let rejection = GatewayRejection(code: "401", message: "Payment not found")
        let no = FollowEvent(
            id: "1", outcome: .failed(.gateway(.rejected(rejection))),
            next: .again(after: .seconds(2)))
        guard case .warned(let text)? = following.news(in: no, about: "inv-7") else {
            Issue.record("nothing told")
            return
        }
        #expect(text == "Payment inv-7: the gateway said no: Payment not found (code 401).")
        #expect(following.news(in: no, about: "inv-7") == nil)
        let silence = FollowEvent(
            id: "2", outcome: .failed(.gateway(.unreachable("refused"))), next: .again(after: .seconds(2)))
        #expect(following.news(in: silence, about: "inv-8").flatMap(told)?.contains("can't be reached") == true)
    }

    @Test func `none is followed twice`() async throws {
        let fixture = try ConsoleFixture()
        let made = try await fixture.create("1", "2")
        // The first questions stay open; any further one has an answer, with which its following ends.
        fixture.gateway.fail(.hang, at: "einvoice/status", times: 2)
        for invoice in made { fixture.gateway.setStatuses(["FINISHED"], of: invoice.intent.paymentID.text) }
        let (service, queue, followed) = (fixture.service, fixture.queue, FollowedInvoices())
        let first = Task { await EffectRunner.follow(made, by: service, followed, queue) }
        await fixture.gateway.untilRequests(4)
        await EffectRunner.follow(made, by: service, followed, queue)
        #expect(fixture.gateway.requests(to: "einvoice/status").count == 2)
        first.cancel()
        await first.value
    }

    @Test func `old ones are left in peace`() async throws {
        let fixture = try ConsoleFixture()
        try await fixture.create("1")
        fixture.effects.run(.followAll(since: Timestamp(milliseconds: .max)))
        #expect(try await fixture.next(told) == "No payment is waiting.")
        #expect(fixture.gateway.requests(to: "einvoice/status").isEmpty)
    }
}
