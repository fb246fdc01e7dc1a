import InvoiceCore

extension Ukrainian: ReconcileTexts {
    func lines(for totals: ReconcileTotals) -> [String] {
        if totals.isEven { return [] }
        return [
            side(
                totals.here, "В історії", totals.comparedHere,
                [(totals.missingThere, "немає у виписці"), (totals.refusedHere, "тут не прийнято")],
                totals.leftOutHere
            ),
            side(
                totals.there, "У виписці", totals.comparedThere,
                [(totals.missingHere, "немає тут"), (totals.refusedHere, "тут не прийнято")], totals.leftOutThere),
        ]
    }

    private func side(
        _ count: Int, _ place: String, _ compared: Int, _ missing: [(Int, String)],
        _ leftOut: [ReconcileTotals.Reason: Int]
    ) -> String {
        let others = leftOut.values.reduce(0, +)
        var parts = ["з обох боків \(self.count(compared))"]
        parts += missing.filter { $0.0 > 0 }.map { "\($0.1) \(self.count($0.0))" }
        if others > 0 {
            let reasons = ReconcileTotals.Reason.allCases.compactMap { reason in
                leftOut[reason].flatMap { $0 > 0 ? "\(words(for: reason)) \(self.count($0))" : nil }
            }
            parts.append("не звірено \(self.count(others)) (\(reasons.joined(separator: ", ")))")
        }
        return "\(place) \(self.count(count)): \(parts.joined(separator: ", "))."
    }

    private func words(for reason: ReconcileTotals.Reason) -> String {
        switch reason {
        case .rejected: "не прийнято"
        case .unsent: "не надіслано"
        case .sending: "надсилається"
        case .unknown: "не з’ясовано"
        case .closed: "закрито як нестворені"
        case .late: "надіслано запізно для виписки"
        case .adoptedElsewhen: "внесено, можливо, з іншого часу"
        case .otherAccount: "з іншої каси"
        case .madeOutside: "створено поза періодом за тутешнім годинником"
        case .outsidePeriod: "поза періодом за годинником шлюзу"
        }
    }
}
