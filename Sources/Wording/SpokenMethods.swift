import InvoiceCore

extension Language {
    /// The methods that a filter finds: by their English words, and by what they are called in this language.
    public func methods(of catalog: PaymentMethodCatalog, foundBy text: String) -> [PaymentMethod] {
        catalog.search(text) { names(of: $0) }
    }

    /// What a method, its country and its kind are called.
    public func names(of method: PaymentMethod) -> [String] {
        [name(of: method), method.country.map { name(of: $0) }, name(of: method.kind)].compactMap(\.self)
    }
}

extension InvoiceQuery {
    /// The same where `method:` means methods by their names in any language, whichever is spoken: it may have been saved in
    /// another.
    public func namingMethods(of catalog: PaymentMethodCatalog) -> InvoiceQuery {
        naming(catalog) { method in LanguageCode.allCases.map { $0.texts.name(of: method) } }
    }
}
