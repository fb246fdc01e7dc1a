import EInvoiceKit
import InvoiceCore
import Screens
import Synchronization
import Wording

extension EffectRunner {
    /// Counts what the search finds in the background and tells how far it is, until it is done or canceled.
    func runStatistics(_ id: RequestID, search: String, since: Timestamp?, until: Timestamp?) {
        let (history, queue, zone) = (history, queue, zone)
        var query: InvoiceQuery
        do throws(InvoiceQueryProblem) {
            let typed = try InvoiceQuery(
                search, now: .current, speaking: SpokenLanguage.code, offset: { zone.offset(at: $0) })
            query = typed.namingMethods(of: setup.catalog).leavingTestsOut
        } catch {
            queue.post(.searchRefused(id, error))
            return
        }
        if let since { query.begin(at: since) }
        if let until { query.end(before: until) }
        launch(id) { [query] in
            let schedule = Throttle()
            do {
                let counted = try await history.statistics(matching: query, offset: { zone.offset(at: $0) }) { part in
                    if Task.isCancelled { return false }
                    if schedule.isDue { queue.post(.statisticsGathered(id, part, isDone: false)) }
                    return true
                }
                if !Task.isCancelled { queue.post(.statisticsGathered(id, counted, isDone: true)) }
            } catch is CancellationError {
                // Whoever canceled it awaits no answer.
                return
            } catch {
                queue.post(.statisticsFailed(id, StorageProblem(searching: error)))
            }
        }
    }
}

/// Keeps progress from being told more often than it is looked at.
final class Throttle: Sendable {
    private let last = Mutex<ContinuousClock.Instant?>(nil)

    /// True for the first time and then every tenth of a second.
    var isDue: Bool {
        last.withLock { last in
            let now = ContinuousClock.now
            if let last, last.duration(to: now) < .milliseconds(100) { return false }
            last = now
            return true
        }
    }
}
