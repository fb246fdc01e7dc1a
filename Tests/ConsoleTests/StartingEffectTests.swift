import EInvoiceKit
import InvoiceCore
import Testing

@testable import Console
@testable import Screens

/// What goes on in the background, without an answer that anybody waits for.
@Suite(.timeLimit(.minutes(10))) struct StartingEffectTests {
    @Test func `all invoices are counted soon after the start`() async throws {
        let desk = try ConsoleDesk()
        try await desk.create("inv-1", "inv-2")
        desk.effects.start()
        let counts = try await desk.next { event in
            if case .invoicesCounted(let counts) = event { counts } else { nil }
        }
        #expect(counts.total == 2 && counts.made == 2 && counts.waiting == 2)
    }

    @Test func `what the setup has to tell is told`() async throws {
        let desk = try ConsoleDesk(notices: ["Port 8080 is taken.", "Statuses are asked for instead."])
        desk.effects.start()
        let told = try await desk.next { event in if case .warned(let text) = event { text } else { nil } }
        #expect(told == "Port 8080 is taken. Statuses are asked for instead.")
    }

    @Test func `a favourite is kept for the next start`() async throws {
        let desk = try ConsoleDesk()
        desk.effects.run(.setFavourite(code: "visamaster.uah", true))
        while await UsageStore(folder: desk.shop.folder).usage().favourites != ["visamaster.uah"] {
            try await Task.sleep(for: .milliseconds(5))
        }
        desk.effects.run(.setFavourite(code: "visamaster.uah", false))
        while await UsageStore(folder: desk.shop.folder).usage().favourites != [] {
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
