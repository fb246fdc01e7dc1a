extension French: StartTexts {
    var noFilesLeft: String { "le processus ne peut plus ouvrir de fichiers" }
    var noTerminal: String {
        "la console exige un terminal\u{202F}; pour les scripts il y a des commandes\u{202F}: voir einvoice --help"
    }

    func terminalWithoutCursor(_ term: String) -> String {
        "ce terminal (TERM=\(term)) ne sait pas placer un curseur\u{202F}; réglez TERM, par exemple sur xterm-256color"
    }

    func unknownTerminal(_ term: String) -> String {
        "terminal inconnu (TERM=\(term))\u{202F}; essayez TERM=xterm-256color"
    }

    var terminalInUse: String { "ce processus utilise déjà le terminal" }

    func olderInvoices(in profile: String) -> String {
        "Les factures plus anciennes, de tous les comptes, ne sont pas ici\u{202F}: --profile \(profile)."
    }

    var otherAccountsInvoices: String {
        """
        Cet historique contient des factures d’un autre compte (adresse, numéro de caisse ou mode)\u{202F}: d’ici, la \
        passerelle ne peut pas être interrogée sur elles. Donnez à chaque compte son propre profil.
        """
    }

    func openPayment(_ paymentID: String, isRecorded: Bool, _ command: String) -> String {
        let what = isRecorded ? "issue inconnue" : "issue absente de l’historique"
        return "numéro de paiement \(paymentID), \(what)\u{202F}: \(command) interroge"
    }

    func unsavedNote(_ text: String, paymentID: String) -> String {
        "note non enregistrée, numéro de paiement \(paymentID)\u{202F}: \(text)"
    }

    func unkeptDraft(_ reason: String) -> String {
        """
        un brouillon n’a pas pu être conservé\u{202F}: \(reason)
        Il est perdu si vous ne copiez pas votre saisie\u{202F}:
        """
    }

    var diskTooSlow: String { "le disque n’a pas répondu à temps" }

    func typed(_ text: String, cutFrom length: Int?) -> String {
        length.map { "\(text)… (\($0) caractères)" } ?? text
    }
}
