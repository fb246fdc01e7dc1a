import EInvoiceKit
import History
import InvoiceCore
import Screens
import Synchronization

extension EffectRunner {
    func runPayment(_ id: RequestID, invoiceID: String) {
        let (gateway, mailbox, history) = (gateway, mailbox, history)
        launch(id) {
            guard let invoice = await Self.invoice(invoiceID, in: history) else {
                mailbox.post(.paymentAnswered(id, .failed("The invoice can't be read from the history.")))
                return
            }
            let result: PaymentResult =
                switch await gateway.service() {
                case .failure(let failure): .failed(failure.text)
                case .success(let service): PaymentResult(await service.startPayment(invoice))
                }
            mailbox.post(.paymentAnswered(id, result))
        }
    }

    /// Follows the invoice until its final status. What is new is recorded, and comes to the screens from there.
    func runFollowing(invoiceID: String) {
        guard following.begin(invoiceID) else { return }
        let (gateway, history, following) = (gateway, history, following)
        inBackground {
            if let invoice = await Self.invoice(invoiceID, in: history),
                case .success(let service) = await gateway.service()
            {
                await StatusFollower(service: service).follow([invoice]) { _ in }
            }
            following.end(invoiceID)
        }
    }

    func runOpening(_ address: String) {
        do throws(BrowserOpening.Failure) {
            try BrowserOpening.open(address)
            mailbox.post(.told("Opened in the browser."))
        } catch {
            switch error {
            case .noDesktop: mailbox.post(.warned("There is no desktop on this machine: y copies the link."))
            case .notStarted(let words):
                mailbox.post(.warned("No browser could be started (\(words)): y copies the link."))
            }
        }
    }
}

/// Which invoices are being followed, so that none is followed twice.
final class FollowedInvoices: Sendable {
    private let ids = Mutex<Set<String>>([])

    /// False where the invoice is followed already.
    func begin(_ id: String) -> Bool { ids.withLock { $0.insert(id).inserted } }

    func end(_ id: String) { ids.withLock { _ = $0.remove(id) } }
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
