import InvoiceCore

extension French: PayingTexts {
    func namedPaymentID(_ id: String) -> String { "numéro de paiement \(id)" }

    var startingIsLive: String {
        "C’est la passerelle de PRODUCTION. Lancer le paiement lui fait demander de l’argent réel au client."
    }
    var startKeys: String { "Entrée\u{202F}: lancer\u{202F}; Échap\u{202F}: laisser tel quel." }
    var askingForPayment: String { "Demande du paiement à la passerelle…" }
    var payToAddress: String { "Payer à cette adresse" }
    var noWebAddress: String { "Ce n’est pas une adresse web\u{202F}; elle ne peut pas être ouverte d’ici." }
    func dontSendToCustomer(_ explanation: String) -> String { "Ne l’envoyez pas au client. \(explanation)" }
    var sendToCustomer: String { "Envoyez-le au client. Le statut s’actualise ici tout seul." }
    var nothingToPay: String { "Il n’y a ici rien à payer désormais." }
    func nothingToCopy(_ explanation: String) -> String {
        "Non copié\u{202F}: il n’y a rien à payer désormais. \(explanation)"
    }
    var enlargeForQRCode: String { "Fenêtre trop petite pour le QR code\u{202F}: agrandissez-la pour le voir." }

    func settling(_ open: Int) -> String { "Vérification, reste \(open)" }
    func settled(_ number: Int, of all: Int) -> String {
        let known = "\(number) \(FrenchForms("vérifiée", "vérifiées").form(for: number))"
        return switch (number, all - number) {
        case (_, 0): all == 1 ? "Vérifiée" : "Vérifiées"
        case (0, 1): "Toujours à vérifier"
        case (0, let open): "\(open) toujours à vérifier"
        case (_, let open): "\(known), \(open) toujours à vérifier"
        }
    }
    var moreAreUnknown: String { "d’autres sont à vérifier" }
    var waitsForTurn: String { "attend son tour" }
    var askingByPaymentID: String { "interrogation par numéro de paiement…" }
    func settledAsCreated(tracking: String) -> String { "créée, numéro de suivi \(tracking)" }
    func settledAsRejected(_ reason: String) -> String { "rejetée\u{202F}: \(reason)" }
    func settledAs(_ state: String, _ explanation: String) -> String { "\(state)\u{202F}: \(explanation)" }
    func missingSendAgain(_ key: KeyName) -> String {
        "inconnue là-bas\u{202F}: \(key(.sendAgain)) l’envoie encore, \(key(.closeUnknown)) la clôture"
    }
    func missingClose(_ key: KeyName) -> String {
        "paiement inconnu là-bas\u{202F}: \(key(.closeUnknown)) la clôture comme jamais créée"
    }
    var closedAsNeverCreated: String { "clôturée comme jamais créée" }
    var missingStaysClosed: String { "paiement inconnu là-bas\u{202F}: elle reste clôturée" }
    func reopenedAs(tracking: String) -> String {
        "la passerelle l’a malgré tout\u{202F}: rouverte, numéro de suivi \(tracking)"
    }
    func missingAskAgain(_ key: KeyName) -> String {
        "inconnue, selon une réponse non signée\u{202F}: \(key(.refresh)) redemande"
    }
    func stillUnknown(_ reason: String) -> String { "toujours à vérifier\u{202F}: \(reason)" }
    var isSentElsewhere: String { "un autre programme l’envoie en ce moment" }
    var settlingOnlyAsks: String {
        "La vérification interroge seulement\u{202F}; elle n’envoie rien."
    }

    var closingTitle: String { "Clôturer comme jamais créée" }
    var closingMeans: [String] {
        [
            "La passerelle a dit ne pas connaître ce paiement. Clôturée, la facture ne compte plus parmi celles à vérifier.",
            """
            Elle n’est jamais envoyée de nouveau, et son numéro de paiement reste pris. Si la passerelle se révèle \
            l’avoir malgré tout, la facture est rouverte, et un avis le signale.
            """,
        ]
    }
    var typeAmountToClose: String {
        "PRODUCTION. Pour clôturer, saisissez de nouveau le montant\u{202F}:"
    }
    var liveNeedsAmountToClose: String {
        "C’est un profil de production\u{202F}: saisissez de nouveau le montant pour clôturer la facture."
    }
    var typeAmountToCloseByHand: String { "Saisissez le montant à la main\u{202F}: il s’agit d’argent réel." }
    func notTheAmount(_ amount: String) -> String { "Ce n’est pas le bon montant\u{202F}: c’est \(amount)." }
    var closingNow: String { "Clôture en cours…" }
    func closed(paymentID: String) -> String { "Facture \(paymentID) clôturée comme jamais créée." }
}
