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

    @Test func `an index that is up to date is asked for the counts before it is built further`() async throws {
        let fixture = try ConsoleFixture()
        try await fixture.create("inv-1", "inv-2", "inv-3")
        let history = HistoryStore(folder: fixture.shop.folder, cache: "\(fixture.folder)/cache")
        let pages = HistoryPages(
            history: history, queue: fixture.queue, zone: ZoneOffsets(from: .current, to: .current) { _ in 0 })
        // No index yet: nothing waits for it, and it is not counted twice.
        #expect(try await countings(of: pages, fixture) == [3])
        #expect(try await countings(of: pages, fixture) == [3, 3])
        try await fixture.create("inv-4")
        #expect(try await countings(of: pages, fixture) == [4], "counted by an index that was behind")
    }

    /// How many invoices each counting of one survey told of.
    private func countings(of pages: HistoryPages, _ fixture: ConsoleFixture) async throws -> [Int] {
        await pages.survey()
        var totals: [Int] = []
        _ = try await fixture.next { event -> Bool? in
            if case .invoicesCounted(let counts) = event { totals.append(counts.total) }
            if case .unsettledFound = event { return true }
            return nil
        }
        return totals
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
        while await UsageStore(folder: fixture.shop.folder).stored().methods.favourites != ["visamaster.uah"] {
            try await Task.sleep(for: .milliseconds(5))
        }
        fixture.effects.run(.setFavourite(code: "visamaster.uah", false))
        while await UsageStore(folder: fixture.shop.folder).stored().methods.favourites != [] {
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
