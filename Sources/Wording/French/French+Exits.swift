extension French: ExitTexts {
    var exitDone: String { "terminé" }
    var exitRejected: String {
        "rejetée par la passerelle\u{202F}; ou des écarts trouvés, ou des paiements de test non conformes"
    }
    var exitUsage: String { "utilisation incorrecte" }
    var exitInvalid: String { "saisie incorrecte\u{202F}: chaque problème est nommé, rien n’est envoyé" }
    var exitUnreachable: String { "passerelle injoignable\u{202F}; rien n’a été envoyé, c’est certain" }
    var exitHistoryFailed: String {
        "l’historique ne peut pas être écrit ou lu, ou la sortie ne peut pas être écrite\u{202F}; aucune facture envoyée"
    }
    var exitUnknown: String {
        "issue inconnue\u{202F}: peut-être créée\u{202F}; ou envoyée, et la sortie qui le dit ne peut pas être écrite"
    }
    var exitProtocolBroken: String {
        "la réponse de la passerelle n’est pas conforme au protocole\u{202F}; aucune facture en jeu"
    }
    var exitNotAllowed: String { "non confirmé, ou identifiants refusés" }
    var exitConfiguration: String { "configuration absente ou incorrecte" }
    var exitInterrupted: String { "arrêté par un signal\u{202F}; ce qui a eu lieu jusque-là est enregistré" }
}
