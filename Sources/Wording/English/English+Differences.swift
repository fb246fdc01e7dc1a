import InvoiceCore

extension English: DifferenceTexts {
    func name(of kind: ReconcileDifference.Kind) -> String {
        switch kind {
        case .missingHere: "missing here"
        case .missingThere: "missing there"
        case .amount: "amount"
        case .currency: "currency"
        case .status: "status"
        case .tracking: "tracking"
        case .paymentID: "payment id"
        case .outcome: "outcome"
        }
    }

    func status(_ status: String, contradictedBy error: String) -> String { "\(status) with an error: \(error)" }
    var noAmount: String { "no amount" }
    func unreadableInTable(_ member: ReportMember, _ text: String) -> String { "\(name(of: member)) “\(text)”?" }
}
