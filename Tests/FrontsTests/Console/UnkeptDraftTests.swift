import Dispatch
import FoundationEssentials
import InvoiceCore
import Synchronization
import Testing
import Wording

@testable import EInvoiceKit
@testable import Fronts
@testable import Screens

/// What is told of drafts that the disk refuses.
@Suite(.timeLimit(.minutes(10))) struct UnkeptDraftTests {
    /// The amounts of the drafts that are this store's own.
    private func kept(by drafts: DraftStore) async throws -> [String] {
        let own = try await drafts.leaseID()
        return try await drafts.list { $0 == own }.drafts.map(\.draft.amount)
    }

    /// Ends all that runs. The end itself waits on the thread that calls it, which here others need.
    private func end(_ fixture: ConsoleFixture) async throws {
        fixture.effects.autosaver.end()
        while !fixture.effects.autosaver.isIdle { try await Task.sleep(for: .milliseconds(1)) }
        fixture.effects.finish()
    }

    @Test func `what could not be kept is told when the screen is gone, without a card's number`() async throws {
        let told = Mutex("")
        let fixture = try ConsoleFixture()
        fixture.effects.tellAfterwards = { text in told.withLock { $0 += text } }
        try fixture.shop.refuseDrafts()
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft[.sender]) = ("visamaster.uah", "77.25", "4444 1111 4444 1111")
        draft[.description] = "typed\u{1b}[2J"
        draft.extraFields = [ExtraField(name: "phone", value: "123")]
        fixture.effects.run(.saveDraft(id: "one", draft))
        fixture.effects.run(.saveDraft(id: "two", draft))
        fixture.effects.run(.discardDraft(id: "two"))
        try await end(fixture)
        let text = told.withLock { $0 }
        #expect(text.hasPrefix("einvoice: a draft could not be kept: \(fixture.shop.folder)/drafts"))
        for line in ["  Amount: 77.25\n", "  Sender: 444411••••••1111\n", "  Field phone: 123\n"] {
            #expect(text.contains(line))
        }
        #expect(text.contains("  Description: typed"))
        #expect(!text.unicodeScalars.contains("\u{1b}"))
        #expect(text.components(separatedBy: "could not be kept").count == 2)
    }

    @Test func `nothing is told at the end where all is kept`() async throws {
        let told = Mutex("")
        let fixture = try ConsoleFixture()
        fixture.effects.tellAfterwards = { text in told.withLock { $0 += text } }
        var draft = InvoiceDraft()
        draft.amount = "77.25"
        fixture.effects.run(.saveDraft(id: "one", draft))
        try await end(fixture)
        #expect(told.withLock { $0 } == "")
        #expect(try fixture.shop.drafts().count == 1)
    }

    @Test func `a change that can't be written is told once, however often it is tried, and once more when it is`()
        async throws
    {
        let fixture = try ConsoleFixture()
        try fixture.shop.refuseDrafts()
        let queue = fixture.queue
        let autosaver = DraftAutosaver(store: fixture.effects.drafts, pause: .milliseconds(1)) { queue.post($0) }
        var draft = InvoiceDraft()
        draft.amount = "77.25"
        autosaver.keep(draft, id: "one")
        let warning = try await fixture.next { event in if case .warned(let text) = event { text } else { nil } }
        #expect(warning.hasPrefix("The draft could not be kept: \(fixture.shop.folder)/drafts"))
        try fixture.shop.allowDrafts()
        // The very next thing that is said.
        let next = try await fixture.next { event in
            switch event {
            case .warned(let text), .told(let text): text
            default: nil
            }
        }
        #expect(next == "The draft is kept now.")
        #expect(autosaver.unkept.isEmpty)
    }

    @Test func `the screens know as long as something isn't kept`() async throws {
        let fixture = try ConsoleFixture()
        try fixture.shop.refuseDrafts()
        let queue = fixture.queue
        let autosaver = DraftAutosaver(store: fixture.effects.drafts, pause: .milliseconds(1)) { queue.post($0) }
        var draft = InvoiceDraft()
        draft.amount = "77.25"
        func areKept() async throws -> Bool {
            try await fixture.next { event in if case .draftsKept(let areKept) = event { areKept } else { nil } }
        }
        autosaver.keep(draft, id: "one")
        #expect(try await areKept() == false)
        try fixture.shop.allowDrafts()
        #expect(try await areKept())
        // Thrown away, there is nothing to be kept.
        try fixture.shop.allowDrafts()
        try fixture.shop.refuseDrafts()
        draft.amount = "78"
        autosaver.keep(draft, id: "two")
        #expect(try await areKept() == false)
        autosaver.keep(nil, id: "two")
        #expect(try await areKept())
        autosaver.end()
        while !autosaver.isIdle { try await Task.sleep(for: .milliseconds(1)) }
    }

    @Test func `the next change tries again what could not be kept`() async throws {
        let fixture = try ConsoleFixture()
        try fixture.shop.refuseDrafts()
        let queue = fixture.queue
        let autosaver = DraftAutosaver(store: fixture.effects.drafts, pause: .seconds(3600)) { queue.post($0) }
        var draft = InvoiceDraft()
        draft.amount = "77.25"
        autosaver.keep(draft, id: "one")
        _ = try await fixture.next { event in if case .warned(let text) = event { text } else { nil } }
        try fixture.shop.allowDrafts()
        draft.amount = "78"
        autosaver.keep(draft, id: "two")
        while !autosaver.isIdle { try await Task.sleep(for: .milliseconds(1)) }
        #expect(try fixture.shop.drafts().count == 2)
        #expect(autosaver.unkept.isEmpty)
    }

    @Test func `a draft that is too long is said to be, and stays on the screen alone`() async throws {
        let fixture = try ConsoleFixture()
        var draft = InvoiceDraft()
        draft[.description] = String(repeating: "x", count: 17 << 20)
        fixture.effects.run(.saveDraft(id: "one", draft))
        let warning = try await fixture.next { event in if case .warned(let text) = event { text } else { nil } }
        #expect(warning.hasPrefix("The draft could not be kept: it is 178"))
        #expect(warning.hasSuffix("16777216 is the limit. Shorten it to have it kept."))
        draft[.description] = "short"
        fixture.effects.run(.saveDraft(id: "one", draft))
        let next = try await fixture.next { event in if case .told(let text) = event { text } else { nil } }
        #expect(next == "The draft is kept now.")
    }

    @Test func `what is typed into a draft that another console takes meanwhile is a draft of its own`() async throws {
        let fixture = try ConsoleFixture()
        let other = DraftStore(history: HistoryStore(folder: fixture.shop.folder))
        var draft = InvoiceDraft()
        draft.amount = "1"
        try await other.save(draft, id: "one")
        draft.amount = "2"
        fixture.effects.run(.takeDraft(SavedDraft(id: "one", savedAt: .current, draft: draft)))
        fixture.effects.run(.saveDraft(id: "one", draft))
        let refused = try await fixture.next { event in
            if case .draftRefused(let id, let problem) = event {
                "\(id): \(wording.sentences(for: problem))"
            } else {
                nil
            }
        }
        #expect(refused == "one: Another console goes on with this draft.")
        try await end(fixture)
        #expect(try await kept(by: other) == ["1"])
        #expect(try await kept(by: fixture.effects.drafts) == ["2"])
    }

    @Test func `what is typed into a draft before it is taken doesn't overwrite what another console left in it`()
        async throws
    {
        let fixture = try ConsoleFixture()
        var draft = InvoiceDraft()
        draft.amount = "1"
        let offered = draft
        // Another run goes on with it, and is gone.
        try await fixture.shop.leaveDraft("one") { $0[.description] = "typed elsewhere" }
        // Nothing is taken or written before both are wanted, or for a moment: the thread is one of few.
        let store = fixture.effects.drafts
        let areWanted = DispatchSemaphore(value: 0)
        await withCheckedContinuation { begun in
            Task {
                await store.doing {
                    begun.resume()
                    _ = areWanted.wait(timeout: .now() + .milliseconds(200))
                }
            }
        }
        fixture.effects.run(.takeDraft(SavedDraft(id: "one", savedAt: .current, draft: offered)))
        draft.amount = "2"
        fixture.effects.run(.saveDraft(id: "one", draft))
        for _ in 0..<100 { await Task.yield() }
        areWanted.signal()
        while !fixture.effects.autosaver.isIdle { try await Task.sleep(for: .milliseconds(1)) }
        let drafts = try fixture.shop.drafts()
        try #require(drafts.count == 2 && drafts.contains { $0.contains("typed elsewhere") })
        let refused = try await fixture.next { event in
            if case .draftRefused(let id, let problem) = event {
                "\(id): \(wording.sentences(for: problem))"
            } else {
                nil
            }
        }
        #expect(refused == "one: Another console changed this draft.")
        try await end(fixture)
    }
}
