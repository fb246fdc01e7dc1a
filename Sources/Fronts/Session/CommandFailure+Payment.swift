import EInvoiceKit
import InvoiceCore
import ScreenKit

extension CommandFailure {
    /// Why the gateway wasn't asked about an invoice's payment: without a created invoice there is none.
    init(_ refusal: ServiceRefusal, about invoice: Invoice, _ here: SuggestedCommand) {
        switch refusal {
        case .wrongState(.unknown):
            self.init(
                .unknown, "its outcome is unknown, so it isn't known whether there is a payment",
                advice: ["\(here("resolve", invoice.id)) asks the gateway and settles it."])
        case .wrongState(.sending): self.init(.beingSent, here)
        case .wrongState(.unsent):
            self.init(
                .unreachable, "it was never sent, so there is no payment",
                advice: ["\(here("resolve", invoice.id, "--resend")) sends it."])
        case .wrongState(.rejected):
            self.init(
                .rejected, "the gateway rejected it",
                advice: [
                    "\(here("show", invoice.id)) shows the gateway's answer; \(here("resolve", invoice.id)) asks whether it has"
                        + " the payment all the same."
                ])
        default: self.init(refusal, here)
        }
    }

    /// The same of several invoices, or of one among several: their payment ids before each problem.
    func about(_ invoices: [Invoice]) -> CommandFailure {
        let shown = 5
        var ids = invoices.prefix(shown).map { visible($0.intent.paymentID.text) }.joined(separator: ", ")
        if invoices.count > shown { ids += " and \(invoices.count - shown) more" }
        let whose = invoices.count == 1 ? "payment id \(ids)" : "payment ids \(ids)"
        return CommandFailure(status, problems: problems.map { "\(whose): \($0)" }, advice: advice)
    }
}
