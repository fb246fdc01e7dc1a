import InvoiceCore

extension French: AdviceTexts {
    func mismatchAdvice(_ warning: String) -> String { "\(warning) Demandez à l’assistance de la passerelle." }

    func otherPayment(differing differences: String, _ explanation: String) -> String {
        "La passerelle a un autre paiement\u{202F}: \(differences). \(explanation)"
    }

    func statement(_ explanation: String, status: String, isMismatched: Bool) -> String {
        isMismatched ? "\(explanation) Statut\u{202F}: \(status)." : "\(status)\u{202F}: \(explanation)"
    }

    func handOverWarning(_ differences: String) -> String { "NE RIEN REMETTRE\u{202F}: \(differences)." }

    func notAsked(_ found: String, asked: String) -> String { "\(found), alors que \(asked) est demandé" }

    func differs(_ member: ReportMember, found: String, known: String) -> String {
        member == .currency
            ? "\(name(of: member))\u{202F}: \(found), alors que \(known) est demandé"
            : "\(name(of: member))\u{202F}: \(found), et non \(known)"
    }

    func unreadable(_ member: ReportMember, _ text: String) -> String {
        "\(name(of: member)), valeur illisible\u{202F}: \(text)"
    }

    func missing(_ member: ReportMember) -> String { "\(name(of: member))\u{202F}: non indiqué par la passerelle" }

    func name(of member: ReportMember) -> String {
        switch member {
        case .amount: "montant"
        case .currency: "devise"
        case .tracking: "numéro de suivi"
        case .paymentID: "numéro de paiement"
        case .fee: "frais"
        case .accrualAmount: "montant crédité"
        case .accrualCurrency: "devise créditée"
        case .isRecalculated: "indication de recalcul"
        case .created: "date de création"
        case .processed: "date de traitement"
        }
    }
}
