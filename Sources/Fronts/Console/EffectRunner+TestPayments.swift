import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Synchronization
import Wording

extension EffectRunner {
    /// Begins a run of test payments or goes on with it, and tells each change. Canceled, it waits for what is on its way.
    func runTestPayments(_ id: RequestID, run runID: RequestID, currencies: [String], confirmation: String?) {
        let (gateway, queue, testRun) = (gateway, queue, testRun)
        launch(id, isSending: true) {
            let service: InvoiceService
            switch await gateway() {
            case .success(let opened): service = opened
            case .failure(let failure):
                queue.post(.testPaymentsEnded(id, problem: ServiceWords.text(for: failure)))
                return
            }
            let run = testRun.run(runID) { TestPaymentRun(service: service, currencies: currencies) }
            let changes: AsyncStream<TestPayment>
            do throws(TestPaymentRefusal) {
                changes = try await run.run(confirmedBy: confirmation)
            } catch {
                queue.post(.testPaymentsEnded(id, problem: Self.text(for: error)))
                return
            }
            // Not this task itself: canceled, it would stop listening while the last ones come to their end.
            let telling = Task {
                for await payment in changes {
                    queue.post(.testPaymentChanged(id, index: payment.id, TestPaymentRow(payment)))
                    if let failure = payment.recordFailure {
                        queue.post(.alarmed("THE OUTCOME COULD NOT BE RECORDED: \(failure). Write it down."))
                    }
                }
            }
            await withTaskCancellationHandler {
                await telling.value
            } onCancel: {
                Task { await run.stop() }
            }
            let problem = await run.isGivenUp ? "Given up after the first ones. c goes on where it was." : nil
            queue.post(.testPaymentsEnded(id, problem: problem))
        }
    }

    private static func text(for refusal: TestPaymentRefusal) -> String {
        switch refusal {
        case .needsName(let name): "This is the live gateway: type the profile's name, \(name), to start."
        case .isRunning: "The run before has not ended yet: wait a moment, then go on."
        }
    }
}

extension AppEvent {
    /// The request that sent or recorded something, all of which is in the history now.
    var endOfSending: RequestID? {
        switch self {
        case .submitted(let id, _, _), .testPaymentsEnded(let id, _), .adoptEnded(let id, _): id
        default: nil
        }
    }
}

/// The run of test payments that can go on.
final class LastTestRun: Sendable {
    private let last = Mutex<(id: RequestID, run: TestPaymentRun)?>(nil)

    /// The run of that id, made where it isn't there; it takes the place of any other.
    func run(_ id: RequestID, make: () -> TestPaymentRun) -> TestPaymentRun {
        last.withLock { last in
            if let last, last.id == id { return last.run }
            let run = make()
            last = (id, run)
            return run
        }
    }
}

extension TestPaymentRow {
    init(_ payment: TestPayment) {
        self.init(
            currency: payment.currency, amount: payment.amount, expected: payment.expected.status, got: payment.status,
            standing: Standing(payment), invoice: payment.invoice)
    }
}

extension TestPaymentRow.Standing {
    init(_ payment: TestPayment) {
        switch (payment.verdict, payment.stage) {
        case (.asExpected, _): self = .asExpected
        case (.other, _): self = .otherEnd
        case (.mismatch(let differences), _):
            self = .mismatch(payment.invoice.map { wording.texts(of: differences, in: $0) } ?? "")
        case (.inconclusive(let reason), _): self = .noEnd(ServiceWords.text(for: reason))
        case (nil, .creating): self = .creating
        case (nil, .starting): self = .starting
        case (nil, .following): self = .following
        case (nil, .waiting), (nil, .done): self = .waiting
        }
    }
}

extension ServiceWords {
    static func text(for reason: TestPayment.Reason) -> String {
        switch reason {
        case .unfilled(let names):
            "No value is known for the fields it wants: \(names.map { visible($0) }.joined(separator: ", "))."
        case .invalid(let issues): issues.map { wording.text(for: $0) }.joined(separator: " ")
        case .refused(let refusal): text(for: refusal)
        case .rejected(let rejection): "The gateway said no: \(wording.text(for: rejection))."
        case .unknown(let reason): "It may have been created or not: \(wording.text(for: reason))."
        case .problem(let problem): text(for: problem)
        case .outOfPatience(let status): "No final status in time; the last one: \(visible(status?.text ?? "none"))."
        }
    }
}
