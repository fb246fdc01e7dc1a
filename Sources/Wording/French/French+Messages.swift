extension French: MessageTexts {
    func asWarning(_ text: String) -> String { "avertissement\u{202F}: \(text)" }

    func outputUnwritable(_ reason: String) -> String {
        "la sortie standard ne peut pas être écrite (\(reason))\u{202F}; ses données sont incomplètes"
    }

    var nothingSentOrRecorded: String { "Rien n’a été envoyé ni enregistré." }
    var stoppedBeforeSending: String { "arrêté\u{202F}; rien n’a été envoyé ni enregistré" }
    var stoppedBeforeEnd: String { "arrêté avant la fin" }
    var exportStopped: String { "arrêté\u{202F}; aucun fichier n’est resté" }
    var askingGatewayNow: String { "interrogation de la passerelle…" }

    func historyLacksPayment(_ failure: String) -> String {
        "l’historique n’a pas pu être écrit, et ce paiement y manque\u{202F}: \(failure)"
    }

    func historyLacksStatus(_ failure: String) -> String {
        "l’historique n’a pas pu être écrit, et ce statut y manque\u{202F}: \(failure)"
    }

    func badLinesLeftOut(_ count: Int, of path: String, naming command: String) -> String {
        let lines = FrenchForms("ligne illisible de", "lignes illisibles de").form(for: count)
        let leftOut = FrenchForms("laissée de côté", "laissées de côté").form(for: count)
        return "\(count) \(lines) \(path), \(leftOut)\u{202F}; \(command) en donne la liste"
    }

    func noInvoice(_ id: String, in profile: String) -> String {
        "pas de facture «\u{202F}\(id)\u{202F}» dans l’historique du profil \(profile)"
    }

    func listsInvoices(_ command: String) -> String { "\(command) donne la liste de celles qui existent." }
    func severalInvoices(_ id: String) -> String { "\(id) désigne plusieurs factures" }
    func nameOneOf(_ ids: [String]) -> String {
        "Nommez-en une par son numéro local\u{202F}: \(ids.joined(separator: ", "))"
    }

    func olderInvoicesOfSameID(_ ids: [String]) -> String {
        "des factures plus anciennes ont le même numéro de paiement\u{202F}: \(ids.joined(separator: ", "))"
    }
}
