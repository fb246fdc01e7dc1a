import EInvoiceKit
import History
import InvoiceCore
import Screens

/// Tells the screens what other programs, and this one, append to the history.
struct HistoryWatch: Sendable {
    let history: HistoryStore
    let mailbox: Mailbox

    /// Runs until its task is canceled.
    func run() async {
        let follower = HistoryFollower(store: history)
        guard var position = await currentPosition() else { return }
        for await _ in follower.notices() {
            let since = position
            do throws(HistoryError) {
                let changes = try await offPool { () throws(HistoryError) in try history.changes(since: since) }
                position = changes.position
                if !changes.invoices.isEmpty { mailbox.post(.invoicesChanged(changes.invoices)) }
                if changes.isReplaced {
                    mailbox.post(.warned("The history file was replaced; start again to read it anew."))
                }
            } catch {
                mailbox.post(.warned("The history can't be followed: \(RecordFailure.words(for: error))."))
            }
        }
    }

    /// Where the file ends now; tried again with the first notice where it can't be read yet.
    private func currentPosition() async -> HistoryPosition? {
        do throws(HistoryError) {
            return try await offPool { () throws(HistoryError) in try history.newest(limit: 0).position }
        } catch {
            mailbox.post(.warned("The history can't be followed: \(RecordFailure.words(for: error))."))
            return nil
        }
    }
}
