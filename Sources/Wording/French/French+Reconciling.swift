import InvoiceCore

extension French: ReconcileTexts {
    func lines(for totals: ReconcileTotals) -> [String] {
        if totals.isEven { return [] }
        return [
            side(
                totals.here, "dans l’historique", totals.comparedHere,
                [(totals.missingThere, "du relevé"), (totals.refusedHere, nil)],
                totals.leftOutHere
            ),
            side(
                totals.there, "dans le relevé", totals.comparedThere,
                [(totals.missingHere, "ici"), (totals.refusedHere, nil)], totals.leftOutThere),
        ]
    }

    /// `missing` are those that lack somewhere, or, without a place, those that were refused here.
    private func side(
        _ count: Int, _ place: String, _ compared: Int, _ missing: [(Int, String?)],
        _ leftOut: [ReconcileTotals.Reason: Int]
    ) -> String {
        let others = leftOut.values.reduce(0, +)
        var parts = ["\(self.count(compared)) des deux côtés"]
        parts += missing.filter { $0.0 > 0 }.map { number, place in
            let words =
                place.map { "\(FrenchForms("absente", "absentes").form(for: number)) \($0)" }
                ?? "\(FrenchForms("rejetée", "rejetées").form(for: number)) ici"
            return "\(self.count(number)) \(words)"
        }
        if others > 0 {
            let reasons = ReconcileTotals.Reason.allCases.compactMap { reason in
                leftOut[reason].flatMap { $0 > 0 ? "\(self.count($0)) \(words(for: reason, $0))" : nil }
            }
            let form = FrenchForms("non comparée", "non comparées").form(for: others)
            parts.append("\(self.count(others)) \(form) (\(reasons.joined(separator: ", ")))")
        }
        return "\(self.count(count)) \(place)\u{202F}: \(parts.joined(separator: ", "))."
    }

    private func words(for reason: ReconcileTotals.Reason, _ number: Int) -> String {
        func form(_ one: String, _ other: String) -> String { FrenchForms(one, other).form(for: number) }
        return switch reason {
        case .rejected: form("rejetée", "rejetées")
        case .unsent: form("non envoyée", "non envoyées")
        case .sending: "en cours d’envoi"
        case .unknown: "d’issue inconnue"
        case .closed: form("clôturée comme jamais créée", "clôturées comme jamais créées")
        case .late: "\(form("envoyée", "envoyées")) trop tard pour le relevé"
        case .adoptedElsewhen: "\(form("intégrée", "intégrées")), peut-être d’une autre date"
        case .otherAccount: "d’un autre compte"
        case .madeOutside: "\(form("créée", "créées")) hors de la période à l’horloge d’ici"
        case .outsidePeriod: "hors de la période à l’horloge de la passerelle"
        }
    }
}
