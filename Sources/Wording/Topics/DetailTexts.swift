import InvoiceCore

/// One invoice whole.
public protocol DetailTexts {
    // Names of what is known of it, at the left of a value; at most 13 columns.
    /// Another tracking number than the first.
    var otherTrackingLabel: String { get }
    var noteLabel: String { get }

    var gatewayHeading: String { get }
    var requestHeading: String { get }

    // What happened to it: lines without a full stop. `after` is how long the gateway took, as `seconds(_:)` tells it.
    func created(tracking: String, after: String?) -> String
    func rejected(_ reason: String, after: String?) -> String
    func wasNotSent(_ reason: String) -> String
    var wasSentAgain: String { get }
    var gatewayHadNone: String { get }
    func noted(_ text: String) -> String
}
