import EInvoiceKit
import FoundationEssentials
import History
import InvoiceCore
import Testing

@testable import Console
@testable import Screens

/// Drafts that the disk refuses, and that two consoles want.
@Suite(.timeLimit(.minutes(10))) struct KeptDraftTests {
    /// From now on no draft can be written, until the file that stands in the folder's place is gone.
    private func refuseDrafts(of shop: Shop) throws {
        try FileManager.default.createDirectory(atPath: shop.folder, withIntermediateDirectories: true)
        try "no folder".write(toFile: "\(shop.folder)/drafts", atomically: false, encoding: .utf8)
    }

    private func allowDrafts(of shop: Shop) throws {
        try FileManager.default.removeItem(atPath: "\(shop.folder)/drafts")
    }

    /// Leaves a draft as an earlier run does, which is gone.
    private func leave(
        _ id: String, at shop: Shop, savedAt: Timestamp = .current, _ change: (inout InvoiceDraft) -> Void = { _ in }
    ) async throws {
        let store = DraftStore(history: HistoryStore(folder: shop.folder)) { savedAt }
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft.paymentID) = ("visamaster.uah", "100.50", "inv-1")
        change(&draft)
        try await store.save(draft, id: id)
    }

    /// Comes back when one of the kept drafts' files has the text.
    private func untilKept(_ text: String, at shop: Shop) async throws {
        // A file that is being replaced may be gone while it is read.
        while (try? shop.drafts())?.contains(where: { $0.contains(text) }) != true {
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    @Test func `a draft that could not be kept is written once there is room, and that is told`() async throws {
        let shop = try Shop()
        try refuseDrafts(of: shop)
        try await RunningConsole.open(at: shop) { console in
            // Said at the start, and on a busy machine so late that it would stand in the place of what is waited for.
            try await console.terminal.shows("Kept drafts can't be read")
            try await console.terminal.press("n", "visamaster.uah", .enter, "77.25")
            try await console.terminal.shows("The draft could not be kept")
            try allowDrafts(of: shop)
            try await console.terminal.shows("The draft is kept now.")
            #expect(try shop.drafts().contains { $0.contains("77.25") })
        }
    }

    @Test func `a draft that could not be kept is tried again at the end`() async throws {
        let shop = try Shop()
        try refuseDrafts(of: shop)
        try await RunningConsole.open(at: shop) { console in
            // Said at the start, and on a busy machine so late that it would stand in the place of what is waited for.
            try await console.terminal.shows("Kept drafts can't be read")
            try await console.terminal.press("n", "visamaster.uah", .enter, "77.25")
            try await console.terminal.shows("The draft could not be kept")
            try allowDrafts(of: shop)
        }
        #expect(try shop.drafts().contains { $0.contains("77.25") })
    }

    @Test func `a draft that one console goes on with is not gone on with in another`() async throws {
        let shop = try Shop()
        try await leave("left", at: shop) { $0.description = "as left" }
        try await RunningConsole.open(at: shop) { first in
            try await first.terminal.shows("A draft was kept")
            try await RunningConsole.open(at: shop) { second in
                try await second.terminal.shows("A draft was kept")
                try await first.terminal.press("d", "5")
                try await untilKept("100.505", at: shop)
                try await second.terminal.press("d")
                let frame = try await second.terminal.shows("Another console goes on with this draft")
                #expect(!frame.contains("New invoice"))
            }
            try await first.terminal.press("6")
            try await untilKept("100.5056", at: shop)
        }
        #expect(try shop.drafts().count == 1)
    }

    @Test func `a draft that one console goes on with is not thrown away in another`() async throws {
        let shop = try Shop()
        try await leave("left", at: shop)
        try await leave("second", at: shop, savedAt: Timestamp(milliseconds: 1))
        try await RunningConsole.open(at: shop) { first in
            try await first.terminal.shows("2 drafts were kept")
            try await RunningConsole.open(at: shop) { second in
                try await second.terminal.shows("2 drafts were kept")
                try await first.terminal.press("d", .enter)
                try await first.terminal.shows("New invoice")
                try await first.terminal.press("5")
                try await untilKept("100.505", at: shop)
                try await second.terminal.press("d", "x")
                try await second.terminal.shows("another console goes on with it")
            }
        }
        #expect(try shop.drafts().count == 2)
    }

    @Test func `a draft that changed in another console is shown as it is now`() async throws {
        let shop = try Shop()
        try await leave("left", at: shop)
        try await RunningConsole.open(at: shop) { first in
            try await first.terminal.shows("A draft was kept")
            // Another run goes on with it and is gone.
            try await leave("left", at: shop) { $0.description = "typed elsewhere" }
            try await first.terminal.press("d")
            try await first.terminal.shows("New invoice", "typed elsewhere")
        }
        #expect(try shop.drafts().contains { $0.contains("typed elsewhere") })
    }
}
