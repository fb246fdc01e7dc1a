extension English: ListTexts {
    func noInvoices(in path: String) -> String { "No invoices yet in \(path)." }
    var noInvoiceMeetsSearch: String { "No invoice meets this." }

    func onlyShown(_ limit: Int, newest: Bool) -> String {
        "These are the \(newest ? "newest" : "first") \(limit); --limit shows more."
    }

    var onlyTestPayments: String { "There are test payments only; --with-tests counts them." }
}
