import InvoiceCore

extension French: ReconcileScreenTexts {
    var hereLabel: String { "Ici" }
    var gatewayLabel: String { "passerelle" }

    var fetchingStatement: String { "Demande du relevé à la passerelle…" }
    var comparingWithHistory: String { "Comparaison avec l’historique…" }
    func fetched(percent: Int, rows: Int) -> String { "\(percent)\u{A0}%, \(count(rows, .row))" }
    var cantComparePeriod: String { "Cette période ne peut pas être comparée." }
    var comparingRecordsNothing: String { "Comparer ne fait que rouvrir ce qui était clôturé et se trouve là-bas." }

    var nothingDiffers: String { "Aucun écart." }
    var nothingComparedDiffers: String { "Aucun écart dans ce qui a été comparé." }
    func inStatement(_ number: Int, onBothSides both: Int) -> String {
        "\(count(number)) dans le relevé de la passerelle, \(count(both)) des deux côtés"
    }
    var explanationTitle: String { "Explication" }
    var whyTitle: String { "D’où viennent ces nombres" }
    func whyKey(_ key: KeyName) -> String { "Les deux côtés ne concordent pas\u{202F}: \(key(.explain)) dit pourquoi." }
    func inHistory(_ number: Int) -> String { "Dans l’historique\u{202F}: \(count(number))" }
    func inStatement(_ number: Int) -> String { "Dans le relevé de la passerelle\u{202F}: \(count(number))" }
    var onBothSides: String { "des deux côtés" }
    var missingAtGateway: String { "absentes du relevé" }
    var missingInHistory: String { "absentes ici\u{202F}; elles peuvent être intégrées" }
    var refusedHere: String { "rejetées ici ou jamais envoyées, et la passerelle les a" }
    func whole(_ reason: ReconcileTotals.Reason) -> String {
        switch reason {
        case .rejected: "non comparées\u{202F}: la passerelle les a rejetées"
        case .unsent: "non comparées\u{202F}: jamais parties"
        case .sending: "non comparées\u{202F}: en cours d’envoi"
        case .unknown: "non comparées\u{202F}: issue inconnue\u{202F}; elles peuvent être vérifiées"
        case .closed: "non comparées\u{202F}: clôturées comme jamais créées"
        case .late: "non comparées\u{202F}: envoyées trop tard pour être à coup sûr dans le relevé"
        case .adoptedElsewhen:
            "non comparées\u{202F}: intégrées, et peut-être d’une autre date à l’horloge de la passerelle"
        case .otherAccount: "non comparées\u{202F}: créées avec un autre numéro de caisse ou sur une autre passerelle"
        case .madeOutside:
            "non comparées\u{202F}: créées hors de la période à l’horloge d’ici\u{202F}; elles sont à leur propre jour"
        case .outsidePeriod: "non comparées\u{202F}: hors de la période à l’horloge de la passerelle"
        }
    }
    var whyMoreIsAsked: String {
        """
        La demande à la passerelle dépasse la période aux deux bouts, car elle ne dit pas selon quelle horloge elle \
        compte les jours\u{202F}: ce qui est en dehors n’est pas comparé.
        """
    }
    func unsettledAndNotInStatement(_ number: Int) -> String {
        let what =
            number == 1
            ? "Une issue inconnue ici et absente du relevé"
            : "\(count(number)) issues inconnues ici et absentes du relevé"
        return "\(what)\u{202F}: vérifiez avec u."
    }

    func adoptQuestion(_ invoices: Int, statuses: Int) -> String {
        switch (invoices, statuses) {
        case (1, 0):
            "Intégrer à l’historique la facture absente ici, avec la marque «\u{202F}intégrée\u{202F}»\u{202F}?"
        case (_, 0):
            """
            Intégrer à l’historique les \(count(invoices, .invoice)) absentes ici, \
            avec la marque «\u{202F}intégrée\u{202F}»\u{202F}?
            """
        case (0, 1): "Intégrer à l’historique le statut du relevé\u{202F}?"
        case (0, _): "Intégrer à l’historique les \(count(statuses, .status)) du relevé\u{202F}?"
        default:
            "Intégrer les absentes (\(count(invoices, .invoice))) et \(count(statuses, .status)) du relevé\u{202F}?"
        }
    }
    var adopting: String { "Intégration" }
    func adopted(_ number: Int) -> String {
        "\(count(number, .invoice)) \(FrenchForms("intégrée", "intégrées").form(for: number))."
    }
    func statusesTaken(_ number: Int) -> String {
        "\(count(number, .status)) \(FrenchForms("repris", "repris").form(for: number)) du relevé."
    }
    func tooLittleTold(_ number: Int) -> String { "Trop peu d’indications pour intégrer\u{202F}: \(count(number))." }
    func newerHere(_ number: Int) -> String {
        "État plus récent ici que dans le relevé\u{202F}: \(count(number, .invoice))."
    }
    var adoptingStopped: String { "Arrêté\u{202F}; le reste n’a pas été intégré." }
    var cantReadInvoice: String { "La facture ne peut pas être lue dans l’historique." }
}
