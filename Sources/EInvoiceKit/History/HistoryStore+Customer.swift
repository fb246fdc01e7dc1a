import InvoiceCore

extension HistoryStore {
    /// How many invoices are looked at to find a customer's: a part of an account is part of others too.
    private static let customersLooked = 200

    /// A customer's newest invoices that exist or may exist, without test payments and those that were replaced.
    ///
    /// - Parameter currency: a method's code, where only those in it are wanted.
    public func lastInvoices(
        of customer: Customer, in currency: String? = nil, limit: Int
    ) throws(StorageProblem) -> [Invoice] {
        var query = InvoiceQuery()
        let text = [SearchText(customer.text)]
        if customer.field == .account { query.accounts = text } else { query.senders = text }
        if let currency { query.currencies = [folded(currency)] }
        var (last, seen): ([Invoice], Int) = ([], 0)
        try find(query) { invoice in
            seen += 1
            let isWanted = customer.isOf(invoice) && (currency ?? invoice.intent.currency) == invoice.intent.currency
            if isWanted, invoice.mayExist, invoice.replacement == nil, !invoice.intent.isTest { last.append(invoice) }
            return last.count < limit && seen < Self.customersLooked
        }
        return last
    }
}
