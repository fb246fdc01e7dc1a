import Dispatch
import EInvoiceKit
import FoundationEssentials
import History
import InvoiceCore
import Synchronization
import Testing

@testable import Console
@testable import Screens

/// What is told of drafts that the disk refuses.
@Suite(.timeLimit(.minutes(10))) struct UnkeptDraftTests {
    /// Ends all that runs. The end itself waits on the thread that calls it, which here others need.
    private func end(_ desk: ConsoleDesk) async throws {
        desk.effects.keeper.end()
        while !desk.effects.keeper.isIdle { try await Task.sleep(for: .milliseconds(1)) }
        desk.effects.finish()
    }

    @Test func `what could not be kept is told when the screen is gone, without a card's number`() async throws {
        let told = Mutex("")
        let desk = try ConsoleDesk()
        desk.effects.tellAfterwards = { text in told.withLock { $0 += text } }
        try desk.shop.refuseDrafts()
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft.sender) = ("visamaster.uah", "77.25", "4444 1111 4444 1111")
        draft.description = "typed\u{1b}[2J"
        draft.extraFields = [ExtraField(name: "phone", value: "123")]
        desk.effects.run(.saveDraft(id: "one", draft))
        desk.effects.run(.saveDraft(id: "two", draft))
        desk.effects.run(.discardDraft(id: "two"))
        try await end(desk)
        let text = told.withLock { $0 }
        #expect(text.hasPrefix("einvoice: a draft could not be kept: \(desk.shop.folder)/drafts"))
        for line in ["  Amount: 77.25\n", "  Sender: 444411••••••1111\n", "  Field phone: 123\n"] {
            #expect(text.contains(line))
        }
        #expect(text.contains("  Description: typed"))
        #expect(!text.unicodeScalars.contains("\u{1b}"))
        #expect(text.components(separatedBy: "could not be kept").count == 2)
    }

    @Test func `nothing is told at the end where all is kept`() async throws {
        let told = Mutex("")
        let desk = try ConsoleDesk()
        desk.effects.tellAfterwards = { text in told.withLock { $0 += text } }
        var draft = InvoiceDraft()
        draft.amount = "77.25"
        desk.effects.run(.saveDraft(id: "one", draft))
        try await end(desk)
        #expect(told.withLock { $0 } == "")
        #expect(try desk.shop.drafts().count == 1)
    }

    @Test func `a change that can't be written is told once, however often it is tried, and once more when it is`()
        async throws
    {
        let desk = try ConsoleDesk()
        try desk.shop.refuseDrafts()
        let mailbox = desk.mailbox
        let keeper = DraftKeeper(store: desk.effects.drafts, pause: .milliseconds(1)) { mailbox.post($0) }
        var draft = InvoiceDraft()
        draft.amount = "77.25"
        keeper.keep(draft, id: "one")
        let warning = try await desk.next { event in if case .warned(let text) = event { text } else { nil } }
        #expect(warning.hasPrefix("The draft could not be kept: \(desk.shop.folder)/drafts"))
        try desk.shop.allowDrafts()
        // The very next thing that is said.
        let next = try await desk.next { event in
            switch event {
            case .warned(let text), .told(let text): text
            default: nil
            }
        }
        #expect(next == "The draft is kept now.")
        #expect(keeper.unkept.isEmpty)
    }

    @Test func `the screens know as long as something isn't kept`() async throws {
        let desk = try ConsoleDesk()
        try desk.shop.refuseDrafts()
        let mailbox = desk.mailbox
        let keeper = DraftKeeper(store: desk.effects.drafts, pause: .milliseconds(1)) { mailbox.post($0) }
        var draft = InvoiceDraft()
        draft.amount = "77.25"
        func areKept() async throws -> Bool {
            try await desk.next { event in if case .draftsKept(let areKept) = event { areKept } else { nil } }
        }
        keeper.keep(draft, id: "one")
        #expect(try await areKept() == false)
        try desk.shop.allowDrafts()
        #expect(try await areKept())
        // Thrown away, there is nothing to be kept.
        try desk.shop.allowDrafts()
        try desk.shop.refuseDrafts()
        draft.amount = "78"
        keeper.keep(draft, id: "two")
        #expect(try await areKept() == false)
        keeper.keep(nil, id: "two")
        #expect(try await areKept())
        keeper.end()
        while !keeper.isIdle { try await Task.sleep(for: .milliseconds(1)) }
    }

    @Test func `the next change tries again what could not be kept`() async throws {
        let desk = try ConsoleDesk()
        try desk.shop.refuseDrafts()
        let mailbox = desk.mailbox
        let keeper = DraftKeeper(store: desk.effects.drafts, pause: .seconds(3600)) { mailbox.post($0) }
        var draft = InvoiceDraft()
        draft.amount = "77.25"
        keeper.keep(draft, id: "one")
        _ = try await desk.next { event in if case .warned(let text) = event { text } else { nil } }
        try desk.shop.allowDrafts()
        draft.amount = "78"
        keeper.keep(draft, id: "two")
        while !keeper.isIdle { try await Task.sleep(for: .milliseconds(1)) }
        #expect(try desk.shop.drafts().count == 2)
        #expect(keeper.unkept.isEmpty)
    }

    @Test func `a draft that is too long is said to be, and stays on the screen alone`() async throws {
        let desk = try ConsoleDesk()
        var draft = InvoiceDraft()
        draft.description = String(repeating: "x", count: 17 << 20)
        desk.effects.run(.saveDraft(id: "one", draft))
        let warning = try await desk.next { event in if case .warned(let text) = event { text } else { nil } }
        #expect(warning.hasPrefix("The draft could not be kept: it is 178"))
        #expect(warning.hasSuffix("16777216 is the limit. Shorten it to have it kept."))
        draft.description = "short"
        desk.effects.run(.saveDraft(id: "one", draft))
        let next = try await desk.next { event in if case .told(let text) = event { text } else { nil } }
        #expect(next == "The draft is kept now.")
    }

    @Test func `what is typed into a draft that another console takes meanwhile is a draft of its own`() async throws {
        let desk = try ConsoleDesk()
        let other = DraftStore(history: HistoryStore(folder: desk.shop.folder))
        var draft = InvoiceDraft()
        draft.amount = "1"
        try await other.save(draft, id: "one")
        draft.amount = "2"
        desk.effects.run(.takeDraft(KeptDraft(id: "one", savedAt: .current, draft: draft)))
        desk.effects.run(.saveDraft(id: "one", draft))
        let refused = try await desk.next { event in
            if case .draftRefused(let id, let text) = event { "\(id): \(text)" } else { nil }
        }
        #expect(refused == "one: Another console goes on with this draft.")
        try await end(desk)
        #expect(try await other.ownDrafts().drafts.map(\.draft.amount) == ["1"])
        #expect(try await desk.effects.drafts.ownDrafts().drafts.map(\.draft.amount) == ["2"])
    }

    @Test func `what is typed into a draft before it is taken doesn't overwrite what another console left in it`()
        async throws
    {
        let desk = try ConsoleDesk()
        var draft = InvoiceDraft()
        draft.amount = "1"
        let offered = draft
        // Another run goes on with it, and is gone.
        try await desk.shop.leaveDraft("one") { $0.description = "typed elsewhere" }
        // Nothing is taken or written before both are wanted, or for a moment: the thread is one of few.
        let store = desk.effects.drafts
        let areWanted = DispatchSemaphore(value: 0)
        await withCheckedContinuation { begun in
            Task {
                await store.doing {
                    begun.resume()
                    _ = areWanted.wait(timeout: .now() + .milliseconds(200))
                }
            }
        }
        desk.effects.run(.takeDraft(KeptDraft(id: "one", savedAt: .current, draft: offered)))
        draft.amount = "2"
        desk.effects.run(.saveDraft(id: "one", draft))
        for _ in 0..<100 { await Task.yield() }
        areWanted.signal()
        while !desk.effects.keeper.isIdle { try await Task.sleep(for: .milliseconds(1)) }
        let drafts = try desk.shop.drafts()
        try #require(drafts.count == 2 && drafts.contains { $0.contains("typed elsewhere") })
        let refused = try await desk.next { event in
            if case .draftRefused(let id, let text) = event { "\(id): \(text)" } else { nil }
        }
        #expect(refused == "one: Another console changed this draft.")
        try await end(desk)
    }
}
