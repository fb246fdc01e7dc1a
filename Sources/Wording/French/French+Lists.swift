extension French: ListTexts {
    func noInvoices(in path: String) -> String { "Aucune facture pour l’instant dans \(path)." }
    var noInvoiceMeetsSearch: String { "Aucune facture ne répond à cela." }

    func onlyShown(_ limit: Int, newest: Bool) -> String {
        "\(newest ? "Les plus récentes" : "Les premières") seulement\u{202F}: \(limit)\u{202F}; --limit en montre davantage."
    }

    var onlyTestPayments: String { "Il n’y a que des paiements de test\u{202F}; --with-tests les compte." }
}
