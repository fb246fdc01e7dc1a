import Gateway
import InvoiceCore
import TestGateway
import Testing

@testable import Console
@testable import Screens

/// Following payments for the console: a few questions at once, and failures told once.
@Suite struct FollowingEffectTests {
    private let beginning = Timestamp(milliseconds: 0)

    private func told(_ event: AppEvent) -> String? {
        switch event {
        case .told(let text), .warned(let text): text
        default: nil
        }
    }

    @Test func allThatWaitAreFollowedToTheirEnd() async throws {
        let desk = try ConsoleDesk()
        let made = try await desk.create("1", "2", "3", "4", "5", "6")
        for invoice in made { desk.gateway.setStatuses(["FINISHED"], of: invoice.intent.paymentID.text) }
        desk.effects.run(.followAll(since: beginning))
        #expect(try await desk.next(told) == "Following 6 payments; what changes appears here.")
        await desk.gateway.untilRequests(12)
        #expect(desk.gateway.requests(to: "einvoice/status").count == 6)
    }

    @Test func aSilentGatewayIsToldOnceAndSoIsItsReturn() async throws {
        let desk = try ConsoleDesk()
        try await desk.create("1", "2", "3")
        desk.gateway.setStatuses(["FINISHED"], of: "1")
        desk.gateway.fail(.html, at: "einvoice/status", times: 3)
        desk.effects.run(.followAll(since: beginning))
        #expect(try await desk.next(told) == "Following 3 payments; what changes appears here.")
        #expect(try await desk.next(told).hasSuffix("It is asked again by and by."))
        #expect(try await desk.next(told) == "The gateway answers again.")
    }

    @Test func noneIsFollowedTwice() async throws {
        let desk = try ConsoleDesk()
        try await desk.create("1", "2")
        desk.gateway.fail(.hang, at: "einvoice/status", times: 100)
        desk.effects.run(.followAll(since: beginning))
        _ = try await desk.next(told)
        await desk.gateway.untilRequests(4)
        desk.effects.run(.followAll(since: beginning))
        _ = try await desk.next(told)
        #expect(desk.gateway.requests(to: "einvoice/status").count == 2)
    }

    @Test func oldOnesAreLeftInPeace() async throws {
        let desk = try ConsoleDesk()
        try await desk.create("1")
        desk.effects.run(.followAll(since: Timestamp(milliseconds: .max)))
        #expect(try await desk.next(told) == "No payment is waiting.")
        #expect(desk.gateway.requests(to: "einvoice/status").isEmpty)
    }
}
