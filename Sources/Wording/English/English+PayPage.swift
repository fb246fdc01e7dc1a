import InvoiceCore

extension English: PayPageTexts {
    var payTitle: String { "Payment" }
    var payNotice: String { "Sandbox: a trial payment, no money moves." }
    var payMethod: String { "Payment method" }
    var payPurpose: String { "Description" }
    var payPaymentID: String { "Payment id" }
    var payTracking: String { "Tracking number" }
    var payAddress: String { "Address" }
    var payNow: String { "Pay" }
    var payDecline: String { "Decline, as a bank would" }
    var payCancel: String { "Cancel the payment" }
    var payBack: String { "Back to the shop" }
    var payUnknown: String { "There is no such payment." }

    func payText(for meaning: GatewayStatus.Meaning) -> String {
        switch meaning {
        case .orderCreated: "Created"
        case .inProgress: "Waiting for payment"
        case .paid, .finished: "Paid"
        case .paidOtherAmount: "Paid, another amount"
        case .failed, .debitFailed: "Payment failed"
        case .canceled: "Canceled"
        default: "Under review"
        }
    }
}
