import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Synchronization
import Wording

/// Writes drafts as they change, each change at once but never two writes side by side: of changes that come while one
/// is being written only the last one is written next.
///
/// A failed write is tried again: with the next change, after a pause, and once more at the end.
final class DraftAutosaver: Sendable {
    /// Nil means: throw the draft away.
    private typealias Change = InvoiceDraft?

    private struct Pending {
        /// The changes to write, by the draft's id.
        var changes: [String: Change] = [:]
        /// The changes that failed and wait for the next try.
        var failed: [String: (change: Change, failure: Problem)] = [:]
        /// The change that is being written.
        var current: (id: String, change: Change)?
        /// Drafts of earlier runs that are being taken over: nothing of them is written before it is known whose they are.
        var taking: Set<String> = []
        /// Drafts that another console has, with the name under which this one keeps what was typed here.
        var names: [String: String] = [:]
        /// Changes whose failure was not told yet; a failure to do it again says nothing new.
        var untold: Set<String> = []
        /// Drafts that the person was told are not kept.
        var unkept: Set<String> = []
        /// Whether the screens know that there are unkept drafts.
        var isUnkeptShown = false
        var isRecovered = false
        var isWriting = false
        var isPausing = false
        var isEnding = false

        mutating func retry() {
            changes.merge(failed.mapValues(\.change)) { newer, _ in newer }
            failed = [:]
        }

        /// True where somebody has to start to write now.
        mutating func starts() -> Bool {
            if isWriting || changes.isEmpty { return false }
            isWriting = true
            return true
        }
    }

    private let store: DraftStore
    private let pending = Mutex(Pending())
    private let pause: Duration
    private let post: @Sendable (AppEvent) -> Void

    /// - Parameters:
    ///   - pause: after which it is tried again what could not be written.
    ///   - post: is told of each change that could not be written, and when it is after all.
    init(store: DraftStore, pause: Duration = .seconds(3), post: @escaping @Sendable (AppEvent) -> Void) {
        self.store = store
        self.pause = pause
        self.post = post
    }

    /// Keeps the draft under its id, or throws it away.
    func keep(_ draft: InvoiceDraft?, id: String) {
        let starts = pending.withLock { pending in
            pending.retry()
            pending.changes[id] = .some(draft)
            pending.untold.insert(id)
            if draft == nil { pending.unkept.remove(id) }
            return pending.starts()
        }
        if starts { Task { await writeAll() } }
    }

    /// Makes a draft that was offered this console's own. Where another console has it, what is typed here gets a name of its
    /// own, so that neither overwrites the other's.
    func take(_ kept: SavedDraft) {
        let id = pending.withLock { pending in
            let isOurs =
                pending.changes[kept.id] != nil || pending.failed[kept.id] != nil || pending.current?.id == kept.id
            if !isOurs { pending.taking.insert(kept.id) }
            return isOurs ? nil : pending.names[kept.id] ?? kept.id
        }
        guard let id else { return }
        Task {
            let event = await taken(kept, id)
            let starts = pending.withLock { pending in
                pending.taking.remove(kept.id)
                return pending.starts()
            }
            if let event { post(event) }
            if starts { await writeAll() }
        }
    }

    /// Takes the draft, and tells what the form has to know of it.
    private func taken(_ kept: SavedDraft, _ id: String) async -> AppEvent? {
        do throws(Problem) {
            guard let now = try await store.take(id), now.draft != kept.draft else { return nil }
            if pending.withLock({ $0.changes[kept.id] == nil }) {
                return .draftTaken(SavedDraft(id: kept.id, savedAt: now.savedAt, draft: now.draft))
            }
            try await rename(kept.id)
            return .draftRefused(id: kept.id, .draftChanged)
        } catch {
            switch error {
            case .draftHeldElsewhere, .draftGone:
                // Without a name the draft can't be written either, and that failure is reported.
                try? await rename(kept.id)
                return .draftRefused(id: kept.id, error)
            // Each save takes it over first, and tells what keeps it from that.
            default: return nil
            }
        }
    }

    private func rename(_ id: String) async throws(Problem) {
        let name = try await store.newID()
        pending.withLock { $0.names[id] = name }
    }

    /// True when nothing is being written.
    var isIdle: Bool { pending.withLock { !$0.isWriting && $0.taking.isEmpty } }

    /// Tries once more what could not be written, and then no more.
    func end() {
        let starts = pending.withLock { pending in
            if pending.isEnding { return false }
            pending.isEnding = true
            pending.retry()
            return pending.starts()
        }
        if starts { Task { await writeAll() } }
    }

