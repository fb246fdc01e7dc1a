import InvoiceCore
import Screens
import TestGateway
import Testing

@testable import Fronts

/// The bell and the notification at the end of a followed payment, and what the settings leave of them.
@Suite(.timeLimit(.minutes(10))) struct AttentionJourneyTests {
    @Test(arguments: [(true, true), (false, true), (true, false)])
    func `the end of a followed payment is told as far as it is wanted`(rings: Bool, notifies: Bool) async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        shop.gateway.setStatuses(["FINISHED"], of: "inv-1")
        let settings = ConsoleSettings(
            bell: Sourced(rings, from: .standard), notify: Sourced(notifies, from: .standard))
        try await RunningConsole.open(at: shop, change: { $0.settings = settings }) { console in
            let terminal = console.terminal
            try await terminal.shows("inv-1")
            try await terminal.press("R")
            try await terminal.shows("● finished")
            try await terminal.until("bell and notification") {
                $0.rings == (rings ? 1 : 0) && $0.notifications.count == (notifies ? 1 : 0)
            }
            let told = terminal.seen.notifications
            #expect(told.allSatisfy { $0.contains("payment inv-1") && $0.hasSuffix("is finished") })
        }
        // Nothing comes behind what was waited for.
        #expect(shop.gateway.requests(to: "einvoice/status").count == 1)
    }

    @Test func `what is followed is counted in the header until R is pressed again`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        shop.gateway.setStatuses(["PAYIN"], of: "inv-1")
        try await RunningConsole.open(at: shop) { console in
            let terminal = console.terminal
            try await terminal.shows("inv-1")
            try await terminal.press("R")
            try await terminal.shows("⟳ 1 followed", "◐ started")
            try await terminal.press("R")
            try await terminal.until("no following") { !$0.text.contains("followed  ") && !$0.text.contains("⟳") }
        }
    }
}
