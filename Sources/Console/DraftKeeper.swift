import EInvoiceKit
import InvoiceCore
import Synchronization

/// Writes drafts as they change, each change at once but never two writes side by side: of changes that come while one
/// is being written only the last one is written next.
final class DraftKeeper: Sendable {
    private struct Pending {
        /// Nil means: throw the draft away.
        var drafts: [String: InvoiceDraft?] = [:]
        var isWriting = false
    }

    private let store: DraftStore
    private let pending = Mutex(Pending())
    private let failed: @Sendable (RecordFailure) -> Void

    /// `failed` is told of each write that could not be made.
    init(store: DraftStore, failed: @escaping @Sendable (RecordFailure) -> Void) {
        self.store = store
        self.failed = failed
    }

    /// Keeps the draft under its id, or throws it away.
    func keep(_ draft: InvoiceDraft?, id: String) {
        let starts = pending.withLock { pending in
            pending.drafts[id] = .some(draft)
            defer { pending.isWriting = true }
            return !pending.isWriting
        }
        if starts { Task { await writeAll() } }
    }

    /// True when everything is on the disk.
    var isIdle: Bool { pending.withLock { !$0.isWriting } }

    private func writeAll() async {
        while let (id, draft) = next() {
            do throws(RecordFailure) {
                if let draft { try await store.save(draft, id: id) } else { try await store.discard(id) }
            } catch {
                failed(error)
            }
        }
    }

    private func next() -> (String, InvoiceDraft?)? {
        pending.withLock { pending in
            guard let (id, draft) = pending.drafts.first else {
                pending.isWriting = false
                return nil
            }
            pending.drafts[id] = nil
            return (id, draft)
        }
    }
}
