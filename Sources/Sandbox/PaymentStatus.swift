/// Where a payment stands, as status replies name it.
enum PaymentStatus: String, Sendable {
    case created = "CREATED"
    case paying = "PAYIN"
    case recalculated = "PAYED_RECALC"
    case finished = "FINISHED"
    case failed = "FAILED"
    case canceled = "CANCELED"
    /// In no document: what a gateway may come up with some day.
    case onReview = "ON_REVIEW"

    /// Whether nothing changes any more, so that the callback is due.
    var isFinal: Bool {
        switch self {
        case .recalculated, .finished, .failed, .canceled: true
        case .created, .paying, .onReview: false
        }
    }

    /// Whether money came in.
    var isPaid: Bool {
        self == .finished || self == .recalculated
    }
}
