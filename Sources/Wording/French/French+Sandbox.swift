import InvoiceCore

extension French: SandboxTexts {
    func explanation(of outcome: SandboxOutcome) -> String {
        switch outcome {
        case .succeeds: "réussit\u{202F}: une fois traité, PAYIN puis FINISHED"
        case .fails: "échoue\u{202F}: une fois traité, PAYIN puis FAILED avec un motif"
        case .declined: "la création est refusée avec une erreur"
        case .serverError: "crée, puis répond HTTP 500 avec une page HTML"
        case .neverAnswers: "crée, puis ne répond jamais"
        case .slow: "crée, et répond au bout de 5 secondes"
        case .dropsAfterCreating: "crée, puis coupe la connexion"
        case .wrongSignature: "crée, et signe mal sa réponse"
        case .dropsBeforeCreating: "coupe la connexion sans créer, la première fois pour un numéro de paiement"
        case .halfReply: "crée, puis envoie la moitié de sa réponse"
        case .hostileText: "création refusée, avec des caractères de contrôle dans le message"
        case .recalculated: "une fois traité, PAYIN puis PAYED_RECALC\u{202F}: un dixième de moins est payé"
        case .canceled: "une fois traité, PAYIN puis CANCELED"
        case .unheardOfStatus: "une fois traité, PAYIN puis un statut qu’aucun document ne connaît"
        case .missingSignature: "crée, et ne signe pas sa réponse"
        case .redirect: "crée, puis redirige"
        case .largeReply: "crée, et répond par 2 Mio"
        }
    }
}
