import InvoiceCore
import Testing

@testable import EInvoiceKit

/// Drafts into which a long text was pasted.
@Suite(.timeLimit(.minutes(10))) struct LongDraftTests {
    private let folder = TemporaryFolder()

    private func store() -> DraftStore { DraftStore(history: HistoryStore(folder: folder.path)) }

    private func draft(bytes: Int) -> InvoiceDraft {
        var draft = InvoiceDraft()
        draft[.description] = String(repeating: "x", count: bytes)
        return draft
    }

    @Test func `a draft of some MiB is read as it was written`() async throws {
        try await store().save(draft(bytes: 3 << 20), id: "long")
        let found = try await store().abandonedDrafts()
        #expect(found.unreadable.isEmpty)
        #expect(found.drafts.map(\.draft[.description].utf8.count) == [3 << 20])
    }

    @Test func `a draft that is too long to be read is not written, and what was kept stays`() async throws {
        let store = store()
        try await store.save(draft(bytes: 1), id: "long")
        await #expect(throws: (any Error).self) { try await store.save(draft(bytes: 17 << 20), id: "long") }
        #expect(try await store.ownDrafts().drafts.map(\.draft) == [draft(bytes: 1)])
    }
}
