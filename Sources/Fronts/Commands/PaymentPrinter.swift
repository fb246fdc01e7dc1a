import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// Tells how the customer pays: what he needs on the standard output, and nothing else there; the rest beside it.
struct PaymentPrinter {
    let invoice: Invoice
    let payment: StartedPayment
    let context: CommandContext
    let suggestion: SuggestedCommand

    private var link: String? { payment.link.flatMap { $0.isEmpty ? nil : $0 } }
    private var address: String? { payment.address.flatMap { $0.isEmpty ? nil : $0 } }
    private var form: String? { payment.form.flatMap { $0.isEmpty ? nil : $0 } }
    /// What a phone may read.
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
        guard let target else { return context.warn("there is neither a link nor an address to draw as a QR code") }
        guard let code = QRCode(target, correction: .low) else {
            return context.warn("the link is too long for a QR code")
        }
        let zones = [QRCode.standardQuietZone, 2]
        let room = context.columns ?? .max
        guard let zone = zones.first(where: { code.columns(quietZone: $0) <= room }) else {
            return context.warn(
                "the QR code isn't drawn: it needs \(code.columns(quietZone: 2)) columns, and the terminal has \(room)")
        }
        // Phones want dark modules on a light ground, which only a terminal's colours make sure of. Else the ink is the
        // terminal's own: light on most.
        let colors = context.blackAndWhite
        let lightInk = colors != nil || Background(colorFGBG: context.environment["COLORFGBG"] ?? "") != .light
        for line in code.lines(quietZone: zone, lightInk: lightInk) {
            context.output.line(colors.map { "\u{1b}[\($0)m\(line)\u{1b}[0m" } ?? line)
        }
        context.output.flush()
        if colors == nil {
            let ground = lightInk ? "light text on a dark ground" : "dark text on a light ground"
            context.messages.line("The QR code is drawn without colours, for \(ground): only there phones read it.")
        }
    }

    /// Says whose payment it is, and what to do.
    func tellWhatNext() {
        let whose = "\(wording.amount(of: invoice)) by \(wording.methodName(of: invoice))"
        context.messages.line("\(whose), payment id \(visible(invoice.intent.paymentID.text)).")
        if let needed = payment.neededConfirmations {
            let progress = wording.confirmations(payment.currentConfirmations, of: needed)
            // Without a link the address is on the standard output.
            let place = address.flatMap { link == nil ? nil : " at the address \(visible($0))" } ?? ""
            context.messages.line("\(progress)\(place).")
        }
        if link != nil, !isWebLink { context.warn("the link is no web address that may be opened or clicked") }
        let isMismatch = ShownState(invoice) == .mismatch
        if isMismatch || payment.status?.isFinal == true, let words = wording.statement(of: invoice) {
            if isMismatch { context.warn("don't send it to the customer: the gateway has another payment") }
            return context.messages.line(words)
        }
        if link != nil {
            context.messages.line("Send the link to the customer.")
        } else if address != nil {
            context.messages.line("The customer pays to this address.")
        } else if form != nil {
            context.messages.line(
                "The gateway gave a form instead of a link: a web page takes it, no browser opens it.")
        } else {
            context.warn(wording.noWayToPay)
        }
        context.messages.line("\(suggestion("status", invoice.id, "--watch")) follows the payment.")
    }

    /// Opens the link in a browser, where there is one; only ever a web address. False where nothing was opened.
    func openLink() -> Bool {
        guard let link else {
            context.warn("nothing was opened: there is no link to open in a browser")
            return false
        }
        guard isWebLink else {
            context.warn("the link is not opened: it is no web address (\(visible(link)))")
            return false
        }
        do throws(BrowserError) {
            try context.browse(link)
            context.messages.line("Opened in the browser.")
            return true
        } catch {
            context.warn("no browser was opened: \(visible(error.reason))")
            return false
        }
    }
}
