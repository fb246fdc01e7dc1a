import InvoiceCore

extension French: LookUpTexts {
    func notInHistoryButThere(_ number: String) -> String {
        "\(number) n’est pas dans cet historique, et la passerelle l’a."
    }
    func nowhere(_ number: String) -> String {
        "\(number) n’est pas dans cet historique, et la passerelle ne connaît pas ce paiement."
    }
    var nowhereAdvice: String {
        """
        Comparez-le chiffre par chiffre avec sa source\u{202F}; il peut aussi relever d’un autre profil. Un paiement \
        dont le jour est connu se retrouve en rapprochant ce jour du relevé de la passerelle.
        """
    }
    var tooLittleToAdoptIt: String {
        """
        La passerelle en dit trop peu pour l’intégrer à l’historique\u{202F}: il faut un numéro de suivi, une devise \
        et un montant.
        """
    }

    func asksGatewayAbout(_ command: String) -> String { "\(command) interroge la passerelle à ce sujet." }
    func adoptsIt(_ command: String) -> String { "\(command) l’intègre à l’historique." }
    func adoptedNow(_ number: String) -> String { "\(number) est maintenant dans l’historique, marqué comme intégré." }
    func wasHereAlready(_ number: String, as id: String) -> String {
        "\(number) est déjà dans l’historique\u{202F}: \(id)."
    }

    var lookUpTitle: String { "Interroger la passerelle" }
    func enterAsksGateway(_ number: String) -> String { "Entrée interroge la passerelle sur \(number)" }
    func askingAbout(_ number: String) -> String { "Interrogation de la passerelle sur \(number)…" }
    var adoptItQuestion: String { "L’intégrer à l’historique, avec la marque «\u{202F}intégrée\u{202F}»\u{202F}?" }
    func adoptKey(_ key: KeyName) -> String { "\(key(.adopt)) l’intègre à l’historique." }
    func askAgainKey(_ key: KeyName) -> String { "\(key(.refresh)) redemande." }
    var lookingUpRecordsNothing: String { "Interroger n’enregistre rien\u{202F}; seule l’intégration le fait." }
}
