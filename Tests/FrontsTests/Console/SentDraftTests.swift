import EInvoiceKit
import InvoiceCore
import Testing

@testable import Fronts
@testable import Screens

/// Drafts whose payment id an invoice has.
@Suite(.timeLimit(.minutes(10))) struct SentDraftTests {
    @Test func `only a draft that the invoice came of is thrown away`() async throws {
        let fixture = try ConsoleFixture()
        let made = try #require(try await fixture.create("inv-1").first).intent.createdAt
        let before = made.advanced(byMilliseconds: -1000)
        try await fixture.shop.leaveDraft("sent", savedAt: before)
        try await fixture.shop.leaveDraft("amount", savedAt: before) { $0.amount = "100.51" }
        try await fixture.shop.leaveDraft("currency", savedAt: before) { $0.currency = "visamaster.usd" }
        try await fixture.shop.leaveDraft("account", savedAt: before) { $0[.account] = "7" }
        try await fixture.shop.leaveDraft("description", savedAt: before) { $0[.description] = "Typed for an hour" }
        try await fixture.shop.leaveDraft("sender", savedAt: before) { $0[.sender] = "4444111144441111" }
        try await fixture.shop.leaveDraft("url", savedAt: before) { $0[.failURL] = "https://shop.example/no" }
        try await fixture.shop.leaveDraft("extra", savedAt: before) {
            $0.extraFields = [ExtraField(name: "phone", value: "1")]
        }
        await EffectRunner.offerDrafts(fixture.effects.drafts, fixture.effects.history, fixture.queue)
        let offered = try await fixture.next { event in if case .draftsFound(let drafts) = event { drafts } else { nil }
        }
        #expect(
            offered.map(\.id).sorted()
                == ["account", "amount", "currency", "description", "extra", "sender", "url"])
        #expect(try fixture.shop.drafts().count == 7)
    }

    @Test func `a draft was sent where all is the same, and of a card's number what may be kept`() async throws {
        let fixture = try ConsoleFixture()
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft.paymentID) = ("visamaster.uah", "100.50", "inv-1")
        draft[.sender] = "4444111144441111"
        draft.extraFields = [ExtraField(name: "phone", value: "1")]
        let prepared = await fixture.service.prepare(try draft.checked().get())
        let word = try Confirmation("100.50", of: prepared.request.amount, on: prepared.account.kind)
        let made = try #require(await fixture.service.create(prepared, word).sent).invoice.intent.createdAt
        let before = made.advanced(byMilliseconds: -1000)
        for (id, sender, name, value) in [
            ("sent", draft[.sender], "phone", "1"), ("number", "4111111111111111", "phone", "1"),
            ("name", draft[.sender], "phones", "1"), ("value", draft[.sender], "phone", "2"),
        ] {
            try await fixture.shop.leaveDraft(id, savedAt: before) {
                ($0[.sender], $0.extraFields) = (sender, [ExtraField(name: name, value: value)])
            }
        }
        await EffectRunner.offerDrafts(fixture.effects.drafts, fixture.effects.history, fixture.queue)
        let offered = try await fixture.next { event in if case .draftsFound(let drafts) = event { drafts } else { nil }
        }
        #expect(offered.map(\.id).sorted() == ["name", "number", "value"])
    }
}
