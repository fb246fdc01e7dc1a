/// What the history keeps of an invoice beside what was asked of the gateway, under its name there.
public enum IntentMember: String, Sendable, Hashable, CaseIterable {
    case profile, kind, endpoint
    case clientID = "client_id"
    case body, lease
    case gatewayCreated = "gateway_created"
    case test, replaces
    // Of a method that the gateway's document doesn't have so.
    case unit, decimals, title

    /// Where it stands in an intent; some may be missing.
    public enum Place: Sendable {
        case text(any WritableKeyPath<InvoiceIntent, String> & Sendable)
        case optional(any WritableKeyPath<InvoiceIntent, String?> & Sendable)
        /// Left out where it is false.
        case flag(any WritableKeyPath<InvoiceIntent, Bool> & Sendable)
    }

    public var place: Place {
        switch self {
        case .profile: .text(\.profile)
        case .kind: .optional(\.kind)
        case .endpoint: .text(\.endpoint)
        case .clientID: .text(\.clientID)
        case .body: .text(\.body)
        case .lease: .optional(\.lease)
        case .gatewayCreated: .optional(\.gatewayCreated)
        case .test: .flag(\.isTest)
        case .replaces: .optional(\.replaces)
        case .unit: .optional(\.recordedMethod.unit)
        case .decimals: .optional(\.recordedMethod.decimals)
        case .title: .optional(\.recordedMethod.title)
        }
    }
}
