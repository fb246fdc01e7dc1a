import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// Tells how the customer pays: what he needs on the standard output, and nothing else there; the rest beside it.
struct PaymentPrinter {
    let invoice: Invoice
    let payment: PaymentStart
    let context: CommandContext
    let suggestion: SuggestedCommand

    private var link: String? { payment.link.flatMap { $0.isEmpty ? nil : $0 } }
    private var address: String? { payment.address.flatMap { $0.isEmpty ? nil : $0 } }
    private var form: String? { payment.form.flatMap { $0.isEmpty ? nil : $0 } }
    /// The text of the QR code.
    private var target: String? { link ?? address }
    private var isWebLink: Bool { link.map { PaymentLink.isWebLink($0) } ?? false }

    /// Prints the link, else the address, else the form.
    func tellWayToPay() {
        if let target {
            context.output.line(visible(target))
        } else if let form {
            context.output.line(visibleLines(form))
        }
    }

    /// Draws link or address, where it can be.
    func drawCode() {
        guard let target else { return context.warn(wording.nothingToDraw) }
        guard let code = QRCode(target) else {
            return context.warn(wording.tooLongForCode)
        }
        let zones = [QRCode.standardQuietZone, 2]
        let room = context.columns ?? .max
        guard let zone = zones.first(where: { code.columns(quietZone: $0) <= room }) else {
            return context.warn(wording.codeTooWide(code.columns(quietZone: 2), terminal: room))
        }
        // Phones want dark modules on a light ground, which only a terminal's colours make sure of. Else the ink is the
        // terminal's own: light on most.
        let colors = context.blackAndWhite
        let lightInk = colors != nil || Background(colorFGBG: context.environment["COLORFGBG"] ?? "") != .light
        for line in code.lines(quietZone: zone, lightInk: lightInk) {
            context.output.line(colors.map { "\u{1b}[\($0)m\(line)\u{1b}[0m" } ?? line)
        }
        context.output.flush()
        if colors == nil { context.messages.line(wording.codeWithoutColors(lightOnDark: lightInk)) }
    }

    /// Says whose payment it is, and what to do.
    func tellWhatNext() {
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
        if link != nil, !isWebLink { context.warn(wording.linkIsNoWebAddress) }
        let isMismatch = ShownState(invoice) == .mismatch
        if isMismatch || payment.status?.isFinal == true, let words = wording.statement(of: invoice) {
            if isMismatch { context.warn(wording.linkIsOfOtherPayment) }
            return context.messages.line(words)
        }
        if link != nil {
            context.messages.line(wording.sendLink)
        } else if address != nil {
            context.messages.line(wording.customerPaysToAddress)
        } else if form != nil {
            context.messages.line(wording.formInsteadOfLink)
        } else {
            context.warn(wording.noWayToPay)
        }
        context.messages.line(wording.followsPayment(suggestion("status", invoice.id, "--watch")))
    }

    /// Opens the link in a browser, where there is one; only ever a web address. False where nothing was opened.
    func openLink() -> Bool {
        guard let link else {
            context.warn(wording.noLinkToOpen)
            return false
        }
        guard isWebLink else {
            context.warn(wording.linkNotOpened(visible(link)))
            return false
        }
        do throws(BrowserError) {
            try context.browse(link)
            context.messages.line(wording.openedInBrowser)
            return true
        } catch {
            context.warn(wording.noBrowserOpened(visible(error.reason)))
            return false
        }
    }
}
