/// One way of being paid that the gateway offers; the gateway calls it a "currency".
public struct PaymentMethod: Sendable, Hashable, Identifiable {
    /// How the money moves, as far as the person who helps a merchant is concerned.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case card, bank, mobileMoney, upi, crypto
    }

    /// The code that goes on the wire as `currency`, e.g. `orange_money-ci.xof`.
    public let code: String
    /// The gateway's own title, e.g. `Orange Money, XOF CI`.
    public let title: String
    /// Who carries the payment, e.g. `Orange Money`.
    public let provider: String
    /// Where payers are, or nil where the method is not tied to one country.
    public let country: Country?
    /// The unit of the amount, e.g. `XOF`, `USDT`.
    public let unit: String
    /// Decimals that an amount in this unit may have: ISO 4217 for money, the coin's own divisibility for crypto.
    public let decimals: Int
    /// How the money moves.
    public let kind: Kind

    /// The code, which is unique in the catalog.
    public var id: String { code }

    /// The name to show in lists, e.g. `Orange Money, Côte d'Ivoire` or `Tether TRC20`.
    public var displayName: String {
        guard let country, kind == .mobileMoney else { return provider }
        return "\(provider), \(country.name)"
    }

    init(
        _ code: String, _ title: String, _ provider: String, _ country: Country?, _ unit: String, _ decimals: Int,
        _ kind: Kind
    ) {
        self.code = code
        self.title = title
        self.provider = provider
        self.country = country
        self.unit = unit
        self.decimals = decimals
        self.kind = kind
    }
}

/// A country in which a payment method works.
public struct Country: Sendable, Hashable {
    /// ISO 3166-1 alpha-2.
    public let code: String
    /// The English short name.
    public let name: String

    static let benin = Country(code: "BJ", name: "Benin")
    static let burkinaFaso = Country(code: "BF", name: "Burkina Faso")
    static let congo = Country(code: "CD", name: "DR Congo")
    static let guinea = Country(code: "GN", name: "Guinea")
    static let india = Country(code: "IN", name: "India")
    static let ivoryCoast = Country(code: "CI", name: "Côte d'Ivoire")
    static let madagascar = Country(code: "MG", name: "Madagascar")
    static let mali = Country(code: "ML", name: "Mali")
    static let nigeria = Country(code: "NG", name: "Nigeria")
    static let senegal = Country(code: "SN", name: "Senegal")
    static let togo = Country(code: "TG", name: "Togo")
    static let ukraine = Country(code: "UA", name: "Ukraine")
}

/// Which payment methods a profile uses: those taken last, and the favourites, by their codes.
public struct MethodUsage: Sendable, Hashable {
    /// Newest first, each once.
    public var recent: [String] = []
    /// In the order in which they were chosen.
    public var favourites: [String] = []

    /// How many recent ones are kept.
    public static let keptRecent = 10

    public init(recent: [String] = [], favourites: [String] = []) {
        self.recent = recent
        self.favourites = favourites
    }
}
