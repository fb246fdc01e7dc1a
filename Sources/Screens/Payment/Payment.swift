import InvoiceCore
import ScreenKit
import Wording

/// How the customer pays: the link, also as a QR code, or the address of a crypto payment; and how it goes.
struct Payment {
    var invoice: Invoice {
        didSet {
            if invoice.isPaymentOver { facts = facts?.withoutWays }
            findCodes()
        }
    }
    var asked: RequestID?
    /// As ``AppContext/uptime`` was when the gateway was asked last.
    private(set) var askedAt: Int64
    /// Whether the person said that a payment of real money is to be started.
    private(set) var isConfirmed = true
    var facts: PaymentStart? {
        didSet {
            guard facts != oldValue else { return }
            opening = facts.map { PaymentOpening($0) }
            findCodes()
        }
    }
    /// What of it can be opened; the form in it is read once.
    private(set) var opening: PaymentOpening?
    /// Counts how often another one of ``codes`` was wanted.
    var chosenCode = 0 {
        didSet { code = content.flatMap { QRCode($0.text) } }
    }
    /// Of ``content``; worked out once, because it takes its time.
    private(set) var code: QRCode?
    /// What the QR code may hold.
    private(set) var codes: [PaymentCode] = [] {
        didSet { if codes != oldValue { chosenCode = 0 } }
    }
    var failure: String?
    /// What of the text is shown, where there is more of it than room.
    var lines = ScrolledLines()

    private init(invoice: Invoice, askedAt: Int64) {
        self.invoice = invoice
        self.askedAt = askedAt
    }

    /// Opens the screen. What the gateway has told is shown; else the payment is started, on a live profile only after a word.
    static func open(_ invoice: Invoice, _ context: inout AppContext) -> Reaction {
        var payment = Payment(invoice: invoice, askedAt: context.uptime)
        switch invoice.paymentStep() {
        case .refuse(let problem):
            context.notice = Notice(problem)
            return .handled
        case .show(let facts):
            payment.facts = facts
            return .move(.push(payment), [.follow(invoiceID: invoice.id)])
        case .ask:
            let effects = payment.startAfterWord(&context)
            return .move(.push(payment), effects)
        }
    }

    /// Asks the gateway; on a live profile the person must say first that it is to be asked.
    private mutating func startAfterWord(_ context: inout AppContext) -> [Effect] {
        isConfirmed = context.kind != .live
        return isConfirmed ? start(&context) : []
    }

    private mutating func start(_ context: inout AppContext) -> [Effect] {
        let id = context.newRequest()
        asked = id
        askedAt = context.uptime
        failure = nil
        return [.startPayment(id, invoiceID: invoice.id, asksAnew: facts != nil)]
    }

    /// Looks again what the code may hold: news of the invoice may forbid it to ask for the amount.
    private mutating func findCodes() { codes = facts?.codes(for: invoice) ?? [] }

    /// What is copied.
    var target: String? { facts?.link ?? facts?.address }

    /// Only web addresses are opened or clickable; anything else is text.
    var webLink: String? { opening?.link }
}

extension Payment: Screen {
    static var name: String { wording.paymentTitle }

    var countsTime: Bool { asked != nil }
    func hasList(_ context: AppContext) -> Bool {
        let (count, height) = textSize(context)
        return count > height
    }

    func bindings(_ context: AppContext) -> [Binding] {
        // Once it has begun nothing keeps the place of what began it.
        let begin = bind(
            .enter, wording.startPayment, rank: 0, when: invoice.canBePaid,
            act: { screen, context in
                screen.isConfirmed = true
                return Reaction(effects: screen.start(&context))
            })
        return (isConfirmed ? [] : [begin]) + [
            Binding(
                .escape, also: [.char("q"), .left], wording.goBack, rank: 0,
                does: .move(.pop, self.asked.map { [.cancel($0)] } ?? [])),
            openBinding(),
            bind(
                .char("r"), wording.askForPaymentAgain, rank: 2,
                when: isConfirmed && asked == nil && invoice.canBePaid
            ) { Reaction(effects: $0.startAfterWord(&$1)) },
            Binding(
                .enter, wording.showInvoice, rank: 2, when: isConfirmed && asked == nil,
                does: .open(self.invoice)),
        ] + invoice.copyBindings(rank: 0, way: facts) + codeBindings() + [Binding.help(rank: 3)]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .paymentAnswered(let id, let result):
            guard asked == id else { return .ignored }
            asked = nil
            switch result {
            case .failed(let problem): failure = wording.sentences(for: problem)
            case .started(let sent, let facts):
                invoice = sent.invoice
                self.facts = invoice.isPaymentOver ? facts.withoutWays : facts
                // From now on the customer may pay at any moment.
                return .effects(.follow(invoiceID: invoice.id))
            }
            return .handled
        case .invoicesChanged(let changed):
            invoice.merge(changed)
            return .ignored
        case .key, .mouse:
            let (count, height) = textSize(context)
            guard count > height else { return .ignored }
            return lines.take(event, count: count, height: height)
        default: return .ignored
        }
    }

    /// The text above says it too, but may be scrolled away.
    func infoLine(_ context: AppContext) -> [(String, Role)] {
        guard ShownState(invoice) == .mismatch, let words = wording.explanation(of: invoice) else { return [] }
        return [(words, .error)]
    }
}
