/// A member of the gateway's report beside the status: its name in the protocol, in the history and in what commands print.
public enum ReportMember: String, Sendable, Hashable, CaseIterable {
    case tracking
    case paymentID = "payment_id"
    case currency, amount, fee
    case accrualAmount = "accrual_amount"
    case accrualCurrency = "accrual_currency"
    case created, processed
    case isRecalculated = "is_recalc"

    /// Where its value stands in a report, and of which type it is.
    public enum Place {
        case text(WritableKeyPath<StatusReport, String?>)
        case amount(WritableKeyPath<StatusReport, Amount?>)
        case flag(WritableKeyPath<StatusReport, Bool?>)
    }

    public var place: Place {
        switch self {
        case .tracking: .text(\.tracking)
        case .paymentID: .text(\.paymentID)
        case .currency: .text(\.currency)
        case .amount: .amount(\.amount)
        case .fee: .amount(\.fee)
        case .accrualAmount: .amount(\.accrualAmount)
        case .accrualCurrency: .text(\.accrualCurrency)
        case .created: .text(\.created)
        case .processed: .text(\.processed)
        case .isRecalculated: .flag(\.isRecalculated)
        }
    }
}
