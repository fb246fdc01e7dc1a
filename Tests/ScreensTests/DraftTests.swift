import InvoiceCore
import ScreenKit
import Screens
import Testing

/// What was typed stays, whichever way one leaves it.
@Suite struct DraftTests {
    /// The drafts that are left on the disk once everything that was asked for is done.
    private func onDisk(_ desk: Desk, before: [String] = []) -> [String: InvoiceDraft] {
        var files = Dictionary(before.map { ($0, InvoiceDraft()) }, uniquingKeysWith: { first, _ in first })
        for effect in desk.effects {
            if case .saveDraft(let id, let draft) = effect { files[id] = draft }
            if case .discardDraft(let id) = effect { files[id] = nil }
        }
        return files
    }

    private func keptDraft() -> KeptDraft {
        var draft = InvoiceDraft()
        draft.currency = "visamaster.uah"
        draft.amount = "100.50"
        draft.paymentID = "1795350720000009"
        return KeptDraft(id: "old-1", savedAt: Desk.now, draft: draft)
    }

    @Test func aKeptDraftThatIsOnlyLookedAtStaysKept() {
        var desk = Desk()
        desk.send(.draftsFound([keptDraft()]))
        desk.press(.char("d"))
        #expect(desk.screen.contains("New invoice"))
        desk.press(.escape)
        #expect(desk.screen.contains("Draft kept"))
        #expect(desk.state.around.drafts.map(\.draft) == [keptDraft().draft])
        #expect(onDisk(desk, before: ["old-1"]) == ["old-1": keptDraft().draft])
        desk.press(.char("d"))
        #expect(desk.screen.contains("100.50"))
    }

    @Test func aKeptDraftThatWasEmptiedLeavesNothing() {
        var draft = InvoiceDraft()
        draft.amount = "7"
        draft.paymentID = "1"
        var desk = Desk()
        desk.send(.draftsFound([KeptDraft(id: "old-1", savedAt: Desk.now, draft: draft)]))
        desk.press(.char("d"), .escape, .tab, .ctrl("u"), .backspace, .tab, .backspace, .escape)
        #expect(desk.state.around.drafts.isEmpty)
        #expect(onDisk(desk, before: ["old-1"]).isEmpty)
    }
}
