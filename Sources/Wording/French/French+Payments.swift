import InvoiceCore

extension French: PaymentTexts {
    func label(of kind: PaymentFact.Kind) -> String {
        switch kind {
        case .reason: "Motif"
        case .currency: "Devise"
        case .amount: "Montant"
        case .fee: "Frais"
        case .credited: "Crédité"
        case .ifPaid: "Si payée"
        case .recalculated: "Recalculée"
        case .processed: "Traitée"
        case .tracking: "N° de suivi"
        case .paymentID: "N° paiement"
        case .unreadable: "Illisible"
        }
    }

    func found(_ found: String, not known: String) -> String { "\(found), et non \(known)" }
    var notTold: String { "non indiqué" }
    func unreadableFact(_ member: ReportMember, _ text: String) -> String { "\(name(of: member))\u{202F}: \(text)" }
    func ifPaid(credited: String?, fee: String?) -> String {
        guard let credited else { return "frais prévus\u{202F}: \(fee ?? "")" }
        return "\(credited) seraient crédités" + (fee.map { ", après \($0) de frais" } ?? "")
    }
    func recalculated(isPaid: Bool) -> String { isPaid ? "oui\u{202F}: montant payé autre que demandé" : "oui" }
    func asked(_ ago: String) -> String { "actualisé \(ago)" }

    func beginning(isAdopted: Bool) -> String {
        isAdopted ? "intégrée depuis le relevé\u{202F}; pas créée ici" : "enregistrée dans l’historique"
    }

    func confirmations(_ current: Int?, of needed: Int) -> String {
        let number = current ?? 0
        return "\(number) \(FrenchForms("confirmation", "confirmations").form(for: number)) sur \(needed)"
    }

    var paymentLink: String { "Lien" }
    var payTo: String { "Payer à" }
    var confirmed: String { "Confirmé" }
    func paymentStarted(_ facts: String?) -> String {
        facts.map { "paiement lancé\u{202F}: \($0)" } ?? "paiement lancé"
    }
    var noWayToPay: String {
        "La passerelle n’a donné ni lien ni adresse. Demandez à son assistance comment le client paie."
    }
}
