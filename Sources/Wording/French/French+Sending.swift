import InvoiceCore

extension French: SendingTexts {
    var sendAgainTitle: String { "Envoyer de nouveau" }
    var paymentIDLabel: String { "numéro de paiement" }
    func asClient(_ id: String) -> String { "au nom de la caisse \(id)" }
    var bodyIsBroken: String { "Envoyé exactement ainsi, mais sur une ligne, sans ces retours ni retraits." }
    var cardNumberLabel: String { "N° de carte" }
    func typeCardAgain(fitting kept: String) -> String {
        "Le numéro de carte n’a pas été gardé. Saisissez-le de nouveau\u{202F}; il doit correspondre à \(kept)"
    }
    func typeAmountToSendUnlisted(_ code: String) -> String {
        "PRODUCTION, \(code) hors liste. Pour envoyer, saisissez de nouveau le montant\u{202F}:"
    }
    var typeAmountToSend: String {
        "PRODUCTION. Pour envoyer, saisissez de nouveau le montant\u{202F}:"
    }
    func similarExists(_ amount: String, ago: String, state: String, paymentID: String) -> String {
        "Une facture semblable de \(amount) existe déjà (\(ago), \(state), numéro de paiement \(paymentID))"
    }
    func isSentAgain(wasReached: Bool) -> String {
        let reason =
            wasReached ? "La passerelle n’a pas de paiement de ce numéro." : "Rien n’est parvenu à la passerelle."
        return
            "\(reason) La même requête est envoyée de nouveau, à l’octet près\u{202F}; il ne peut pas y en avoir deux."
    }
    var enterSendsLive: String { "Entrée envoie ceci à la passerelle de production." }
    var recordedBeforeSending: String { "Sera enregistrée avant envoi. Rien n’a encore été envoyé." }
    var recordedBeforeSendingAgain: String { "Le nouvel envoi est enregistré avant le départ." }

    var typeAmountByHand: String { "Saisissez le montant à la main\u{202F}: cet envoi porte sur de l’argent réel." }
    var typeWholeCardNumber: String { "Saisissez le numéro de carte en entier." }
    var otherCardNumber: String { "Ce n’est pas le numéro de carte qui avait été envoyé." }
    var liveNeedsAmount: String {
        "C’est la passerelle de production\u{202F}: saisissez de nouveau le montant pour envoyer."
    }
    func wrongAmount(_ amount: String) -> String { "Ce n’est pas le bon montant\u{202F}: il fallait \(amount)." }

    var sendingTitle: String { "Envoi" }
    var createdTitle: String { "Créée" }
    var rejectedTitle: String { "Rejetée" }
    var unknownTitle: String { "À vérifier" }
    var notSentTitle: String { "Non envoyée" }
    var sendingNow: String { "Envoi en cours…" }
    var stoppingNow: String { "Arrêt…" }
    var credentialsRefused: String { "Identifiants refusés" }
    func butNotRecorded(_ verdict: String) -> String { "\(verdict), ISSUE NON ENREGISTRÉE" }
    func after(_ time: String) -> String { "au bout de \(time)" }
    var trackingNumber: String { "numéro de suivi" }
    func isTrackedAs(_ tracking: String) -> String { "Numéro de suivi \(tracking)." }

    func outcomeNotRecorded(_ reason: String) -> String { "L’issue n’est pas dans l’historique\u{202F}: \(reason)." }
    func notRecordedAdvice(isCreated: Bool) -> String {
        (isCreated ? "Notez le numéro de suivi. " : "")
            + """
            L’historique sait seulement que la requête était en cours d’envoi. L’enregistrement de l’issue est \
            retenté jusqu’à ce qu’il réussisse\u{202F}; u le retente tout de suite.
            """
    }
    func otherPaymentMayHaveID(_ warning: String) -> String {
        "\(warning) Un autre paiement porte peut-être ce numéro de paiement\u{202F}: demandez à l’assistance de la passerelle."
    }

    var recordedThenSent: String { "Elle est d’abord enregistrée dans l’historique, puis envoyée." }
    func stoppingAdvice(_ key: KeyName) -> String {
        """
        Échap ou ^C arrête l’attente. Ce qui est parti d’ici là sera peut-être créé quand même\u{202F}: la facture \
        est enregistrée comme à vérifier, et \(key(.settle)) interroge la passerelle.
        """
    }
    var recorded: String { "Enregistrée dans l’historique." }
    func nothingCreated(isRecorded: Bool) -> String {
        "La passerelle n’a rien créé.\(isRecorded ? " Sa réponse est dans l’historique." : "")"
    }
    var credentialsAdvice: String {
        """
        La passerelle refuse le numéro de caisse ou la clé\u{202F}; rien n’a été créé. Vérifiez les réglages du profil.
        """
    }
    func noCertainAnswer(_ reason: String) -> String { "Issue incertaine\u{202F}: \(reason)." }
    func mayBeCreated(isRecorded: Bool) -> String {
        """
        La passerelle a peut-être créé cette facture, ou non. \
        \(isRecorded ? "Elle est dans l’historique, à vérifier\u{202F}; rien" : "Rien") n’a été envoyé deux fois. La \
        vérification interroge la passerelle par numéro de paiement.
        """
    }
    func staysUnknown(_ key: KeyName) -> String {
        """
        Elle n’a pas été envoyée de nouveau. De la requête précédente on ne sait rien de plus\u{202F}; elle reste \
        donc à vérifier\u{202F}: \(key(.settle)) interroge la passerelle.
        """
    }
    func nothingReachedGateway(isRecorded: Bool, _ key: KeyName) -> String {
        let known =
            isRecorded
            ? " Elle est dans l’historique, non envoyée\u{202F}; \(key(.sendAgain)) envoie de nouveau la même requête."
            : ""
        return "Rien n’est parvenu à la passerelle, donc rien n’a été créé.\(known)"
    }
    func nothingSent(isTypedKept: Bool?) -> String {
        switch isTypedKept {
        case nil: "Rien n’a été envoyé cette fois."
        case true?: "Rien n’a été envoyé. Votre saisie est conservée."
        case false?: "Rien n’a été envoyé. Votre saisie n’est pas non plus sur le disque."
        }
    }
}
