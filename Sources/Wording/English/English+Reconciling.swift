import InvoiceCore

extension English: ReconcileTexts {
    func lines(for totals: ReconcileTotals) -> [String] {
        if totals.isEven { return [] }
        return [
            side(
                totals.here, "in the history", totals.comparedHere,
                [(totals.missingThere, "missing at the gateway"), (totals.refusedHere, "refused here")],
                totals.leftOutHere
            ),
            side(
                totals.there, "in the statement", totals.comparedThere,
                [(totals.missingHere, "missing here"), (totals.refusedHere, "refused here")], totals.leftOutThere),
        ]
    }

    private func side(
        _ count: Int, _ place: String, _ compared: Int, _ missing: [(Int, String)],
        _ leftOut: [ReconcileTotals.Reason: Int]
    ) -> String {
        let others = leftOut.values.reduce(0, +)
        var parts = ["\(self.count(compared)) on both sides"]
        parts += missing.filter { $0.0 > 0 }.map { "\(self.count($0.0)) \($0.1)" }
        if others > 0 {
            let reasons = ReconcileTotals.Reason.allCases.compactMap { reason in
                leftOut[reason].flatMap { $0 > 0 ? "\(self.count($0)) \(words(for: reason))" : nil }
            }
            parts.append("\(self.count(others)) not compared (\(reasons.joined(separator: ", ")))")
        }
        return "\(self.count(count)) \(place): \(parts.joined(separator: ", "))."
    }

    private func words(for reason: ReconcileTotals.Reason) -> String {
        switch reason {
        case .rejected: "rejected"
        case .unsent: "not sent"
        case .sending: "being sent"
        case .unknown: "of unknown outcome"
        case .closed: "closed as never created"
        case .late: "sent too late for the statement"
        case .adoptedElsewhen: "adopted, perhaps of another time"
        case .otherAccount: "of another account"
        case .madeOutside: "made outside the period by the clock here"
        case .outsidePeriod: "outside the period by the gateway's clock"
        }
    }
}
