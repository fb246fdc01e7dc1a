import EInvoiceKit
import InvoiceCore
import Screens

extension EffectRunner {
    /// Begins a run of test payments or goes on with it, and tells each change. Canceled, it waits for what is on its way.
    func runTestPayments(_ id: RequestID, _ payments: [TestPayment], confirmation: String?) {
        let (gateway, queue) = (gateway, queue)
        launch(id, isSending: true) {
            let service: InvoiceService
            switch await gateway() {
            case .success(let opened): service = opened
            case .failure(let problem):
                queue.post(.testPaymentsEnded(id, problem: problem))
                return
            }
            let run = TestPaymentRun(service: service, payments: payments)
            let changes: AsyncStream<TestPayment>
            do throws(Problem) {
                changes = try await run.run(confirmedBy: confirmation)
            } catch {
                queue.post(.testPaymentsEnded(id, problem: error))
                return
            }
            // A task of its own: a canceled one would stop listening while the last payments end.
            let telling = Task {
                for await payment in changes { queue.post(.testPaymentChanged(id, payment)) }
            }
            await withTaskCancellationHandler {
                await telling.value
            } onCancel: {
                Task { await run.stop() }
            }
            queue.post(.testPaymentsEnded(id, isGivenUp: await run.isGivenUp))
        }
    }
}

extension AppEvent {
    /// The request that sent or recorded something, all of which is in the history now.
    var endOfSending: RequestID? {
        switch self {
        case .submitted(let id, _), .closingEnded(let id, _), .testPaymentsEnded(let id, _, _), .adoptEnded(let id, _),
            .noteAnswered(let id, _), .batchEnded(let id, _):
            id
        default: nil
        }
    }
}
