import InvoiceCore
import ScreenKit
import Screens
import Testing

/// A form that goes on with a kept draft, and what becomes of it when the draft is another's.
@Suite struct KeptDraftFormTests {
    private func kept(_ amount: String = "100.50") -> KeptDraft {
        var draft = InvoiceDraft()
        draft.currency = "visamaster.uah"
        draft.amount = amount
        return KeptDraft(id: "old-1", savedAt: Desk.now, draft: draft)
    }

    private func opened() -> Desk {
        var desk = Desk()
        desk.send(.draftsFound([kept()]))
        desk.press(.char("d"))
        return desk
    }

    @Test func `going on with a draft takes it`() {
        #expect(opened().effects.contains(.takeDraft(kept())))
    }

    @Test func `a draft that another console has is not gone on with`() {
        var desk = opened()
        desk.answerProposal()
        desk.send(.draftRefused(id: "old-1", "Another console goes on with this draft."))
        #expect(!desk.screen.contains("New invoice"))
        #expect(desk.screen.contains("Another console goes on with this draft."))
        #expect(desk.state.around.drafts.isEmpty)
    }

    @Test func `what was typed before that stays`() {
        var desk = opened()
        desk.type("5")
        desk.send(.draftRefused(id: "old-1", "Another console goes on with this draft."))
        #expect(desk.screen.contains("New invoice"))
        #expect(desk.screen.contains("100.505"))
        #expect(desk.screen.contains("What is typed here is a new draft."))
    }

    @Test func `a draft is shown as another console left it, unless something was typed here`() {
        var desk = opened()
        desk.send(.draftTaken(kept("7.77")))
        #expect(desk.screen.contains("7.77"))
        desk.type("5")
        desk.send(.draftTaken(kept("8.88")))
        #expect(desk.screen.contains("7.775"))
    }

    @Test func `another form's draft is none of its business`() {
        var desk = opened()
        desk.send(.draftRefused(id: "old-2", "Another console goes on with this draft."))
        #expect(desk.screen.contains("New invoice"))
    }
}
