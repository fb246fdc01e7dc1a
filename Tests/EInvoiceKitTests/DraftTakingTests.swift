import InvoiceCore
import Testing

@testable import EInvoiceKit

/// One draft and two programs.
@Suite(.timeLimit(.minutes(10))) struct DraftTakingTests {
    private let folder = TemporaryFolder()

    private func store() -> DraftStore { DraftStore(history: HistoryStore(folder: folder.path)) }

    private func draft(_ amount: String) -> InvoiceDraft {
        var draft = InvoiceDraft()
        draft.amount = amount
        return draft
    }

    @Test func `a draft is taken by one program, until that is gone`() async throws {
        try await store().save(draft("1"), id: "left")
        var first: DraftStore? = store()
        let second = store()
        #expect(try await second.abandonedDrafts().drafts.map(\.id) == ["left"])
        #expect(try await first?.take("left")?.draft == draft("1"))
        #expect(try await first?.take("left") == nil)
        await #expect(throws: Problem.draftHeldElsewhere) { try await second.take("left") }
        await #expect(throws: Problem.draftHeldElsewhere) { try await second.save(draft("2"), id: "left") }
        await #expect(throws: Problem.draftHeldElsewhere) { try await second.discard("left") }
        #expect(try await second.abandonedDrafts().drafts.isEmpty)
        first = nil
        #expect(try await second.take("left")?.draft == draft("1"))
        try await second.save(draft("2"), id: "left")
        try await second.discard("left")
        #expect(!folder.files.contains("drafts/left.json"))
        await #expect(throws: Problem.draftGone) { try await store().take("left") }
    }

    @Test func `of many programs that want a draft at once one gets it`() async throws {
        try await store().save(draft("1"), id: "left")
        let stores = (0..<8).map { _ in store() }
        let got = await withTaskGroup(of: Bool.self) { group in
            for store in stores { group.addTask { (try? await store.take("left")) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(got == 1)
        var owners = 0
        for store in stores { owners += try await store.ownDrafts().drafts.count }
        #expect(owners == 1)
    }
}
