extension French: NoticeTexts {
    var historyReadableAgain: String { "L’historique est de nouveau lisible." }
    var historyReplaced: String { "Le fichier de l’historique a été remplacé\u{202F}; il est relu." }
    func cantFollowHistory(_ reason: String) -> String { "L’historique ne peut pas être suivi\u{202F}: \(reason)." }

    func linesUnreadable(_ number: Int) -> String {
        number == 1
            ? "Une ligne de l’historique est illisible\u{202F}; toutes les autres sont affichées."
            : "\(number) lignes de l’historique sont illisibles\u{202F}; toutes les autres sont affichées."
    }

    func endsInHalfLine(bytes: Int) -> String {
        """
        L’historique finit par une ligne tronquée (\(bytes) octets)\u{202F}; le prochain enregistrement la met de côté.
        """
    }

    func tooManyUnknown(most: Int) -> String {
        """
        Plus de \(most) factures sont à vérifier\u{202F}; la vérification prend les \(most) plus récentes, `einvoice \
        resolve` toutes.
        """
    }

    func wereOnTheWay(_ number: Int) -> String {
        number == 1
            ? "Une facture était en cours d’envoi à la fermeture du programme\u{202F}: vérifiez auprès de la passerelle ce qu’elle est devenue."
            : """
            \(number) factures étaient en cours d’envoi à la fermeture du programme\u{202F}: vérifiez auprès de la \
            passerelle ce qu’elles sont devenues.
            """
    }

    func favouriteNotKept(_ reason: String) -> String { "Le favori n’a pas pu être conservé\u{202F}: \(reason)." }

    func listSettingsNotKept(_ reason: String) -> String {
        "Les recherches et les colonnes n’ont pas pu être conservées\u{202F}: \(reason)."
    }

    func themeNotRemembered(_ reason: String) -> String {
        "Le thème vaut jusqu’à la fermeture\u{202F}; il ne peut pas être retenu\u{202F}: \(reason)"
    }

    func draftUnreadable(_ path: String) -> String { "Un brouillon conservé est illisible\u{202F}: \(path)." }
    func draftsUnreadable(_ reason: String) -> String { "Les brouillons conservés sont illisibles\u{202F}: \(reason)." }
    func draftNotDiscarded(_ reason: String) -> String { "Le brouillon n’a pas pu être supprimé\u{202F}: \(reason)." }

    func draftNotKept(_ reason: String, mayPass: Bool) -> String {
        "Le brouillon n’a pas pu être conservé\u{202F}: \(reason). \(nextStep(mayPass))"
    }

    func draftNotDiscarded(_ reason: String, mayPass: Bool) -> String {
        "\(draftNotDiscarded(reason)) \(nextStep(mayPass))"
    }

    private func nextStep(_ mayPass: Bool) -> String {
        mayPass ? "Un nouvel essai suit." : "Raccourcissez-le pour qu’il soit conservé."
    }

    var draftKeptAgain: String { "Le brouillon est maintenant conservé." }

    var askingForFields: String { "demande à la passerelle des champs qu’elle veut…" }
    var noFieldList: String { "liste des champs supplémentaires indisponible\u{202F}; ajoutez-les à la main" }
    var fieldListPartlyUnderstood: String {
        "liste de la passerelle comprise en partie\u{202F}; ajoutez un champ à la main au besoin"
    }

    func noPaymentIDReserved(_ reason: String) -> String {
        "Aucun numéro de paiement n’a pu être réservé\u{202F}: \(reason)."
    }
    var noneWaiting: String { "Aucun paiement n’est en attente." }

    func following(_ number: Int, isCut: Bool, _ cost: String) -> String {
        let what =
            isCut ? "les \(number) paiements les plus récents" : number == 1 ? "un paiement" : "\(number) paiements"
        return "Suivi\u{202F}: \(what)\u{202F}; ce qui change apparaît ici. \(cost)"
    }

    func asksEach(from: Int, to: Int, atOnce: Int) -> String {
        "Une question pour chacun toutes les \(from) à \(to) s, \(atOnce) à la fois au plus\u{202F}; R arrête."
    }

    var stoppedFollowing: String { "Aucun paiement n’est plus suivi." }

    func statusNotRecorded(_ reason: String) -> String {
        "Le statut d’un paiement n’a pas pu être enregistré\u{202F}: \(reason)."
    }
    var gatewayAnswersAgain: String { "La passerelle répond de nouveau." }

    func refused(_ paymentID: String, _ rejection: String) -> String {
        "Paiement \(paymentID), refus de la passerelle\u{202F}: \(rejection)."
    }

    func askedAgainLater(_ problem: String) -> String { "\(problem) La question sera posée de nouveau." }
}
