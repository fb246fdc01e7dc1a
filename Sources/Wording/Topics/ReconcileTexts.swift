import InvoiceCore

/// How the history and the gateway's statement compare.
public protocol ReconcileTexts {
    /// How both sides of a comparison add up, a line each; none where they are even.
    func lines(for totals: ReconcileTotals) -> [String]
}
