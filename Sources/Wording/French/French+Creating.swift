extension French: CreateTexts {
    var wouldGoTo: String { "Rien n’a été envoyé ni enregistré. Ceci partirait, signé, par POST vers\u{202F}:" }
    var embeddedSandbox: String { "le bac à sable intégré" }
    var withWholeCardNumber: String { "avec tous les chiffres de la carte, dont seuls 6 et 4 sont jamais affichés" }
    var withOwnPaymentID: String { "avec un numéro de paiement propre\u{202F}; --payment-id le choisit" }

    func similarInvoice(minutesAgo: Int, _ command: String) -> String {
        "une facture semblable existe déjà (\(ago(seconds: Int64(minutesAgo) * 60)))\u{202F}: \(command)"
    }

    func refusedForCredentials(_ rejection: String) -> String {
        "la passerelle refuse les identifiants\u{202F}: \(rejection)"
    }
    func gatewayRejectedIt(_ rejection: String) -> String { "rejetée par la passerelle\u{202F}: \(rejection)" }
    func outcomeIsUnknown(_ reason: String) -> String { "issue inconnue\u{202F}: \(reason)" }

    func recordedInvoice(as state: String, _ invoice: String) -> String {
        "Enregistrée, état «\u{202F}\(state)\u{202F}»\u{202F}: \(invoice)."
    }
    func notRecordedInvoice(_ invoice: String) -> String { "Il s’agit de\u{202F}: \(invoice)." }

    func invoice(of amount: String, by method: String, paymentID: String) -> String {
        "\(amount) par \(method), numéro de paiement \(paymentID)"
    }

    func mayExist(_ recorded: String) -> String {
        "La passerelle a peut-être créé cette facture, ou non. \(recorded)"
    }
    func surelyNotSent(_ recorded: String) -> String { "Rien n’a été envoyé, c’est certain. \(recorded)" }
    func showsAnswer(_ command: String) -> String { "\(command) montre la réponse telle que reçue." }
    func dontCreateAnew(asking command: String) -> String {
        "Ne la créez pas de nouveau\u{202F}: \(command) interroge la passerelle."
    }

    func sendsItAgain(_ command: String, needsAmount: Bool) -> String {
        "\(command) l’envoie de nouveau\(needsAmount ? ", avec son montant après --confirm." : ".")"
    }

    var checkCredentials: String { "Vérifiez le numéro de caisse et la clé secrète du profil." }
    var firstCheckCredentials: String { "Mais vérifiez d’abord le numéro de caisse et la clé secrète du profil." }

    func createdButOutputLost(tracking: String, paymentID: String, id: String) -> String {
        """
        LA FACTURE EST CRÉÉE, et la sortie qui le dit est perdue\u{202F}: numéro de suivi \(tracking), numéro de \
        paiement \(paymentID), numéro local \(id)
        """
    }

    func dontCreateAnew(showing command: String) -> String {
        "Ne la créez pas de nouveau\u{202F}: \(command) l’affiche."
    }

    func otherPayment(_ warning: String) -> String {
        "\(warning) Un autre paiement porte peut-être ce numéro de paiement\u{202F}: demandez à l’assistance de la passerelle"
    }

    func outcomeToNoteByHand(_ failure: String, _ command: String) -> String {
        """
        L’ISSUE N’A PAS PU ÊTRE ENREGISTRÉE\u{202F}: \(failure). Notez-la à la main\u{202F}; une fois l’historique de \
        nouveau accessible en écriture, \(command) interroge la passerelle
        """
    }
}
