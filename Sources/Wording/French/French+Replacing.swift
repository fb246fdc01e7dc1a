extension French: ReplacingTexts {
    var replacesLabel: String { "Remplace" }
    var replacedByLabel: String { "Remplacée par" }
    func wasReplaced(by id: String) -> String { "remplacée par \(id)" }
    func replaced(by id: String) -> String {
        """
        Remplacée par \(id)\u{202F}: n’envoyez plus son lien. La passerelle accepte toujours son paiement, car elle \
        ne permet pas d’annuler\u{202F}: dites au client de ne pas la payer.
        """
    }
    func replacedLine(by id: String) -> String { "Remplacée par \(id)\u{202F}; son paiement reste possible." }
    func replaces(_ id: String) -> String {
        """
        Elle remplace \(id), dont le lien n’est plus proposé. La passerelle accepte toujours le paiement de celle-là, \
        car elle ne permet pas d’annuler\u{202F}: dites au client laquelle payer.
        """
    }
    func willReplace(_ id: String) -> String {
        """
        Elle remplace \(id), dont le lien ne sera alors plus proposé. La passerelle accepte toujours le paiement de \
        celle-là, car elle ne permet pas d’annuler.
        """
    }
    var replacementTitle: String { "Facture remplaçante" }

    func unusualAmount(_ amount: String, isMore: Bool, than other: String, paymentID: String, isModel: Bool) -> String {
        let distance = isMore ? "au moins dix fois plus" : "au moins dix fois moins"
        let which =
            isModel
            ? "les \(other) de la facture modèle (numéro de paiement \(paymentID))"
            : "les dernières factures de ce client\u{202F}: \(other), numéro de paiement \(paymentID)"
        return "\(amount), c’est \(distance) que \(which)"
    }
    var typingReplacesSelected: String { "Saisir le remplace\u{202F}; ← ou → le garde." }
}
