import InvoiceCore

/// The sandbox's pay page, which the payer reads.
public protocol PayPageTexts {
    var payTitle: String { get }
    /// That no money moves.
    var payNotice: String { get }
    var payMethod: String { get }
    var payPurpose: String { get }
    var payPaymentID: String { get }
    var payTracking: String { get }
    var payAddress: String { get }
    var payNow: String { get }
    var payDecline: String { get }
    var payCancel: String { get }
    var payBack: String { get }
    /// For a link that belongs to no payment.
    var payUnknown: String { get }
    /// What the payer is told of a status; one that no document knows is being looked at.
    func payText(for meaning: GatewayStatus.Meaning) -> String
}
