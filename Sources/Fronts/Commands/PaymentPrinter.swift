import InvoiceCore
import ScreenKit
import Wording

/// Tells how the customer pays: what he needs on the standard output, and nothing else there; the rest beside it.
struct PaymentPrinter {
    let invoice: Invoice
    let payment: PaymentStart
    let context: CommandContext
    let suggestion: SuggestedCommand

    /// What of it can be opened.
    let opening: PaymentOpening

    init(invoice: Invoice, payment: PaymentStart, context: CommandContext, suggestion: SuggestedCommand) {
        (self.invoice, self.context, self.suggestion) = (invoice, context, suggestion)
        self.payment = invoice.isPaymentOver ? payment.withoutWays : payment
        opening = PaymentOpening(self.payment)
    }

    private var link: String? { payment.link }
    private var address: String? { payment.address }

    /// Prints the link, else the address, else the form.
    func tellWayToPay() {
        if let target = link ?? address {
            context.output.line(visible(target))
        } else if let form = payment.form {
            context.output.line(visibleLines(form))
        }
    }

    /// Says whose payment it is, and what to do.
    ///
    /// - Parameter isOpening: whether the browser comes next.
    func tellWhatNext(isOpening: Bool) {
        context.messages.line(
            wording.payment(
                of: wording.amount(of: invoice), by: wording.methodName(of: invoice),
                paymentID: visible(invoice.intent.paymentID.text)))
        if let needed = payment.neededConfirmations {
            let progress = wording.confirmations(payment.currentConfirmations, of: needed)
            // Without a link the address is on the standard output.
            let place = address.flatMap { link == nil ? nil : visible($0) }
            context.messages.line(wording.progress(progress, address: place))
        }
        if link != nil, opening.link == nil { context.warn(wording.linkIsNoWebAddress) }
        let isMismatch = ShownState(invoice) == .mismatch
        if isMismatch || invoice.isPaymentOver, let words = wording.statement(of: invoice) {
            if isMismatch { context.warn(wording.linkIsOfOtherPayment) }
            return context.messages.line(words)
        }
        if link != nil {
            context.messages.line(wording.sendLink)
        } else if address != nil {
            context.messages.line(wording.customerPaysToAddress)
        } else if payment.form == nil {
            context.warn(wording.noWayToPay)
        }
        tellForm(isOpening: isOpening)
        context.messages.line(wording.followsPayment(suggestion("status", invoice.id, "--watch")))
    }
}