    /// The drafts that are not on the disk.
    var unkept: [UnkeptDraft] {
        pending.withLock { pending in
            var drafts = pending.changes.mapValues { (change: $0, failure: Problem?.none) }
            drafts.merge(pending.failed.mapValues { ($0.change, $0.failure) }) { newer, _ in newer }
            if let current = pending.current, drafts[current.id] == nil { drafts[current.id] = (current.change, nil) }
            return drafts.sorted { $0.key < $1.key }.compactMap { _, unkept in
                unkept.change.map { UnkeptDraft(draft: $0, failure: unkept.failure) }
            }
        }
    }

    private func writeAll() async {
        while let (id, change) = next() {
            let name = pending.withLock { $0.names[id] ?? id }
            do throws(Problem) {
                if let change { try await store.save(change, id: name) } else { try await store.discard(name) }
                pending.withLock { pending in
                    if pending.unkept.remove(id) != nil { pending.isRecovered = true }
                }
            } catch {
                await note(error, id: id, change: change)
            }
        }
    }

    private func note(_ failure: Problem, id: String, change: Change) async {
        if failure == .draftHeldElsewhere {
            guard change != nil else {
                post(.warned(wording.draftNotDiscarded(wording.title(of: failure))))
                return
            }
            // Taken over meanwhile: what is typed here is a draft of its own from now on.
            if (try? await rename(id)) != nil {
                pending.withLock { $0.changes.merge([id: change]) { newer, _ in newer } }
                return
            }
        }
        let isNew = pending.withLock { pending in
            if pending.changes[id] == nil { pending.failed[id] = (change, failure) }
            if change != nil { pending.unkept.insert(id) }
            return pending.untold.remove(id) != nil
        }
        guard isNew else { return }
        if change != nil {
            pending.withLock { $0.isUnkeptShown = true }
            post(.draftsKept(false))
        }
        post(
            .warned(
                change == nil
                    ? wording.draftNotDiscarded(wording.title(of: failure), mayPass: failure.mayPass)
                    : wording.draftNotKept(wording.title(of: failure), mayPass: failure.mayPass)))
    }

    private func next() -> (String, Change)? {
        var (isRecovered, pauses, endsShowing) = (false, false, false)
        let next = pending.withLock { pending -> (String, Change)? in
            pending.current = nil
            if let (id, change) = pending.changes.first(where: { !pending.taking.contains($0.key) }) {
                pending.changes[id] = nil
                pending.current = (id, change)
                return (id, change)
            }
            pending.isWriting = false
            if pending.unkept.isEmpty {
                (isRecovered, endsShowing) = (pending.isRecovered, pending.isUnkeptShown)
                (pending.isRecovered, pending.isUnkeptShown) = (false, false)
            }
            pauses = pending.failed.values.contains { $0.failure.mayPass } && !pending.isPausing && !pending.isEnding
            if pauses { pending.isPausing = true }
            return nil
        }
        if endsShowing { post(.draftsKept(true)) }
        if isRecovered { post(.told(wording.draftKeptAgain)) }
        if pauses { Task { await tryAgainLater() } }
        return next
    }

    private func tryAgainLater() async {
        // Nobody cancels it: where nothing is to be tried again any more it ends by itself.
        try? await Task.sleep(for: pause)
        let starts = pending.withLock { pending in
            pending.isPausing = false
            if pending.isEnding { return false }
            pending.retry()
            return pending.starts()
        }
        if starts { await writeAll() }
    }
}

extension Problem {
    /// False where the same draft is refused again whatever happens meanwhile.
    fileprivate var mayPass: Bool { if case .draftTooLong = self { false } else { true } }
}

/// A draft that could not be written before the console ended.
struct UnkeptDraft {
    let draft: InvoiceDraft
    /// Nil where the disk did not answer in time.
    let failure: Problem?

    /// The longest part of a field that is told, in Unicode scalars: more than an invoice may have.
    static let longest = 2000

    /// The failure and the typed fields; of a card's number only the digits that may be kept.
    var text: String {
        let reason = failure.map { wording.title(of: $0) } ?? wording.diskTooSlow
        let draft = draft.storable
        let fields: [(DraftField, String)] =
            [
                (.currency, draft.currency), (.unit, draft.unit), (.decimals, draft.decimals), (.amount, draft.amount),
                (.paymentID, draft.paymentID),
            ]
            + RequestField.allCases.map { (.text($0), draft[$0]) }
            + draft.extraFields.indices.map { (.extra($0), draft.extraFields[$0].value) }
        let lines = fields.filter { !$0.1.isEmpty }.map { field, typed in
            let scalars = typed.unicodeScalars
            let text = wording.typed(
                visible(String(scalars.prefix(Self.longest))),
                cutFrom: scalars.count > Self.longest ? scalars.count : nil)
            let name = wording.name(of: field, extraFields: draft.extraFields)
            return "  \(wording.labelled(name, text))\n"
        }
        return "einvoice: \(wording.unkeptDraft(reason))\n\(lines.joined())"
    }
}
