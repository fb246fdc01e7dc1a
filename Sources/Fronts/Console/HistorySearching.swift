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
            var found: [Invoice] = []
            for try await batch in history.invoices(matching: query, limit: mostShown, countsOn: true) {
                if Task.isCancelled { return }
                found += batch.invoices
                if !batch.isLast, batch.scannedBytes < batch.totalBytes {
                    queue.post(.searchReading(id, percent: batch.scannedBytes * 100 / batch.totalBytes))
                } else {
                    queue.post(.searchFound(id, batch.invoices, count: batch.found, isDone: batch.isLast))
                    if batch.isLast { try await sum(id, query, found, of: batch.found) }
                }
            }
        } catch is CancellationError {
            return
        } catch {
            queue.post(.searchFailed(id, StorageProblem(searching: error)))
        }
    }

    /// Tells the sums. Where only some were read, the index tells those of all.
    private func sum(_ id: RequestID, _ query: InvoiceQuery, _ found: [Invoice], of count: Int) async throws {
        let business = query.leavingTestsOut
        if found.count == count {
            let counted = business == query ? found : found.filter { !$0.intent.isTest }
            queue.post(.searchSummed(id, Totals(of: counted)))
            return
        }
        let counted = try await history.statistics(matching: business, offset: { _ in 0 }) { _ in !Task.isCancelled }
        if !Task.isCancelled { queue.post(.searchSummed(id, counted.statistics.total)) }
    }

    /// As many of a customer's last invoices as the form shows at most.
    private static let mostLast = 8

    /// Posts a customer's last invoices. Where they can't be read they are missing beside the form, and nothing else depends
    /// on them.
    func findLast(_ id: RequestID, of customer: Customer) async {
        let found = try? await runBlocking { () throws(StorageProblem) in
            try history.lastInvoices(of: customer, limit: Self.mostLast)
        }
        if let found, !Task.isCancelled { queue.post(.lastFound(id, found)) }
    }
}
