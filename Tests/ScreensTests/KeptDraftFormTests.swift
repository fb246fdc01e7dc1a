import InvoiceCore
import ScreenKit
import Screens
import Testing

/// A form that goes on with a kept draft, and what becomes of it when the draft is another's.
@Suite struct KeptDraftFormTests {
    private func kept(_ amount: String = "100.50") -> SavedDraft {
        var draft = InvoiceDraft()
        draft.currency = "visamaster.uah"
        draft.amount = amount
        return SavedDraft(id: "old-1", savedAt: AppDriver.now, draft: draft)
    }

    private func opened() -> AppDriver {
        var driver = AppDriver()
        driver.send(.draftsFound([kept()]))
        driver.press(.char("d"), .enter)
        return driver
    }

    @Test func `going on with a draft takes it`() {
        #expect(opened().effects.contains(.takeDraft(kept())))
    }

    @Test func `a draft that another console has is not gone on with`() {
        var driver = opened()
        driver.answerProposal()
        driver.send(.draftRefused(id: "old-1", .draftHeldElsewhere))
        #expect(!driver.screen.contains("New invoice"))
        #expect(driver.screen.contains("Another console goes on with this draft."))
        #expect(driver.state.context.drafts.isEmpty)
    }

    @Test func `what was typed before that stays`() {
        var driver = opened()
        driver.type("5")
        driver.send(.draftRefused(id: "old-1", .draftHeldElsewhere))
        #expect(driver.screen.contains("New invoice"))
        #expect(driver.screen.contains("100.505"))
        #expect(driver.screen.contains("What is typed here is a new draft."))
    }

    @Test func `a draft is shown as another console left it, unless something was typed here`() {
        var driver = opened()
        driver.send(.draftTaken(kept("7.77")))
        #expect(driver.screen.contains("7.77"))
        driver.type("5")
        driver.send(.draftTaken(kept("8.88")))
        #expect(driver.screen.contains("7.775"))
    }

    @Test func `another form's draft is none of its business`() {
        var driver = opened()
        driver.send(.draftRefused(id: "old-2", .draftHeldElsewhere))
        #expect(driver.screen.contains("New invoice"))
    }
}
