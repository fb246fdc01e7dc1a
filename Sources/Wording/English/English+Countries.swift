import InvoiceCore

extension English: CountryTexts {
    func name(of country: Country) -> String { country.name }

    func providerName(_ provider: String) -> String { provider }
}
