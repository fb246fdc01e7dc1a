import InvoiceCore

extension French: CopyTexts {
    var copyTitle: String { "Copier" }

    func name(ofCopied thing: CopiedThing) -> String {
        switch thing {
        case .tracking: "Numéro de suivi"
        case .paymentID: "N° de paiement"
        case .link: "Lien de paiement"
        case .amount: "Montant"
        case .summary: "Pour le marchand"
        }
    }

    var addressToPay: String { "Adresse à payer" }
    func copies(_ name: String) -> String { "Copier\u{202F}: \(name)" }
    var onePerInvoice: String { "une ligne par facture" }
    var noTrackingToCopy: String { "la passerelle n’en a pas donné" }
    var linkUnknown: String { "inconnu ici\u{202F}; «\u{202F}\(showPaymentLink.label)\u{202F}» le demande" }
    var linkOfEarlierRun: String {
        "bac à sable arrêté\u{202F}; «\u{202F}\(showPaymentLink.label)\u{202F}» en demande un"
    }
    var onlyCreatedHasLink: String { "seule une facture créée en a un" }
    func copiedBut(_ copied: Int, lacking: Int, _ name: String) -> String {
        "Lignes copiées\u{202F}: \(count(copied))\u{202F}; factures sans \(name)\u{202F}: \(count(lacking))."
    }
    func notCopied(because reason: String) -> String { "Non copié\u{202F}: \(reason)." }

    func merchantFacts(paymentID: String, tracking: String?, amount: String, method: String, state: String) -> String {
        let number = tracking.map { ", numéro de suivi \($0)" } ?? ""
        return "Facture \(paymentID)\(number)\u{202F}: \(amount) par \(method), \(state)."
    }

    var nothingToHandOver: String { "C’est un paiement de test\u{202F}: il n’y a rien à remettre." }

    func merchantSentence(for state: InvoiceState, refusal: String?) -> String {
        switch state {
        case .sending: "Elle est en cours d’envoi\u{202F}; on ne sait pas encore si elle a été créée."
        case .unknown:
            "On ne sait pas encore si la passerelle l’a créée. Ne la faites pas créer une nouvelle fois."
        case .unsent: "Elle n’a pas atteint la passerelle\u{202F}; rien n’a été créé."
        case .rejected: "La passerelle l’a rejetée\u{202F}: \(refusal ?? noReasonGiven)."
        case .closed: "Elle a été clôturée comme jamais créée\u{202F}: la passerelle ne connaissait pas ce paiement."
        case .created: "La facture est créée\u{202F}; on ne sait encore rien de son paiement."
        }
    }
}
