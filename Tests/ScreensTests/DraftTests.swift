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

    @Test func aFreshPaymentIDIsNotCalledUsedAndIsKept() throws {
        var desk = Desk()
        desk.fillForm()
        desk.press(.function(2))
        guard case .prepare(let id, _) = desk.last else { throw Unexpected() }
        let used = try invoice(
            "01", paymentID: "1795350720000001", changes: [.created(tracking: "T", isSettled: false)])
        desk.send(.preparationFailed(id, .paymentIDUsed(used)))
        #expect(desk.screen.contains("used already: created"))
        desk.press(.ctrl("r"))
        #expect(!desk.screen.contains("used already"))
        #expect(desk.screen.contains("proposing…"))
        desk.answerProposal("1795350720000002")
        #expect(desk.screen.contains("proposed, yours to change"))
        #expect(onDisk(desk).values.map(\.paymentID) == ["1795350720000002"])
    }

    @Test func `a review that is asked for before the payment id is there waits for it`() throws {
        var desk = Desk()
        desk.press(.char("n"))
        desk.type("visamaster.uah")
        desk.press(.enter)
        desk.type("100.50")
        guard let proposal = desk.proposal else { throw Unexpected() }
        desk.press(.function(2))
        #expect(!desk.screen.contains("type a payment id"))
        desk.send(.paymentIDProposed(proposal, "1795350720000001", statusURL: nil))
        guard case .prepare(_, let draft) = desk.last else { throw Unexpected() }
        #expect(draft.paymentID == "1795350720000001")
    }

    @Test func `a key after it takes the wish for a review back`() throws {
        var desk = Desk()
        desk.press(.char("n"))
        desk.type("visamaster.uah")
        desk.press(.enter)
        desk.type("100")
        guard let proposal = desk.proposal else { throw Unexpected() }
        desk.press(.function(2), .char("5"))
        desk.send(.paymentIDProposed(proposal, "1795350720000001", statusURL: nil))
        guard case .saveDraft(_, let draft) = desk.last else { throw Unexpected() }
        #expect(draft.amount == "1005")
        #expect(draft.paymentID == "1795350720000001")
    }

    @Test func draftsOfEarlierRunsThatAreFoundLateDisplaceNoneOfThisRun() {
        var desk = Desk()
        desk.fillForm(amount: "5")
        desk.press(.escape)
        desk.send(.draftsFound([keptDraft()]))
        #expect(desk.state.around.drafts.map(\.draft.amount) == ["5", "100.50"])
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

/// The way home from a screen over the form.
extension DraftTests {
    private func rejected() throws -> Invoice {
        try invoice(
            "04", paymentID: "1795350720000001",
            changes: [.rejected(GatewayRejection(code: "12", message: "Limit exceeded"))])
    }

    private func send(_ result: SubmissionResult, _ desk: inout Desk) throws {
        guard case .submit(let id, _, _, _) = desk.last else { throw Unexpected() }
        desk.send(.submitted(id, result))
    }

    @Test func whatWasNotSentIsOfferedAtHomeAtOnce() throws {
        let results: [SubmissionResult] = [.notSent("The disk is full."), .rejected(try rejected())]
        for result in results {
            var desk = try SnapshotTests.sendingDesk()
            try send(result, &desk)
            desk.press(.char("q"))
            #expect(desk.screen.contains("d Drafts"))
            #expect(desk.state.around.drafts.map(\.draft.amount) == ["100.50"])
            #expect(onDisk(desk).count == 1)
        }
    }

    @Test func theListSaysWhyTheSelectedOneWasRejectedThoughItsDraftIsKept() throws {
        var desk = try SnapshotTests.sendingDesk()
        try send(.rejected(try rejected()), &desk)
        desk.press(.char("o"), .escape)
        #expect(desk.screen.contains("Limit exceeded"))
        #expect(desk.screen.contains("d goes on with its draft"))
    }

    @Test func whatIsInTheHistoryIsNoDraftAnyMore() throws {
        let unknown = try invoice("03", paymentID: "1795350720000001", changes: [.unknown(UnknownReason(.timeout))])
        let created = try invoice(
            "01", paymentID: "1795350720000001", changes: [.created(tracking: "T", isSettled: false)])
        for result in [SubmissionResult.created(created), .unknown(unknown), .unreachable(unknown, "Refused.")] {
            var desk = try SnapshotTests.sendingDesk()
            try send(result, &desk)
            desk.press(.escape)
            #expect(desk.state.around.drafts.isEmpty)
        }
    }

    @Test func aCloneThatWasRefusedIsKeptThoughNothingInItWasTyped() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("c"))
        desk.answerProposal("1795350720000001")
        desk.press(.function(2))
        try desk.answerPreparation()
        desk.press(.enter)
        try send(.rejected(try rejected()), &desk)
        desk.press(.char("q"))
        #expect(desk.state.around.drafts.map(\.draft.amount) == ["1000.00"])
    }

    @Test func aFormUnderAnotherInvoiceIsKeptWhenOneGoesHomeFromThere() throws {
        let similar = try severalInvoices()[2]
        var desk = Desk(invoices: try severalInvoices())
        desk.fillForm()
        desk.press(.function(2))
        try desk.answerPreparation(warnings: [.similar(similar)])
        desk.press(.char("o"), .char("u"))
        #expect(desk.screen.contains("Settling, 1 to go"))
        desk.press(.escape)
        #expect(desk.screen.contains("Draft kept"))
        #expect(desk.state.around.drafts.map(\.draft.paymentID) == ["1795350720000001"])
    }
}
