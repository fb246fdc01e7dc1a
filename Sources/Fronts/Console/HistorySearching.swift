import EInvoiceKit
import InvoiceCore
import Screens

/// Searches the history and streams what is found.
struct HistorySearching: Sendable {
    let history: HistoryStore
    let queue: EventQueue
    var catalog = PaymentMethodCatalog.standard

    /// As many as a list holds; the rest is only counted.
    var mostShown = 5000

    /// Posts batches until the search is done or its task is canceled.
    func run(_ id: RequestID, _ query: InvoiceQuery) async {
        do {
            let problem = try await runBlocking { () throws(StorageProblem) in
                try history.problem(of: query, in: catalog)
            }
            if let problem {
                queue.post(.searchRefused(id, problem))
                return
            }
            for try await batch in history.invoices(matching: query, limit: mostShown, countsOn: true) {
                if Task.isCancelled { return }
                if !batch.isLast, batch.scannedBytes < batch.totalBytes {
                    queue.post(.searchReading(id, percent: batch.scannedBytes * 100 / batch.totalBytes))
                } else {
                    queue.post(.searchFound(id, batch.invoices, count: batch.found, isDone: batch.isLast))
                }
            }
        } catch is CancellationError {
            return
        } catch {
            queue.post(.searchFailed(id, StorageProblem(searching: error)))
        }
    }
}
