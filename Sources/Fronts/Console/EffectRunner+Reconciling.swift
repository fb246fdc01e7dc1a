import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Synchronization
import Wording

extension EffectRunner {
    /// Compares in the background and tells how far it is, until it is done or canceled.
    func runReconciling(_ id: RequestID, since: Timestamp, until: Timestamp) {
        let (gateway, queue, reconciliation) = (gateway, queue, reconciliation)
        launch(id) {
            let service: InvoiceService
            switch await gateway() {
            case .success(let opened): service = opened
            case .failure(let failure):
                queue.post(.reconcileFailed(id, ServiceWords.text(for: failure)))
                return
            }
            let schedule = Throttle()
            do throws(ReconcileFailure) {
                let found = try await Reconciler(service: service).reconcile(since: since, until: until) { progress in
                    if schedule.isDue { queue.post(.reconcileProgressed(id, ReconcileStep(progress))) }
                }
                reconciliation.keep(found, of: id)
                queue.post(.reconciled(id, ReconcileResult(found)))
            } catch {
                queue.post(.reconcileFailed(id, ServiceWords.text(for: error)))
            }
        }
    }

    /// Takes invoices over; they come to the list as what other programs record does.
    func runAdopting(_ id: RequestID, _ rows: [StatusReport]) {
        let (gateway, queue) = (gateway, queue)
        // Like sending: leaving waits until what is being recorded is whole.
        launch(id, isSending: true) {
            switch await gateway() {
            case .failure(let failure):
                queue.post(
                    .adoptEnded(id, AdoptionResult(adopted: 0, incomplete: 0, failure: ServiceWords.text(for: failure)))
                )
            case .success(let service):
                let adoption = await service.adopt(rows) { queue.post(.adoptProgressed(id, $0)) }
                let failure = adoption.failure.map {
                    $0 == .canceled ? "Stopped; the rest was not adopted." : ServiceWords.text(for: $0)
                }
                queue.post(
                    .adoptEnded(
                        id,
                        AdoptionResult(
                            adopted: adoption.adopted.count, incomplete: adoption.incomplete.count, failure: failure)))
            }
        }
    }
}

/// What the last comparison found, whole, to be exported.
final class LastReconciliation: Sendable {
    private let last = Mutex<(id: RequestID, found: Reconciliation)?>(nil)

    /// Takes the place of the one before.
    func keep(_ found: Reconciliation, of id: RequestID) { last.withLock { $0 = (id, found) } }

    /// What the comparison of that id found; nil where another came after it.
    func found(by id: RequestID) -> Reconciliation? {
        last.withLock { last in last.flatMap { $0.id == id ? $0.found : nil } }
    }
}

extension ServiceWords {
    static func text(for failure: ReconcileFailure) -> String {
        switch failure {
        case .emptyPeriod: "The period has no days."
        case .notAsked(let refusal): text(for: refusal)
        case .gateway(let problem): text(for: problem)
        case .replyTooLarge(let reason):
            "\(wording.text(for: reason)): raise max_reply_bytes in the profile."
        case .historyUnreadable(let failure): "The history can't be read: \(failure)."
        case .canceled: "Stopped."
        }
    }
}

extension ReconcileStep {
    init(_ progress: ReconcileProgress) {
        switch progress {
        case .fetching(let part, let rows): self = .fetching(part: part, rows: rows)
        case .comparing(let invoices): self = .comparing(invoices: invoices)
        }
    }
}

extension ReconcileResult {
    init(_ found: Reconciliation) {
        self.init(
            rows: found.differences.map { ReconcileRow($0) }, statementRows: found.statementRows,
            compared: found.compared, unsettled: found.unsettled.count, totals: found.totals)
    }
}

extension ReconcileRow {
    /// A difference as people see it.
    package init(_ difference: ReconcileDifference) {
        let (here, there) = (difference.here, difference.there)
        self.init(
            kinds: difference.kinds.map { Kind($0) }, invoiceID: here?.id,
            paymentID: here?.paymentID ?? there?.paymentID, tracking: here?.tracking ?? there?.tracking,
            here: here.map {
                Side(
                    currency: $0.currency, amount: $0.amount,
                    status: $0.state == .created ? $0.status?.text ?? "CREATED" : $0.state.rawValue,
                    tracking: $0.tracking, paymentID: $0.paymentID)
            },
            there: there.map {
                Side(
                    currency: $0.currency, amount: $0.amount, status: wording.status(in: $0), tracking: $0.tracking,
                    paymentID: $0.paymentID, unreadable: $0.unreadable)
            }, report: there)
    }
}

extension ReconcileRow.Kind {
    init(_ kind: ReconcileDifference.Kind) {
        switch kind {
        case .missingHere: self = .missingHere
        case .missingThere: self = .missingThere
        case .amount: self = .amount
        case .currency: self = .currency
        case .status: self = .status
        case .tracking: self = .tracking
        case .paymentID: self = .paymentID
        case .outcome: self = .outcome
        }
    }
}
