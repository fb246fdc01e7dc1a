import InvoiceCore

/// A form that the gateway gave for the payer, in both fronts, and the page that is made of it.
public protocol PaymentFormTexts {
    /// Where a form leads, and how: a sentence.
    func formLeads(_ form: PaymentForm) -> String
    /// Why a form can't be used, as the end of a sentence.
    func text(for problem: PaymentFormProblem) -> String
    /// That a form and a link came, and which is opened.
    var formIsPreferred: String { get }
    /// That the form can't be used, and the link is opened in its place.
    func linkInsteadOfForm(_ reason: String) -> String
    /// That there is a form only, and it can't be used.
    func formNotUsed(_ reason: String) -> String
    // Of the command line.
    var formInsteadOfLink: String { get }
    func opensForm(_ command: String) -> String
    func pageNotWritten(_ reason: String) -> String
    /// Where the page lies that no browser opened.
    func pageIsIn(_ path: String) -> String
    // In the console, with the key.
    func opensFormByKey(_ key: KeyName) -> String

    // The page.
    var pageAdvice: String { get }
    /// The button.
    func goOn(to host: String) -> String
}
