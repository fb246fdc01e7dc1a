import EInvoiceKit
import InvoiceCore
import Screens
import Wording

// What runs in the background, and what earlier runs left.

extension EffectRunner {
    /// Starts the tasks that run in the background from the first frame on.
    func start() {
        setup.observeReach { [queue] reach in queue.post(.gatewayReached(reach)) }
        let (queue, history, drafts, usage, gateway) = (queue, history, drafts, usage, gateway)
        let openedAt = openedAt
        inBackground {
            let stored = await usage.stored()
            queue.post(.usageLoaded(stored.methods))
            queue.post(.listSettingsLoaded(stored.list))
            // Both are in one folder: where that can't be read it is told once.
            if await Self.offerDrafts(drafts, history, queue) { await Self.offerNotes(drafts, history, queue) }
            for path in TextEditor.leftovers(in: history.folder, before: openedAt) {
                queue.post(.warned(wording.editorsTextStays(path: path)))
            }
        }
        inBackground { [notices = setup.notices, looks = looks.stream] in
            switch await gateway() {
            case .success(let service):
                await Self.recover(service, queue)
                let words = await notices().joined(separator: " ")
                if !words.isEmpty { queue.post(.warned(words)) }
                for await _ in looks { await Self.recover(service, queue, isAgain: true) }
            case .failure(let failure): queue.post(.warned(wording.sentences(for: failure)))
            }
        }
        runLoadRules()
        let pages = HistoryPages(history: history, queue: queue, zone: zone)
        let changes = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        inBackground {
            await pages.survey()
            // The list reports a failure to count, in the place of its rows.
            for await _ in changes.stream { try? await pages.count() }
        }
        let look = looks.continuation
        inBackground {
            await HistoryWatch(history: history, queue: queue) {
                look.yield()
                changes.continuation.yield()
            }.run()
        }
    }

    /// Tells of drafts that earlier runs left, but for those that became invoices in the moment the run ended; false where they can't
    /// be read.
    @discardableResult static func offerDrafts(_ drafts: DraftStore, _ history: HistoryStore, _ queue: EventQueue) async
        -> Bool
    {
        do throws(StorageProblem) {
            let found = try await drafts.abandonedDrafts()
            var kept: [SavedDraft] = []
            for saved in found.drafts {
                if let sent = await invoice(saved.draft.paymentID, in: history), saved.became(sent) {
                    // One that stays is found again at the next start.
                    try? await drafts.discard(saved.id)
                } else {
                    kept.append(saved)
                }
            }
            queue.post(.draftsFound(kept))
            if let path = found.unreadable.first { queue.post(.warned(wording.draftUnreadable(path))) }
            return true
        } catch {
            queue.post(.warned(wording.draftsUnreadable(wording.text(for: error))))
            return false
        }
    }

    /// Takes over the notes that earlier runs left, but for those that were saved in the moment the run ended.
    private static func offerNotes(_ drafts: DraftStore, _ history: HistoryStore, _ queue: EventQueue) async {
        do throws(Problem) {
            var found: [UnsavedNote] = []
            for note in try await drafts.takeAbandonedNotes() {
                if await invoice(note.invoiceID, in: history)?.notes.last == note.text {
                    try await drafts.keep(
                        UnsavedNote(invoiceID: note.invoiceID, paymentID: note.paymentID, text: ""))
                } else {
                    found.append(note)
                }
            }
            if !found.isEmpty { queue.post(.notesFound(found)) }
        } catch {
            queue.post(.warned(wording.sentences(for: error)))
        }
    }

    /// Turns what another run left on its way into `unknown`, and tells the person. With `isAgain` it doesn't repeat
    /// that something can't be read or recorded.
    private static func recover(_ service: InvoiceService, _ queue: EventQueue, isAgain: Bool = false) async {
        do throws(StorageProblem) {
            let recovered = try await service.recoverAbandoned().filter { !isAgain || $0.recordFailure == nil }
            guard !recovered.isEmpty else { return }
            queue.post(.invoicesChanged(recovered.map(\.invoice)))
            queue.post(.warned(wording.wereOnTheWay(recovered.count)))
        } catch {
            if !isAgain { queue.post(.warned(wording.sentences(for: .historyUnreadable(error)))) }
        }
    }
}
