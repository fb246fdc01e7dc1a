/// Where the payer goes, or how he pays, as the gateway told when the payment was started. Texts from outside, not checked.
public struct PaymentStart: Sendable, Hashable {
    /// The page to pay on; may be opened or made clickable only where ``WebAddress/isWebLink(_:)`` says so.
    public var link: String?
    /// An HTML form that leads there: to be shown as text, or read as ``PaymentForm``, never to be rendered. No record has it.
    public var form: String?
    /// Where to pay a crypto currency to.
    public var address: String?
    /// How often the chain has confirmed the payment, and how often it must.
    public var currentConfirmations: Int?
    public var neededConfirmations: Int?
    public var status: GatewayStatus?

    public init(
        link: String? = nil, form: String? = nil, address: String? = nil, currentConfirmations: Int? = nil,
        neededConfirmations: Int? = nil, status: GatewayStatus? = nil
    ) {
        self.link = link
        self.form = form
        self.address = address
        self.currentConfirmations = currentConfirmations
        self.neededConfirmations = neededConfirmations
        self.status = status
    }

    /// What is recorded of it.
    package var record: PaymentStart {
        var record = self
        record.form = nil
        return record
    }

    /// The same without what to pay by, once nobody is to pay any more.
    public var withoutWays: PaymentStart {
        var rest = self
        (rest.link, rest.form, rest.address) = (nil, nil, nil)
        return rest
    }

    /// What is known after this one, which leaves out what it said before.
    func merged(into earlier: PaymentStart?) -> PaymentStart {
        PaymentStart(
            link: link ?? earlier?.link, address: address ?? earlier?.address,
            currentConfirmations: currentConfirmations ?? earlier?.currentConfirmations,
            neededConfirmations: neededConfirmations ?? earlier?.neededConfirmations, status: status ?? earlier?.status)
    }
}

/// What of a started payment can be opened in a browser.
public struct PaymentOpening: Sendable, Hashable {
    /// What is opened.
    public enum Target: Sendable, Hashable {
        case form(PaymentForm)
        case link(String)
    }

    /// The gateway's form; nil where it gave none that can be used.
    public let form: PaymentForm?
    /// Why a form that it gave can't be used.
    public let problem: PaymentFormProblem?
    /// Its link, where that is a web address.
    public let link: String?

    public init(_ payment: PaymentStart) {
        link = payment.link.flatMap { WebAddress.isWebLink($0) ? $0 : nil }
        guard let html = payment.form else {
            (form, problem) = (nil, nil)
            return
        }
        do throws(PaymentFormProblem) {
            form = try PaymentForm(html: html)
            problem = nil
        } catch {
            form = nil
            problem = error
        }
    }

    /// The form before the link, as the gateway's document on `/api/einvoice/process` prefers it where both are there.
    public var target: Target? { form.map(Target.form) ?? link.map(Target.link) }
}
