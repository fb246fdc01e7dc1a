extension French: PayCommandTexts {
    func payment(of amount: String, by method: String, paymentID: String) -> String {
        "\(invoice(of: amount, by: method, paymentID: paymentID))."
    }

    func progress(_ confirmations: String, address: String?) -> String {
        "\(confirmations)\(address.map { " à l’adresse \($0)" } ?? "")."
    }

    func knownBefore(asking command: String) -> String {
        "Tel que la passerelle l’a déjà donné\u{202F}; \(command) le redemande."
    }
    var sendLink: String { "Envoyez le lien au client." }
    var customerPaysToAddress: String { "Le client paie à cette adresse." }

    func followsPayment(_ command: String) -> String { "\(command) suit le paiement." }

    var stoppedBeforeLink: String {
        "Arrêté avant la réponse de la passerelle. Interrogée de nouveau, elle donne la même chose."
    }

    var linkIsNoWebAddress: String { "le lien n’est pas une adresse web que l’on peut ouvrir ou cliquer" }
    var linkIsOfOtherPayment: String { "ne l’envoyez pas au client\u{202F}: la passerelle a un autre paiement" }

    func deadLink(sandbox: String, again: String) -> String {
        """
        Le lien est mort\u{202F}: aucun bac à sable ne tourne avec ce dossier des données. Lancez \(sandbox)\u{202F}; \
        \(again) en donne ensuite un qui répond.
        """
    }

    var linkAnswersWhileSandboxRuns: String { "Le lien répond tant que ce bac à sable tourne." }
    var nothingToDraw: String { "il n’y a ni lien ni adresse à dessiner en QR code" }
    var tooLongForCode: String { "le lien est trop long pour un QR code" }

    func codeTooWide(_ columns: Int, terminal: Int) -> String {
        "le QR code n’est pas dessiné\u{202F}: il lui faut \(columns) colonnes, et le terminal en a \(terminal)"
    }

    func codeWithoutColors(lightOnDark: Bool) -> String {
        let ground = lightOnDark ? "un texte clair sur fond sombre" : "un texte sombre sur fond clair"
        return "Le QR code est dessiné sans couleurs, pour \(ground)\u{202F}: les téléphones ne le lisent qu’ainsi."
    }
}
