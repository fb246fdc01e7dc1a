import Dispatch
import EInvoiceKit
import InvoiceCore
import Screens
import Wording

extension EffectRunner {
    func runPayment(_ id: RequestID, invoiceID: String) {
        let (gateway, queue, history) = (gateway, queue, history)
        launch(id) {
            guard let invoice = await Self.invoice(invoiceID, in: history) else {
                queue.post(.paymentAnswered(id, .failed("The invoice can't be read from the history.")))
                return
            }
            switch await gateway() {
            case .failure(let failure): queue.post(.paymentAnswered(id, .failed(ServiceWords.text(for: failure))))
            case .success(let service):
                let outcome = await service.startPayment(invoice)
                queue.post(.paymentAnswered(id, PaymentResult(outcome)))
                if case .started(let sent, _) = outcome {
                    Self.tell(sent.recordFailure, toRecord: "THE PAYMENT'S START", again: "p", queue)
                }
            }
        }
    }

    func runOpening(_ address: String) {
        let (queue, environment) = (queue, setup.environment)
        inBackground {
            do throws(BrowserOpening.Failure) {
                try await runBlocking { () throws(BrowserOpening.Failure) in
                    try BrowserOpening.open(address, environment: environment)
                }
                queue.post(.told(wording.openedInBrowser))
            } catch {
                switch error {
                case .noDesktop: queue.post(.warned(wording.noDesktopCopyLink))
                case .notStarted(let words): queue.post(.warned(wording.noBrowserStarted(words)))
                }
            }
        }
    }

    func runCopying(_ text: String) {
        let (queue, environment) = (queue, setup.environment)
        copying.async { queue.post(.copied(text, Clipboard.put(text, environment: environment))) }
    }
}

extension PaymentResult {
    init(_ outcome: PaymentOutcome) {
        switch outcome {
        case .started(let sent, let payment):
            self = .started(
                sent.invoice,
                PaymentFacts(
                    link: payment.link, form: payment.form, address: payment.address,
                    currentConfirmations: payment.currentConfirmations, neededConfirmations: payment.neededConfirmations
                ))
        case .problem(let problem): self = .failed(ServiceWords.text(for: problem))
        case .notAsked(let refusal): self = .failed(ServiceWords.text(for: refusal))
        }
    }
}
