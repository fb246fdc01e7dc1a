import EInvoiceKit
import InvoiceCore
import Screens
import Synchronization
import Wording

/// Writes notes as they are typed, one write after the other: of changes that come while one is being written only the last one of
/// each note is written next.
final class NoteAutosaver: Sendable {
    private struct Pending {
        var changes: [String: UnsavedNote] = [:]
        var isWriting = false
        /// That the disk refuses them is told once.
        var isTold = false
    }

    private let store: DraftStore
    private let pending = Mutex(Pending())
    private let post: @Sendable (AppEvent) -> Void

    init(store: DraftStore, post: @escaping @Sendable (AppEvent) -> Void) {
        self.store = store
        self.post = post
    }

    /// True when nothing is being written.
    var isIdle: Bool { pending.withLock { !$0.isWriting } }

    func keep(_ note: UnsavedNote) {
        let starts = pending.withLock { pending in
            pending.changes[note.invoiceID] = note
            defer { pending.isWriting = true }
            return !pending.isWriting
        }
        if starts { Task { await writeAll() } }
    }

    private func writeAll() async {
        while let note = next() {
            do throws(Problem) {
                try await store.keep(note)
                pending.withLock { $0.isTold = false }
            } catch {
                let isNews = pending.withLock { pending in
                    defer { pending.isTold = true }
                    return !pending.isTold
                }
                if isNews { post(.warned(wording.noteNotKept(wording.title(of: error)))) }
            }
        }
    }

    private func next() -> UnsavedNote? {
        pending.withLock { pending in
            let note = pending.changes.popFirst()?.value
            pending.isWriting = note != nil
            return note
        }
    }
}
