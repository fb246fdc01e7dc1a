extension French: ReconcileReportTexts {
    var statementIsFetched: String { "lecture du relevé…" }

    func statementIsFetched(percent: Int, rows: Int) -> String {
        "lecture du relevé\u{202F}: \(percent)\u{A0}%, \(count(rows, .row))"
    }

    func comparing(invoices: Int) -> String { "comparaison\u{202F}: \(count(invoices, .invoice))" }
    func adoptedSoFar(_ done: Int, of all: Int) -> String { "intégration\u{202F}: \(done) sur \(all)" }

    func compared(from first: String, to last: String, statementRows: Int, onBothSides: Int) -> String {
        "Du \(first) au \(last)\u{202F}: \(count(statementRows)) dans le relevé, \(count(onBothSides)) des deux côtés."
    }

    func gatewayClock(_ offset: String) -> String { "L’horloge de la passerelle est à UTC\(offset)." }

    var gatewayClockUnknown: String {
        """
        Trop peu de factures figurent des deux côtés pour connaître l’horloge de la passerelle\u{202F}: ce qui manque \
        ici a pu être créé jusqu’à 15 heures hors de la période.
        """
    }

    func differences(_ number: Int, kinds: [(count: Int, words: String)]) -> String {
        let parts = kinds.map { "\($0.words) (\(count($0.count)))" }
        return "\(count(number, .difference))\u{202F}: \(parts.joined(separator: ", "))."
    }

    var noDifferences: String { "Aucun écart." }
    var noComparedDifferences: String { "Aucun écart dans ce qui a été comparé." }

    func settlesUnknownOnes(_ command: String) -> String {
        "Issues inconnues ici\u{202F}: \(command) les vérifie."
    }

    func rejectedButThere(_ command: String, isCut: Bool) -> String {
        "Rejetées ici, et la passerelle les a\u{202F}: \(command) redemande\(isCut ? ", et ainsi de suite." : ".")"
    }

    func closedButThere(reopened number: Int, _ command: String?) -> String {
        let form = FrenchForms("rouverte", "rouvertes").form(for: number)
        let open = number == 0 ? [] : ["\(count(number, .invoice)) \(form)."]
        let rest = command.map { ["\($0) redemande."] } ?? []
        return
            "Clôturées ici comme jamais créées, et la passerelle les a\u{202F}: \((open + rest).joined(separator: " "))"
    }

    func unknownAndNotThere(_ number: Int, _ command: String) -> String {
        let outcomes = FrenchForms("issue inconnue et absente", "issues inconnues et absentes").form(for: number)
        return "\(count(number)) \(outcomes) du relevé\u{202F}: \(command) interroge la passerelle."
    }

    var adoptTakesMissing: String { "--adopt intègre à l’historique ce qui manque ici." }

    func adoptTakesStatuses(_ number: Int) -> String {
        "--adopt intègre à l’historique \(count(number, .status)) du relevé."
    }

    func adoptedIntoHistory(_ number: Int) -> String {
        switch number {
        case 0: "Rien n’a été intégré."
        case 1: "1 facture intégrée\u{202F}; elle est dans l’historique, marquée comme telle."
        default: "\(count(number, .invoice)) intégrées\u{202F}; elles sont dans l’historique, marquées comme telles."
        }
    }

    func cameMeanwhile(_ number: Int) -> String {
        let form = FrenchForms("arrivée", "arrivées").form(for: number)
        return "\(count(number)) \(form) entre-temps dans l’historique."
    }

    func tooLittleToAdopt(_ names: [String?], isCut: Bool) -> String {
        let list = names.map { $0 ?? "une sans numéro de paiement ni de suivi" }.joined(separator: ", ")
        return "Le relevé en dit trop peu pour intégrer\u{202F}: \(list)\(isCut ? " …" : "")."
    }
}
