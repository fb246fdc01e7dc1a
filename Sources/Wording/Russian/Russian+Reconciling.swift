import InvoiceCore

extension Russian: ReconcileTexts {
    func lines(for totals: ReconcileTotals) -> [String] {
        if totals.isEven { return [] }
        return [
            side(
                totals.here, "в истории", totals.comparedHere,
                [(totals.missingThere, "нет в выписке"), (totals.refusedHere, "здесь не приняты")],
                totals.leftOutHere
            ),
            side(
                totals.there, "в выписке", totals.comparedThere,
                [(totals.missingHere, "нет здесь"), (totals.refusedHere, "здесь не приняты")], totals.leftOutThere),
        ]
    }

    private func side(
        _ count: Int, _ place: String, _ compared: Int, _ missing: [(Int, String)],
        _ leftOut: [ReconcileTotals.Reason: Int]
    ) -> String {
        let others = leftOut.values.reduce(0, +)
        var parts = ["есть и здесь, и в шлюзе: \(self.count(compared))"]
        parts += missing.filter { $0.0 > 0 }.map { "\($0.1): \(self.count($0.0))" }
        if others > 0 {
            let reasons = ReconcileTotals.Reason.allCases.compactMap { reason in
                leftOut[reason].flatMap { $0 > 0 ? "\(words(for: reason)): \(self.count($0))" : nil }
            }
            parts.append("не сверены: \(self.count(others)) (\(reasons.joined(separator: ", ")))")
        }
        return "Всего \(place) \(self.count(count)); \(parts.joined(separator: ", "))."
    }

    private func words(for reason: ReconcileTotals.Reason) -> String {
        switch reason {
        case .rejected: "не приняты"
        case .unsent: "не отправлены"
        case .sending: "отправляются"
        case .unknown: "исход не выяснен"
        case .closed: "закрыты как несозданные"
        case .late: "отправлены слишком поздно для выписки"
        case .adoptedElsewhen: "внесены, возможно, из другого времени"
        case .otherAccount: "от другой кассы"
        case .madeOutside: "вне периода по здешним часам"
        case .outsidePeriod: "вне периода по часам шлюза"
        }
    }
}
