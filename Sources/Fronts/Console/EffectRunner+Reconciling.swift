import EInvoiceKit
import InvoiceCore
import Screens

extension EffectRunner {
    /// Compares in the background and tells how far it is, until it is done or canceled.
    func runReconciling(_ id: RequestID, since: Timestamp, until: Timestamp) {
        let (gateway, queue) = (gateway, queue)
        launch(id) {
            let service: InvoiceService
            switch await gateway() {
            case .success(let opened): service = opened
            case .failure(let problem):
                queue.post(.reconcileFailed(id, problem))
                return
            }
            let schedule = Throttle()
            do throws(Problem) {
                let found = try await service.reconcile(since: since, until: until) { progress in
                    if schedule.isDue { queue.post(.reconcileProgressed(id, progress)) }
                }
                queue.post(.reconciled(id, found))
            } catch {
                queue.post(.reconcileFailed(id, error))
            }
        }
    }

    /// Takes invoices and statuses over; they come to the list as what other programs record does.
    func runAdopting(_ id: RequestID, _ found: Reconciliation) {
        runAdopting(id) { [queue] service in
            await service.adopt(found) { queue.post(.adoptProgressed(id, $0)) }
        }
    }

    func runAdopting(_ id: RequestID, _ adopt: @escaping @Sendable (InvoiceService) async -> Adoption) {
        let (gateway, queue) = (gateway, queue)
        // Like sending: leaving waits until what is being recorded is whole.
        launch(id, isSending: true) {
            switch await gateway() {
            case .failure(let problem):
                var adoption = Adoption()
                adoption.failure = problem
                queue.post(.adoptEnded(id, adoption))
            case .success(let service): queue.post(.adoptEnded(id, await adopt(service)))
            }
        }
    }
}
