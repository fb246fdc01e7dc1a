import InvoiceCore
import ScreenKit

extension English: PaymentFormTexts {
    func formLeads(_ form: PaymentForm) -> String {
        let values = form.fields.count
        let what = values == 0 ? "no values" : values == 1 ? "1 hidden value" : "\(values) hidden values"
        return "The form leads to \(visible(form.action)) with \(what) (\(form.method.rawValue.uppercased()))."
    }

    func text(for problem: PaymentFormProblem) -> String {
        switch problem {
        case .tooLong(let limit): "it is longer than \(limit) bytes"
        case .noForm: "there is no form in it"
        case .severalForms: "there are several forms in it"
        case .unreadable: "it isn't certain what a browser would make of it"
        case .asksFor(let name): "it asks the customer for something (\(visible(name)))"
        case .noTarget: "it doesn't say where it leads"
        case .notWeb(let target): "it leads to no web address (\(visible(target)))"
        case .notSecure(let target): "it leads to another machine without encryption (\(visible(target)))"
        }
    }

    var formIsPreferred: String {
        "The gateway gave a form and a link. Its document prefers the form, so opening here takes the form."
    }
    func linkInsteadOfForm(_ reason: String) -> String {
        "The gateway also gave a form, which can't be used: \(reason). Opening here takes the link."
    }
    func formNotUsed(_ reason: String) -> String {
        "The gateway gave a form instead of a link, and it can't be used: \(reason). Ask its support for a link."
    }
    var formInsteadOfLink: String { "The gateway gave a form instead of a link." }
    func opensForm(_ command: String) -> String { "\(command) opens a page with it on this machine." }
    func pageNotWritten(_ reason: String) -> String { "the form's page was not written: \(reason)" }
    func pageIsIn(_ path: String) -> String { "The page with the form is \(path); a browser of this account opens it." }
    func opensFormByKey(_ key: KeyName) -> String {
        "The gateway gave a form instead of a link: \(key(.browser)) opens a page with it on this machine."
    }

    var pageAdvice: String { "The payment goes on at the address that the button names." }
    func goOn(to host: String) -> String { "Go on to \(host)" }
}
