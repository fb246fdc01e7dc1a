import EInvoiceKit
import FoundationEssentials
import InvoiceCore

@testable import Fronts

/// Drafts that other runs left, and a disk that takes none.
extension Shop {
    /// From now on no draft can be written, until ``allowDrafts()``: a file stands in the folder's place.
    func refuseDrafts() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "no folder".write(toFile: "\(folder)/drafts", atomically: false, encoding: .utf8)
    }

    func allowDrafts() throws { try FileManager.default.removeItem(atPath: "\(folder)/drafts") }

    /// Leaves a draft of 100.50 UAH under the payment id inv-1, as an earlier run does, which is gone.
    func leaveDraft(
        _ id: String, savedAt: Timestamp = .current, _ change: (inout InvoiceDraft) -> Void = { _ in }
    ) async throws {
        let store = DraftStore(
            history: HistoryStore(folder: folder),
            clock: TimeSource(microseconds: { savedAt.milliseconds * 1000 }))
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft.paymentID) = ("visamaster.uah", "100.50", "inv-1")
        change(&draft)
        try await store.save(draft, id: id)
    }

    /// Comes back when one of the kept drafts' files has the text.
    func untilKept(_ text: String) async throws {
        // A file that is being replaced may be gone while it is read.
        while (try? drafts())?.contains(where: { $0.contains(text) }) != true {
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

extension DraftStore {
    /// Has the store do something else meanwhile.
    func doing(_ work: @Sendable () -> Void) { work() }
}
