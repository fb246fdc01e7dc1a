import InvoiceCore

extension French: DialogTexts {
    func helpTitle(of screen: String) -> String { "Aide\u{202F}: \(screen)" }
    var keptDraftsTitle: String { "Brouillons conservés" }
    func draftIsDeleted(_ key: KeyName) -> String { "supprimé\u{202F}; \(key(.settle)) le récupère" }
    func deletedDraftsKey(_ number: Int, _ key: KeyName) -> String {
        number == 1
            ? "1 brouillon supprimé\u{202F}; \(key(.settle)) le récupère avant la fermeture."
            : "\(number) brouillons supprimés\u{202F}; \(key(.bringBack)) les récupère avant la fermeture."
    }
    func draftsDeleted(_ number: Int, _ key: KeyName) -> String {
        number == 1
            ? "1 brouillon supprimé\u{202F}; \(key(.drafts)), puis \(key(.settle)) le récupère."
            : "\(number) brouillons supprimés\u{202F}; \(key(.drafts)), puis \(key(.bringBack)) les récupère."
    }
    var themeTitle: String { "Thème" }

    var leavingTitle: String { "Quitter\u{202F}?" }
    func openPayment(_ paymentID: String, of profile: String?, isOnItsWay: Bool, isRecorded: Bool) -> String {
        let id = profile.map { "\(paymentID) de \($0)" } ?? paymentID
        if isOnItsWay {
            return
                "Paiement \(id)\u{202F}: en cours d’envoi\u{202F}; quitter arrête l’attente, et la facture sera peut-être créée."
        }
        return isRecorded
            ? "Paiement \(id)\u{202F}: issue inconnue, la facture a peut-être été créée."
            : "Paiement \(id)\u{202F}: son issue n’est pas dans l’historique."
    }
    func more(_ number: Int) -> String { "et \(others(number))" }
    func openPaymentsAdvice(_ key: KeyName) -> String {
        """
        Entrée quitte\u{202F}; les numéros s’affichent alors de nouveau. \(key(.settle)) demande à la \
        passerelle ce que sont devenus ces paiements. Échap reste.
        """
    }
    var nothingIsOpen: String {
        "Toutes les issues sont connues maintenant. Entrée\u{202F}: quitter\u{202F}; Échap\u{202F}: rester."
    }

    var keysHereHeading: String { "Sur cet écran" }
    var keysEverywhereHeading: String { "Partout" }
    var statesHeading: String { "États" }
    var sandboxAmountsHeading: String { "Montants du bac à sable" }
    var searchHeading: String { "Dans la recherche" }
    var listsHeading: String { "Dans les listes" }
    var inputsHeading: String { "Dans les champs" }
    var moveInList: String { "Se déplacer" }
    var pageInList: String { "Un écran plus haut ou plus bas" }
    var jumpInList: String { "Première ou dernière ligne" }
    var jumpInInput: String { "Début, fin" }
    var deleteInInput: String { "Effacer à gauche, à droite, un mot" }
    var restoreInInput: String { "Remettre ce qui a été effacé\u{202F}; annuler la saisie" }
    var keysRemark: String { "Les lettres valent aussi en clavier cyrillique. Coller n’envoie jamais rien." }

    var commandFilterHint: String { "saisissez pour filtrer" }
    var noSuchCommand: String { "Aucune commande de ce nom." }
    func notNow(_ command: String, _ reason: String) -> String { "\(command)\u{202F}: \(reason)." }
    func theme(_ name: String) -> String { "Thème\u{202F}: \(name)" }

    var themeIsKeptByEnter: String { "Entrée garde le thème pour le prochain démarrage." }
}
