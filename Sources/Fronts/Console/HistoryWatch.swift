import EInvoiceKit
import InvoiceCore
import Screens
import Wording

/// Tells the screens what other programs, and this one, append to the history.
struct HistoryWatch: Sendable {
    let history: HistoryStore
    let queue: EventQueue
    /// Told each time when something was appended.
    var changed: @Sendable () -> Void = {}

    /// Runs until its task is canceled.
    func run() async {
        let follower = HistoryFollower(store: history)
        var position: HistoryPosition?
        do throws(StorageProblem) {
            position = try await end()
        } catch {
            warn(of: error)
        }
        for await _ in follower.notices() {
            guard let since = position else {
                // What is wrong was said; that it is over is said when it is.
                position = try? await end()
                if position != nil {
                    queue.post(.historyReplaced)
                    queue.post(.told(wording.historyReadableAgain))
                }
                continue
            }
            do throws(StorageProblem) {
                let changes = try await changes(since: since)
                position = changes.position
                if !changes.invoices.isEmpty { queue.post(.invoicesChanged(changes.invoices)) }
                if changes.isReplaced {
                    queue.post(.historyReplaced)
                    queue.post(.told(wording.historyReplaced))
                }
                changed()
            } catch {
                warn(of: error)
            }
        }
    }

    /// What was appended. While another program holds the file's lock it is asked for again and again: there may be no
    /// further notice.
    private func changes(since position: HistoryPosition) async throws(StorageProblem) -> HistoryChanges {
        var isTold = false
        while true {
            do throws(StorageProblem) {
                return try await runBlocking { () throws(StorageProblem) in try history.changes(since: position) }
            } catch {
                guard case .lockedTooLong = error else { throw error }
                if !isTold { warn(of: error) }
                isTold = true
                // Only cancellation ends the sleep early.
                if (try? await Task.sleep(for: .milliseconds(100))) == nil { throw error }
            }
        }
    }

    private func warn(of error: StorageProblem) {
        queue.post(.warned(wording.cantFollowHistory(wording.text(for: error))))
    }

    /// Where the file ends now.
    private func end() async throws(StorageProblem) -> HistoryPosition {
        try await runBlocking { () throws(StorageProblem) in try history.newest(limit: 0).position }
    }
}
