import InvoiceCore

extension SandboxOutcome {
    /// The status that a processed payment of this amount comes to by itself; nil if it waits to be paid.
    var settledStatus: PaymentStatus? {
        switch self {
        case .succeeds: .finished
        case .fails: .failed
        case .recalculated: .recalculated
        case .canceled: .canceled
        case .unheardOfStatus: .onReview
        default: nil
        }
    }
}
