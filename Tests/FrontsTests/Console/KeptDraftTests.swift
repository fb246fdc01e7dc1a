import InvoiceCore
import Testing

@testable import Fronts
@testable import Screens

/// Drafts that the disk refuses, and that two consoles want.
@Suite(.timeLimit(.minutes(10))) struct KeptDraftTests {
    private func refuseDraft(in console: RunningConsole) async throws {
        // Said at the start, and on a busy machine so late that it would stand in the place of what is waited for.
        try await console.terminal.shows("Kept drafts can't be read")
        try await console.terminal.press("n", "visamaster.uah", .enter, "77.25")
        try await console.terminal.shows("The draft could not be kept")
    }

    @Test func `a draft that could not be kept is written once there is room, and that is told`() async throws {
        let shop = try Shop()
        try shop.refuseDrafts()
        try await RunningConsole.open(at: shop) { console in
            try await refuseDraft(in: console)
            try shop.allowDrafts()
            try await console.terminal.shows("The draft is kept now.")
            #expect(try shop.drafts().contains { $0.contains("77.25") })
        }
    }

    @Test func `a draft that could not be kept is tried again at the end`() async throws {
        let shop = try Shop()
        try shop.refuseDrafts()
        try await RunningConsole.open(at: shop) { console in
            try await refuseDraft(in: console)
            try shop.allowDrafts()
        }
        #expect(try shop.drafts().contains { $0.contains("77.25") })
    }

    @Test func `a draft that one console goes on with is not gone on with in another`() async throws {
        let shop = try Shop()
        try await shop.leaveDraft("left") { $0[.description] = "as left" }
        try await RunningConsole.open(at: shop) { first in
            try await first.terminal.shows("A draft was kept")
            try await RunningConsole.open(at: shop) { second in
                try await second.terminal.shows("A draft was kept")
                try await first.terminal.press("d", .enter, "5")
                try await shop.untilKept("100.505")
                try await second.terminal.press("d", .enter)
                let frame = try await second.terminal.shows("Another console goes on with this draft")
                #expect(!frame.contains("New invoice"))
            }
            try await first.terminal.press("6")
            try await shop.untilKept("100.5056")
        }
        #expect(try shop.drafts().count == 1)
    }

    @Test func `a draft that one console goes on with is not thrown away in another`() async throws {
        let shop = try Shop()
        try await shop.leaveDraft("left")
        try await shop.leaveDraft("second", savedAt: Timestamp(milliseconds: 1))
        try await RunningConsole.open(at: shop) { first in
            try await first.terminal.shows("2 drafts were kept")
            try await RunningConsole.open(at: shop) { second in
                try await second.terminal.shows("2 drafts were kept")
                try await first.terminal.press("d", .enter)
                try await first.terminal.shows("New invoice")
                try await first.terminal.press("5")
                try await shop.untilKept("100.505")
                try await second.terminal.press("d", "D", .escape)
                try await second.terminal.shows("another console goes on with this draft")
            }
        }
        #expect(try shop.drafts().count == 2)
    }

    @Test func `a draft that changed in another console is shown as it is now`() async throws {
        let shop = try Shop()
        try await shop.leaveDraft("left")
        try await RunningConsole.open(at: shop) { first in
            try await first.terminal.shows("A draft was kept")
            // Another run goes on with it and is gone.
            try await shop.leaveDraft("left") { $0[.description] = "typed elsewhere" }
            try await first.terminal.press("d", .enter)
            try await first.terminal.shows("New invoice", "typed elsewhere")
        }
        #expect(try shop.drafts().contains { $0.contains("typed elsewhere") })
    }
}
