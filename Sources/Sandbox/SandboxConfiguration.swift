public struct SandboxConfiguration: Sendable {
    /// The port that it listens on unless told otherwise, so that pay links survive a restart.
    public static let preferredPort = 8417

    /// Clients send it as `DPAY_CLIENT`.
    public var clientID: String
    /// Both sides sign with it.
    public var secret: String
    /// The port on 127.0.0.1; 0 for any free one.
    public var port: Int
    /// Whether any free port will do when `port` is taken.
    public var takesAnyPort: Bool
    /// The file that remembers invoices, shared by all sandboxes that name it (created 0600); nil to remember nothing.
    public var ledgerPath: String?
    /// Whether it runs until somebody ends it. Where such a sandbox runs, pay links lead to its pages.
    public var stays: Bool
    /// Time from processing until a payment comes to the status that its amount asks for.
    public var settleDelay: Duration
    /// Time that the slow outcome's answer takes.
    public var slowDelay: Duration
    /// Whether status and statement name the currency in capitals (`VISAMASTER.UAH`), as some clients expect it. The
    /// protocol's own examples have it as it was asked for.
    public var tellsCurrencyInCapitals: Bool
    /// The waits before each try of a callback; as many tries as there are waits.
    public var callbackWaits: [Duration]

    public init(
        clientID: String = "1", secret: String = "sandbox-secret", port: Int = preferredPort,
        takesAnyPort: Bool = true, ledgerPath: String? = nil, stays: Bool = true, settleDelay: Duration = .seconds(1),
        slowDelay: Duration = .seconds(5), tellsCurrencyInCapitals: Bool = false,
        callbackWaits: [Duration] = [.zero, .seconds(1), .seconds(4)]
    ) {
        self.clientID = clientID
        self.secret = secret
        self.port = port
        self.takesAnyPort = takesAnyPort
        self.ledgerPath = ledgerPath
        self.stays = stays
        self.settleDelay = settleDelay
        self.slowDelay = slowDelay
        self.tellsCurrencyInCapitals = tellsCurrencyInCapitals
        self.callbackWaits = callbackWaits
    }
}
