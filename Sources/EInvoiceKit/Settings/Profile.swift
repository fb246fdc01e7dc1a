import InvoiceCore

/// Where a profile's secret comes from. The secret itself is in none of these but `inline` and `environment`, and shows
/// in no description.
public enum SecretSource: Sendable, Equatable {
    /// A program with its arguments, run without a shell; what it prints is the secret.
    case command([String])
    /// A line for `/bin/sh -c`; what it prints is the secret.
    case shell(String)
    /// A file that nobody else can read.
    case file(path: String)
    /// Written in the config file itself, which then nobody else may read.
    case inline(Secret)
    /// The value of an environment variable.
    case environment(variable: String, Secret)
}

/// An account at a gateway, and what is usual for invoices made there.
public struct Profile: Sendable, Equatable, Identifiable {
    /// Names the folder of its history; see ``InvoiceCore/ProfileName`` and ``folderName``.
    public var name: String
    /// How much is at stake: on a live one nothing is sent without its amount.
    public var kind: ProfileKind
    /// Without a slash at its end; the protocol's `/api/…` follows.
    public var baseURL: String
    /// As the gateway gave it; sent with every request, and no secret.
    public var clientID: String
    /// Read at the first request, not before.
    public var secretSource: SecretSource
    /// What an invoice has unless another text is given: web addresses.
    public var defaults = RequestTexts()
    /// Whether a reply without a signature is believed: yes, but not on a live profile unless it says so. One with a wrong
    /// signature never is, and an unsigned "no" never rejects an invoice.
    public var acceptsUnsignedReplies: Bool
    /// Certificates (PEM) to trust instead of the system's.
    public var caFile: String?
    /// A PEM file with the certificate that the gateway may want, and those that vouch for it; nil for none.
    public var clientCertificate: String?
    /// A PEM file with its private key, which nobody else may read; nil where ``clientCertificate`` has it, too.
    public var clientKey: String?
    /// Of each request; `--timeout` wins over the file.
    public var limits: GatewayLimits
    /// Methods of its own, and codes of those that it doesn't have.
    var methods: [PaymentMethod] = []
    var hidden: [String] = []
    /// The methods that may be chosen: the gateway's document's, with what the config file says for all profiles and for this one.
    public internal(set) var catalog = PaymentMethodCatalog.standard
    /// Where the ``CallbackListener`` listens on 127.0.0.1; nil for no listener, 0 for any free port.
    public var callbackPort: Int?
    /// The public URL that a tunnel or proxy leads to ``callbackPort``; nil where the gateway can reach that itself.
    public var callbackURL: String?
    /// Where what is set came from, by the settings' names; what isn't among them is as usual.
    public internal(set) var sources: [SettingName: SettingSource] = [:]
    /// True for the gateway in this process, which listens on another port each time.
    public private(set) var isEmbeddedSandbox = false

    /// The name, which is unique in the settings.
    public var id: String { name }

    /// The account as the history has it beside each invoice.
    var account: Account {
        Account(profile: name, kind: kind, baseURL: baseURL, clientID: clientID, isEmbeddedSandbox: isEmbeddedSandbox)
    }

    /// A profile with the limits and habits that hold unless told otherwise.
    public init(name: String, kind: ProfileKind, baseURL: String, clientID: String, secretSource: SecretSource) {
        self.name = name
        self.kind = kind
        self.baseURL = baseURL
        self.clientID = clientID
        self.secretSource = secretSource
        acceptsUnsignedReplies = kind != .live
        limits = GatewayLimits()
    }

    /// The profile of the embedded gateway that listens at `baseURL`.
    public static func sandbox(baseURL: String, clientID: String, secret: String) -> Profile {
        var profile = Profile(
            name: sandboxName, kind: .sandbox, baseURL: baseURL, clientID: clientID,
            secretSource: .inline(Secret(secret)))
        profile.isEmbeddedSandbox = true
        return profile
    }

    /// The name that `--sandbox` stands for.
    public static let sandboxName = ProfileName.sandbox
    /// The name of the profile that the environment variables make.
    public static let environmentName = ProfileName.environment
    /// The name of the profile that the environment variables make for the folder in which former versions kept the
    /// invoices of all their accounts; there is one while there is that folder.
    public static let olderEnvironmentName = ProfileName.olderEnvironment

    /// A draft with the profile's usual URLs and nothing else; its status URL is one of its own where the profile has
    /// callbacks.
    public var emptyDraft: InvoiceDraft {
        var draft = InvoiceDraft()
        for field in RequestField.allCases { draft[field] = defaults[field] ?? "" }
        if defaults[.statusURL] == nil { draft[.statusURL] = newStatusURL() ?? "" }
        return draft
    }

    /// The URL before a callback's own part; nil where there are no callbacks, or the port isn't known yet.
    public var callbackPrefix: String? {
        if let callbackURL { return callbackURL }
        guard let callbackPort, callbackPort > 0 else { return nil }
        return "http://127.0.0.1:\(callbackPort)"
    }

    /// An unguessable status URL for one new invoice; nil where the profile has no callbacks. Different each time.
    public func newStatusURL() -> String? { callbackPrefix.map { CallbackToken().statusURL(below: $0) } }
}
