import History
import InvoiceCore
import Screens

/// Searches the history and streams what is found.
struct HistorySearching: Sendable {
    let history: HistoryStore
    let mailbox: Mailbox
    let zone: ZoneOffsets

    /// As many as a list holds; the count goes on.
    static let mostShown = 5000

    /// Posts batches until the search is done or its task is canceled.
    func run(_ id: RequestID, _ text: String) async {
        let now = Timestamp.current
        let query: InvoiceQuery
        do throws(InvoiceQueryProblem) {
            query = try InvoiceQuery(text, now: now, offset: { zone.offset(at: $0) })
        } catch {
            mailbox.post(.searchRefused(id, error))
            return
        }
        do {
            for try await batch in history.invoices(matching: query, limit: Self.mostShown) {
                if Task.isCancelled { return }
                mailbox.post(.searchFound(id, batch.invoices, isDone: batch.isLast))
            }
        } catch {
            mailbox.post(.searchFound(id, [], isDone: true))
            mailbox.post(.warned("The search broke off: \(error)."))
        }
    }
}
