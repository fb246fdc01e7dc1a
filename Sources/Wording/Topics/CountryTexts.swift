import InvoiceCore

/// Names of countries and of payment methods.
public protocol CountryTexts {
    /// A country's short name.
    func name(of country: Country) -> String
    /// Who carries a payment. Names of operators and coins are the same everywhere; `Bank Transfer` is none.
    func providerName(_ provider: String) -> String
}

extension Language {
    /// The name to show in lists: `Orange Money, Côte d'Ivoire`, `Tether TRC20`.
    public func name(of method: PaymentMethod) -> String {
        let provider = providerName(method.provider)
        guard let country = method.country, method.kind == .mobileMoney else { return provider }
        return "\(provider), \(name(of: country))"
    }
}
