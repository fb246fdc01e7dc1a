import EInvoiceKit
import History
import InvoiceCore
import Testing

@testable import Console
@testable import Screens

/// Drafts whose payment id an invoice has.
@Suite(.timeLimit(.minutes(10))) struct SentDraftTests {
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

    @Test func `only a draft that the invoice came of is thrown away`() async throws {
        let desk = try ConsoleDesk()
        let made = try #require(try await desk.create("inv-1").first).intent.createdAt
        let before = made.advanced(byMilliseconds: -1000)
        try await leave("sent", at: desk.shop, savedAt: before) { _ in }
        try await leave("amount", at: desk.shop, savedAt: before) { $0.amount = "100.51" }
        try await leave("currency", at: desk.shop, savedAt: before) { $0.currency = "visamaster.usd" }
        try await leave("account", at: desk.shop, savedAt: before) { $0.account = "7" }
        try await leave("description", at: desk.shop, savedAt: before) { $0.description = "Typed for an hour" }
        try await leave("sender", at: desk.shop, savedAt: before) { $0.sender = "4444111144441111" }
        try await leave("url", at: desk.shop, savedAt: before) { $0.failURL = "https://shop.example/no" }
        try await leave("extra", at: desk.shop, savedAt: before) {
            $0.extraFields = [ExtraField(name: "phone", value: "1")]
        }
        await EffectRunner.offerDrafts(desk.effects.drafts, desk.effects.history, desk.mailbox)
        let offered = try await desk.next { event in if case .draftsFound(let drafts) = event { drafts } else { nil } }
        #expect(
            offered.map(\.id).sorted()
                == ["account", "amount", "currency", "description", "extra", "sender", "url"])
        #expect(try desk.shop.drafts().count == 7)
    }

    @Test func `a draft with a card's number was sent where the number is the same as far as it is kept`() async throws
    {
        let desk = try ConsoleDesk()
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft.paymentID) = ("visamaster.uah", "100.50", "inv-1")
        draft.sender = "4444111144441111"
        let confirmed = try await desk.service.prepare(draft).confirmed(by: "100.50")
        let made = try #require(await desk.service.create(confirmed).sent).invoice.intent.createdAt
        let before = made.advanced(byMilliseconds: -1000)
        try await leave("sent", at: desk.shop, savedAt: before) { $0.sender = draft.sender }
        try await leave("other", at: desk.shop, savedAt: before) { $0.sender = "4111111111111111" }
        await EffectRunner.offerDrafts(desk.effects.drafts, desk.effects.history, desk.mailbox)
        let offered = try await desk.next { event in if case .draftsFound(let drafts) = event { drafts } else { nil } }
        #expect(offered.map(\.id) == ["other"])
    }
}
