import InvoiceCore

extension French: DetailTexts {
    func invoiceTitle(paymentID: String) -> String { "Facture \(paymentID)" }

    var otherTrackingLabel: String { "Autre suivi" }
    var createdLabel: String { "Créée" }
    var adoptedLabel: String { "Intégrée" }
    func created(_ time: String, told: String) -> String { "\(time) (\(told) à l’horloge de la passerelle)" }
    var testLabel: String { "Test" }
    var isTestPayment: String { "un paiement de test\u{202F}; hors des nombres et des totaux" }
    var noteLabel: String { "Note" }
    var profileLabel: String { "Profil" }
    var localIDLabel: String { "N° local" }
    var statusLabel: String { "Statut" }

    var gatewayHeading: String { "Ce que dit la passerelle" }
    var timelineHeading: String { "Chronologie" }

    func foundCreated(tracking: String) -> String { "retrouvée côté passerelle, numéro de suivi \(tracking)" }
    func created(tracking: String) -> String { "créée, numéro de suivi \(tracking)" }
    func rejected(_ reason: String) -> String { "rejetée\u{202F}: \(reason)" }
    func outcomeWasUnknown(_ reason: String) -> String { "issue inconnue\u{202F}: \(reason)" }
    func wasNotSent(_ reason: String) -> String { "non envoyée\u{202F}: \(plain(reason))" }
    var isSentAgain: String { "à envoyer de nouveau, à l’octet près" }
    var gatewayHadNone: String { "demandé\u{202F}: la passerelle ne connaît pas ce paiement" }
    var wasClosed: String { "clôturée comme jamais créée" }
    func status(_ word: String, because reasons: [String]) -> String {
        (["statut \(word)"] + reasons).joined(separator: "\u{202F}: ")
    }
    func fromStatement(_ words: String) -> String { "\(words) (d’après le relevé)" }
    func noted(_ text: String) -> String { "note\u{202F}: \(text)" }

    func request(to address: String, clientID: String) -> String { "\(address)  \(asClient(clientID))" }
    func httpStatus(_ code: Int?) -> String { code.map { "HTTP \($0)" } ?? "pas de code HTTP" }
    func signature(_ signature: Exchange.Signature) -> String {
        switch signature {
        case .verified: "signature vérifiée"
        case .missing: "non signée"
        case .wrong: "signature incorrecte"
        }
    }
    var emptyReply: String { "(vide)" }
    var restNotKept: String { "… la suite n’a pas été gardée" }

    var noteHint: String { "une ligne pour vos collègues, gardée dans l’historique" }
    func noteAdvice(_ key: KeyName) -> String {
        "Entrée l’enregistre\u{202F}; Échap la met de côté (\(key(.note)) reprend)."
    }
    func noteIsAside(_ key: KeyName) -> String {
        "Une note n’est pas encore enregistrée\u{202F}; \(key(.note)) la reprend."
    }
    func noteFound(paymentID: String, others: Int, _ key: KeyName) -> String {
        let more = others == 0 ? "" : " (et \(self.others(others)))"
        return """
            Note pas encore enregistrée, numéro de paiement \(paymentID)\(more)\u{202F}; \(key(.note)) sur sa page la \
            reprend.
            """
    }
    func noteNotKept(_ reason: String) -> String {
        "La note n’est pas sur le disque\u{202F}: \(reason). Entrée l’enregistre dans l’historique."
    }
    var noNextInvoice: String { "C’est la dernière de la liste." }
    var noPreviousInvoice: String { "C’est la première de la liste." }

    func createdAdvice(_ key: KeyName) -> String { "Créée\u{202F}; \(key(.refresh)) demande si elle est payée." }
    func waitingAdvice(_ key: KeyName) -> String { "\(key(.refresh)) interroge de nouveau la passerelle." }
    func unknownAdvice(_ key: KeyName) -> String {
        "Peut-être créée\u{202F}: \(key(.settle)) vérifie, sans rien envoyer deux fois."
    }
    func missingAdvice(_ key: KeyName) -> String {
        """
        La passerelle ne connaît pas ce paiement. \(key(.closeUnknown)) la clôture comme jamais créée\u{202F}; \
        \(key(.settle)) redemande.
        """
    }
    func closedAdvice(_ key: KeyName) -> String {
        """
        Clôturée comme jamais créée. \(key(.settle)) interroge de nouveau la passerelle\u{202F}; \(key(.clone)) en \
        prépare une nouvelle sur ce modèle.
        """
    }
    func unsentAdvice(_ key: KeyName) -> String {
        "Rien n’a été créé. \(key(.sendAgain)) envoie de nouveau la même requête."
    }
    func rejectedAdvice(_ key: KeyName) -> String {
        "La passerelle a refusé. \(key(.clone)) en prépare une nouvelle sur ce modèle."
    }
}
