import InvoiceCore

extension French: DifferenceTexts {
    func name(of kind: ReconcileDifference.Kind) -> String {
        switch kind {
        case .missingHere: "absente ici"
        case .missingThere: "absente du relevé"
        case .amount: "montant"
        case .currency: "devise"
        case .status: "statut"
        case .tracking: "numéro de suivi"
        case .paymentID: "numéro de paiement"
        case .outcome: "issue"
        }
    }

    func status(_ status: String, contradictedBy error: String) -> String {
        "\(status), avec une erreur\u{202F}: \(error)"
    }
    var noAmount: String { "sans montant" }
    func unreadableInTable(_ member: ReportMember, _ text: String) -> String {
        "\(name(of: member)) «\u{202F}\(text)\u{202F}»\u{202F}?"
    }
}
