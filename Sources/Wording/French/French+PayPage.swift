import InvoiceCore

extension French: PayPageTexts {
    var payTitle: String { "Paiement" }
    var payNotice: String { "Bac à sable\u{202F}: paiement de test, aucun argent n’est débité." }
    var payMethod: String { "Moyen de paiement" }
    var payPurpose: String { "Libellé" }
    var payPaymentID: String { "Numéro de paiement" }
    var payTracking: String { "Numéro de suivi" }
    var payAddress: String { "Adresse" }
    var payNow: String { "Payer" }
    var payDecline: String { "Refuser, comme le ferait une banque" }
    var payCancel: String { "Annuler le paiement" }
    var payBack: String { "Retour à la boutique" }
    var payUnknown: String { "Ce paiement n’existe pas." }

    func payText(for meaning: GatewayStatus.Meaning) -> String {
        switch meaning {
        case .orderCreated: "Créé"
        case .inProgress: "En attente de paiement"
        case .paid, .finished: "Payé"
        case .paidOtherAmount: "Payé, autre montant"
        case .failed, .debitFailed: "Le paiement a échoué"
        case .canceled: "Annulé"
        default: "En cours de vérification"
        }
    }
}
