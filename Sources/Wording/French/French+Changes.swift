extension French: ChangeTexts {
    func exported(_ invoices: Int, to path: String) -> String {
        let (noun, verb) = (
            FrenchForms("facture", "factures").form(for: invoices),
            FrenchForms("écrite", "écrites").form(for: invoices)
        )
        return "\(invoices) \(noun) \(verb) dans \(path)."
    }

    var emptyNote: String { "la note est vide" }
    func tooLongNote(_ longest: Int) -> String { "la note est trop longue\u{202F}: \(longest) caractères au plus" }
    func notedOn(paymentID: String) -> String { "Note enregistrée, numéro de paiement \(paymentID)." }
}
