import InvoiceCore

extension French: StateTexts {
    func word(for state: ShownState) -> String {
        switch state {
        case .sending: "envoi…"
        case .unknown: "à vérifier"
        case .unsent: "non envoyée"
        case .closed: "clôturée"
        case .rejected: "rejetée"
        case .created: "créée"
        case .started: "en attente"
        case .paid: "payée"
        case .otherSum: "autre somme"
        case .finished: "terminée"
        case .failed: "échec"
        case .canceled: "annulée"
        case .debitFailed: "échec débit"
        case .mismatch: "écart"
        }
    }

    func meaning(of state: ShownState) -> String {
        switch state {
        case .sending: "En cours d’envoi à la passerelle"
        case .rejected: "Rejetée par la passerelle\u{202F}; rien n’a été créé"
        case .unknown: "Pas de réponse utilisable\u{202F}: peut-être créée\u{202F}; à vérifier"
        case .unsent: "Jamais partie, c’est certain\u{202F}; rien n’a été créé"
        case .closed: "Clôturée à la main comme jamais créée"
        case .created: "La passerelle l’a\u{202F}; paiement non commencé"
        case .started: "Le client peut payer\u{202F}; rien n’est encore crédité"
        case .paid: "Payée, pas encore terminée"
        case .otherSum: "Payée, mais autre montant que demandé"
        case .finished: "Payée et terminée"
        case .failed: "Le paiement a échoué\u{202F}; rien n’a été crédité"
        case .debitFailed: "Le débit a échoué"
        case .canceled: "La passerelle n’attend plus le paiement"
        case .mismatch: "La passerelle indique un autre montant ou une autre devise"
        }
    }

    func explanation(of meaning: GatewayStatus.Meaning) -> String {
        switch meaning {
        case .orderCreated:
            "La facture existe\u{202F}; son paiement n’est pas commencé. Le lancer donne le lien de paiement."
        case .inProgress: "En attente du paiement du client\u{202F}; rien n’est encore crédité."
        case .paid: "Payée, pas encore terminée. Remettez la marchandise une fois la facture terminée."
        case .paidOtherAmount:
            "Payée, mais autre montant que demandé\u{202F}: comparez le montant crédité avant de remettre la marchandise."
        case .finished: "Payée et terminée. La marchandise peut être remise."
        case .failed:
            "Le paiement a échoué\u{202F}; rien n’a été crédité. Le client peut réessayer avec une nouvelle facture."
        case .canceled:
            "La passerelle n’attend plus ce paiement. Créez une nouvelle facture si le paiement reste souhaité."
        case .debitFailed: "Le débit a échoué. La passerelle n’a ce statut qu’en mode test."
        case .unheardOf:
            "Mot de la passerelle, que le protocole n’explique pas. Demandez à l’assistance de la passerelle."
        }
    }

    func cause(_ code: UnknownReason.Code, detail: String?) -> String {
        func with(_ text: String) -> String { detail.map { "\(text) (\($0))" } ?? text }
        switch code {
        case .timeout: return detail.map { "pas de réponse complète en \($0)" } ?? "pas de réponse complète à temps"
        case .canceled: return "vous avez cessé d’attendre la réponse"
        case .connectionLost: return with("la connexion a été coupée avant la fin de la réponse")
        case .badReply: return with("réponse non conforme au protocole")
        case .replyTooLarge: return with("réponse trop grande pour être lue")
        case .wrongSignature:
            return with(
                "signature incorrecte\u{202F}: la réponse ne vient peut-être pas de la passerelle, ou la clé du profil est fausse"
            )
        case .missingSignature:
            let setting = "mettez accept_unsigned_replies dans le profil, ou EINVOICE_ACCEPT_UNSIGNED_REPLIES"
            return "réponse non signée (si la passerelle ne signe pas, \(setting))"
        case .unsignedRefusal: return with("refus que nul n’a signé, et qui ne prouve rien")
        case .alreadyExists:
            return with(
                "la passerelle a déjà ce numéro de paiement, de cette requête même ou d’une autre facture")
        case .redirect: return with("la passerelle redirige ailleurs, ce qui n’est jamais suivi")
        case .interrupted: return "le programme s’est fermé avant la réponse"
        case .other: return with("pas de réponse utilisable")
        }
    }

    var noReasonGiven: String { "sans motif indiqué" }

    func refusal(_ message: String, code: String) -> String { "\(message) (code \(code))" }

    func name(of kind: PaymentMethod.Kind) -> String {
        switch kind {
        case .card: "carte"
        case .bank: "banque"
        case .mobileMoney: "mobile money"
        case .upi: "UPI"
        case .crypto: "crypto"
        }
    }

    func decimals(_ count: Int) -> String {
        count == 0 ? "sans décimales" : "\(count) \(FrenchForms("décimale", "décimales").form(for: count))"
    }
}
