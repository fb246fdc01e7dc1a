/// How much is at stake with a profile; every screen shows it as a word.
public enum ProfileKind: String, Sendable, Hashable, CaseIterable {
    /// An embedded or other gateway where nothing is real.
    case sandbox
    /// A real gateway's account for testing.
    case test
    /// Real money: sending needs the amount confirmed.
    case live
}

/// Where requests go and as whom, as it stands in the history beside each invoice.
public struct Account: Sendable, Hashable {
    public let profile: String
    public let kind: ProfileKind
    /// The URL that creates invoices.
    public let endpoint: String
    /// Where invoices are adopted from; see ``InvoiceIntent/isAdopted``.
    public let statementEndpoint: String
    public let clientID: String
    private let isEmbeddedSandbox: Bool

    /// An account at the gateway whose `/api/…` follows `baseURL`.
    public init(profile: String, kind: ProfileKind, baseURL: String, clientID: String, isEmbeddedSandbox: Bool = false)
    {
        self.profile = profile
        self.kind = kind
        self.isEmbeddedSandbox = isEmbeddedSandbox
        endpoint = "\(baseURL)/api/einvoice/create"
        statementEndpoint = baseURL + InvoiceIntent.statementPath
        self.clientID = clientID
    }

    /// True for an invoice of this gateway, client and kind, which old records lack.
    ///
    /// The embedded sandbox gets a new port at each start and stays one account; no other profile has its name.
    package func owns(_ intent: InvoiceIntent) -> Bool {
        guard intent.clientID == clientID, intent.kind == nil || intent.kind == kind.rawValue else { return false }
        if intent.endpoint == endpoint || intent.endpoint == statementEndpoint { return true }
        return isEmbeddedSandbox && intent.profile == profile && WebAddress.isLoopback(intent.endpoint)
    }
}
