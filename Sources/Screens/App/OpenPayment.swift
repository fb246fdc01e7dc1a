import InvoiceCore

/// A payment that was sent in this run, and of which the history doesn't tell how it ended.
public struct OpenPayment: Sendable, Hashable {
    public let paymentID: String
    /// False where the outcome is known, and the history can't be written.
    public let isRecorded: Bool

    func isOf(_ invoice: Invoice) -> Bool { paymentID == invoice.intent.paymentID.text }
}

extension AppState {
    /// What is to be said when the program ends now: what is on its way, and what came of it but isn't certain.
    public var openPayments: [OpenPayment] {
        let onTheirWay = screens.flatMap(\.paymentsOnTheirWay)
        // One that is sent again was of an unknown outcome before.
        let others = context.openPayments.filter { !onTheirWay.contains($0.paymentID) }
        return onTheirWay.map { OpenPayment(paymentID: $0, isRecorded: true) } + others
    }
}
