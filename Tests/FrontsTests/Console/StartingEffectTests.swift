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

    @Test func `where the index is up to date, the counts come before the first rows`() async throws {
        let fixture = try ConsoleFixture()
        try await fixture.create("inv-1", "inv-2", "inv-3")
        let history = HistoryStore(folder: fixture.shop.folder, cache: "\(fixture.folder)/cache")
        let pages = HistoryPages(history: history, queue: fixture.queue, zone: ZoneOffsets(fixed: 0))
        func first() async throws -> AppEvent {
            await pages.load(fixture.newRequest(), .newest, limit: 1)
            return try await fixture.next { event in
                switch event {
                case .invoicesCounted, .invoicesLoaded: event
                default: nil
                }
            }
        }
        // No index yet: nothing waits for it.
        guard case .invoicesLoaded = try await first() else {
            Issue.record("waited for the index")
            return
        }
        try await history.buildIndex()
        guard case .invoicesCounted(let counts) = try await first() else {
            Issue.record("not counted")
            return
        }
        #expect(counts.total == 3 && counts.waiting == 3)
        _ = try await fixture.next { event in if case .invoicesLoaded = event { true } else { nil } }
        try await fixture.create("inv-4")
        guard case .invoicesLoaded = try await first() else {
            Issue.record("counted by an index that is behind")
            return
        }
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
