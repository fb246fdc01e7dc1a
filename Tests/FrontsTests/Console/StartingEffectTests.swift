import EInvoiceKit
import InvoiceCore
import Testing

@testable import Fronts
@testable import Screens

/// What goes on in the background, without an answer that anybody waits for.
@Suite(.timeLimit(.minutes(10))) struct StartingEffectTests {
    @Test func `all invoices are counted soon after the start`() async throws {
        let fixture = try ConsoleFixture()
        try await fixture.create("inv-1", "inv-2")
        fixture.effects.start()
        let counts = try await fixture.next { event in
            if case .invoicesCounted(let counts) = event { counts } else { nil }
        }
        #expect(counts.total == 2 && counts.made == 2 && counts.waiting == 2)
    }

    @Test func `what the setup has to tell is told`() async throws {
        let fixture = try ConsoleFixture(notices: ["Port 8080 is taken.", "Statuses are asked for instead."])
        fixture.effects.start()
        let told = try await fixture.next { event in if case .warned(let text) = event { text } else { nil } }
        #expect(told == "Port 8080 is taken. Statuses are asked for instead.")
    }

    @Test func `a favourite is kept for the next start`() async throws {
        let fixture = try ConsoleFixture()
        fixture.effects.run(.setFavourite(code: "visamaster.uah", true))
        while await UsageStore(folder: fixture.shop.folder).usage().favourites != ["visamaster.uah"] {
            try await Task.sleep(for: .milliseconds(5))
        }
        fixture.effects.run(.setFavourite(code: "visamaster.uah", false))
        while await UsageStore(folder: fixture.shop.folder).usage().favourites != [] {
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
