extension French: FailureTexts {
    func confirmSends(_ option: String) -> String { "Avec \(option), l’envoi se fait." }
    func outcomeNotKnown(_ command: String) -> String {
        "Son issue est inconnue\u{202F}: \(command) interroge la passerelle."
    }
    func showsThatOne(_ command: String) -> String { "\(command) l’affiche." }
    func showsTheOlder(_ command: String) -> String {
        "\(command) l’affiche\u{202F}; omettez --payment-id pour un nouveau numéro."
    }
    var profileChoosesIt: String { "--profile NOM le choisit." }
    func waitForItsEnd(_ command: String) -> String { "Attendez la fin\u{202F}; \(command) affiche ensuite l’issue." }
    func firstAsk(_ command: String) -> String {
        "D’abord \(command) interroge\u{202F}; seul ce que la passerelle n’a pas est envoyé de nouveau."
    }
    var giveSenderAgain: String { "Donnez-le avec --sender -, qui le lit sur l’entrée standard." }
    func triesAllTheSame(_ option: String) -> String { "\(option) les essaie quand même." }
    func giveFields(_ missing: String) -> String { "\(missing)\u{202F}; donnez-les avec --field NOM=VALEUR" }
    var otherProfileNameTyped: String { "non confirmé\u{202F}: --confirm n’est pas le nom du profil" }
    var giveFields: String { "Donnez-les avec --field NOM=VALEUR." }
    var chooseNameOrForce: String { "Choisissez un autre nom, ou ajoutez --force." }
    var choosePort: String { "Choisissez-en un autre avec --port, ou --port 0 pour un port libre." }

    func noStatement(_ why: String) -> String { "la passerelle ne donne pas de relevé\u{202F}: \(why)" }
    var stoppedComparing: String { "arrêté avant la fin de la comparaison\u{202F}; rien n’a été enregistré" }
    var emptyPeriodOfOptions: String {
        "la période est vide\u{202F}: --since n’est pas avant --until, qui vaut maintenant sauf indication"
    }
    var stoppedAdopting: String { "arrêté\u{202F}; ce qui est déjà intégré est gardé" }

    var noPaymentOfUnknown: String { "son issue est inconnue\u{202F}; on ne sait donc pas s’il y a un paiement" }
    func asksAndSettles(_ command: String) -> String { "\(command) vérifie cette facture auprès de la passerelle." }
    var noPaymentOfUnsent: String { "elle n’a jamais été envoyée\u{202F}; il n’y a donc pas de paiement" }
    func sendsIt(_ command: String) -> String { "\(command) l’envoie." }
    var wasRejected: String { "rejetée par la passerelle" }
    func showsAnswerOrAsks(showing: String, asking: String) -> String {
        "\(showing) montre la réponse de la passerelle\u{202F}; \(asking) demande si elle a le paiement malgré tout."
    }

    func whose(paymentIDs: [String], more: Int) -> String {
        let ids = paymentIDs.joined(separator: ", ") + (more > 0 ? " et \(others(more))" : "")
        return paymentIDs.count == 1 && more == 0 ? "numéro de paiement \(ids)" : "numéros de paiement \(ids)"
    }
}
