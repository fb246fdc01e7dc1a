import InvoiceCore

extension English: PaymentTexts {
    func label(of kind: PaymentFact.Kind) -> String {
        switch kind {
        case .reason: "Reason"
        case .currency: "Currency"
        case .amount: "Amount"
        case .fee: "Fee"
        case .credited: "Credited"
        case .ifPaid: "If paid"
        case .recalculated: "Recalculated"
        case .processed: "Processed"
        case .tracking: "Tracking"
        case .paymentID: "Payment id"
        case .unreadable: "Unreadable"
        }
    }

    func found(_ found: String, not known: String) -> String { "\(found), not \(known)" }
    var notTold: String { "not told" }
    func unreadableFact(_ member: ReportMember, _ text: String) -> String { "\(name(of: member)): \(text)" }
    func ifPaid(credited: String?, fee: String?) -> String {
        guard let credited else { return "the fee would be \(fee ?? "")" }
        return "\(credited) would be credited" + (fee.map { ", after a fee of \($0)" } ?? "")
    }
    func recalculated(isPaid: Bool) -> String { isPaid ? "yes: another sum was paid than asked" : "yes" }
    func asked(_ ago: String) -> String { "asked \(ago)" }

    func beginning(isAdopted: Bool) -> String {
        isAdopted ? "adopted from the gateway's statement; not made here" : "recorded in the history"
    }

    func confirmations(_ current: Int?, of needed: Int) -> String {
        "\(current ?? 0) of \(needed) confirmations"
    }

    var paymentLink: String { "Payment link" }
    var payTo: String { "Pay to" }
    var confirmed: String { "Confirmed" }
    func paymentStarted(_ facts: String?) -> String {
        facts.map { "payment started: \($0)" } ?? "payment started"
    }
    var noWayToPay: String {
        "The gateway gave neither a link nor an address. Ask its support how the customer pays."
    }
}
