/// What is, or once was, the matter with an invoice; the raw value asks for it in a search.
public enum Happening: String, Sendable, Hashable, CaseIterable {
    /// Nobody knows what became of the request.
    case unknown = "is:unknown"
    /// The gateway may still change the payment.
    case waiting = "is:waiting"
    /// The outcome was unknown at some time, be it still so or not.
    case wasUnknown = "was:unknown"
    /// Sent more than once.
    case resent = "was:resent"
    /// Somebody wrote a note on it.
    case noted = "was:noted"

    /// True when it is so.
    public func holds(for invoice: Invoice) -> Bool {
        switch self {
        case .unknown: invoice.state == .unknown
        case .waiting: invoice.isWaiting
        case .wasUnknown: invoice.updates.contains { if case .unknown = $0.change { true } else { false } }
        case .resent: invoice.sendings > 1
        case .noted: !invoice.notes.isEmpty
        }
    }
}
