import InvoiceCore
import ScreenKit

/// How the customer pays: the link, also as a QR code, or the address of a crypto payment; and how it goes.
struct Payment {
    var invoice: Invoice
    var asked: RequestID?
    /// As ``AppContext/uptime`` was when the gateway was asked last.
    private(set) var askedAt: Int64
    /// Whether the person said that a payment of real money is to be started.
    private(set) var isConfirmed = true
    var facts: PaymentFacts? {
        didSet { if facts != oldValue { code = target.flatMap { QRCode($0, correction: .low) } } }
    }
    /// Of ``target``; worked out once, because it takes its time.
    private(set) var code: QRCode?
    var failure: String?

    private init(invoice: Invoice, askedAt: Int64) {
        self.invoice = invoice
        self.askedAt = askedAt
    }

    /// Opens the screen and starts the payment, or asks the gateway for its link once more; on a live profile only after a word.
    static func open(_ invoice: Invoice, _ context: inout AppContext) -> Reaction {
        var payment = Payment(invoice: invoice, askedAt: context.uptime)
        payment.isConfirmed = context.kind != .live
        guard payment.isConfirmed else { return .move(.push(payment)) }
        let effects = payment.start(&context)
        return .move(.push(payment), effects)
    }

    private mutating func start(_ context: inout AppContext) -> [Effect] {
        let id = context.newRequest()
        asked = id
        askedAt = context.uptime
        failure = nil
        return [.startPayment(id, invoiceID: invoice.id)]
    }

    /// What is copied, drawn as a QR code, and opened where it is a web address.
    var target: String? { facts?.link ?? facts?.address }

    /// Only web addresses are opened or clickable; anything else is text.
    var webLink: String? {
        guard let link = facts?.link, PaymentLink.isWebLink(link) else { return nil }
        return link
    }
}

extension Payment: Screen {
    static let name = "Payment"

    var countsTime: Bool { asked != nil }

    func bindings(_ context: AppContext) -> [Binding] {
        var bindings = [
            Binding(.back, .escape, also: [.char("q"), .left], "Back", "Back to where you came from", rank: 0)
        ]
        guard isConfirmed else {
            bindings.insert(
                Binding(.startPayment, .enter, "Start (live)", "Start the payment at the live gateway", rank: 0), at: 0)
            return bindings + [Binding(.help, .function(1), also: [.char("?")], "Help", "Keys of this screen", rank: 3)]
        }
        if facts?.link != nil {
            bindings.append(Binding(.copyLink, .char("y"), "Copy link", "Copy the payment link", rank: 0))
        }
        if facts?.link == nil, facts?.address != nil {
            bindings.append(Binding(.copyLink, .char("y"), "Copy address", "Copy the address to pay to", rank: 0))
        }
        bindings.append(Invoice.copyPaymentID)
        if webLink != nil {
            bindings.append(
                Binding(.openLink, .char("o"), "Open", "Open the payment page in a browser on this machine", rank: 1))
        }
        if asked == nil {
            bindings.append(
                Binding(.again, .char("p"), "Ask again", "Ask the gateway for the payment once more", rank: 2))
            bindings.append(Binding(.open, .enter, "Invoice", "Everything about the invoice", rank: 2))
        }
        return bindings + [Binding(.help, .function(1), also: [.char("?")], "Help", "Keys of this screen", rank: 3)]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .paymentAnswered(let id, let result):
            guard asked == id else { return .ignored }
            asked = nil
            switch result {
            case .failed(let text): failure = text
            case .started(let new, let facts):
                invoice = new
                self.facts = facts
                // From now on the customer may pay at any moment.
                return .effects(.follow(invoiceID: new.id))
            }
            return .handled
        case .invoicesChanged(let changed):
            if let new = changed.first(where: { $0.id == invoice.id }) { invoice = new }
            return .ignored
        default: return .ignored
        }
    }

    mutating func perform(_ action: Action, _ context: inout AppContext) -> Reaction {
        switch action {
        case .back: return .move(.pop, asked.map { [.cancel($0)] } ?? [])
        case .copyLink:
            guard let target else { return .handled }
            return .effects(.copy(target))
        case .copyPaymentID: return invoice.copying(action) ?? .handled
        case .openLink:
            guard let webLink else { return .handled }
            return .effects(.openLink(webLink))
        case .startPayment:
            isConfirmed = true
            return Reaction(effects: start(&context))
        case .again: return Reaction(effects: start(&context))
        case .open: return .move(.push(InvoiceDetail(invoice: invoice)))
        default: return .ignored
        }
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        guard let words = Wording.explanation(of: invoice) else { return [] }
        let badge = Wording.badge(for: invoice)
        return [("\(badge.text)  ", badge.role), (words, ShownState(invoice) == .mismatch ? .error : .text)]
    }
}
