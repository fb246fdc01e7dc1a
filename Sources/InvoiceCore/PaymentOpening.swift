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
        link = payment.link.flatMap { PaymentLink.isWebLink($0) ? $0 : nil }
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
