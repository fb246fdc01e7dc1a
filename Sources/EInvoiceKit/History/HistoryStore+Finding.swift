import InvoiceCore

extension HistoryStore {
    /// The invoice with this local id, payment id or tracking number; see ``lookUp(_:)``.
    public func invoice(id text: String) throws(StorageProblem) -> Invoice {
        try lookUp(text).invoice
    }

    /// The invoice with this local id, tracking number or payment id, whatever the case of its letters.
    ///
    /// A local id goes before the others, and what is written exactly so before what differs in case. Of several with the
    /// same payment id the newest is meant; `older` are the local ids of the others, newest first.
    /// - Throws: ``InvoiceCore/StorageProblem/notFound(_:)``, or ``InvoiceCore/StorageProblem/ambiguous(_:ids:)`` when the text is one invoice's payment
    ///   id and another's tracking number.
    public func lookUp(_ text: String) throws(StorageProblem) -> (invoice: Invoice, older: [String]) {
        guard !text.isEmpty else { throw .notFound(text) }
        var query = InvoiceQuery()
        query.add(id: text)
        var hits: [Invoice] = []
        try find(query) { invoice in
            hits.append(invoice)
            // Nothing goes before a local id, and no other has the same.
            return invoice.id != text
        }
        if let own = hits.first(where: { $0.id == text }) ?? hits.first(where: { folded($0.id) == folded(text) }) {
            return (own, [])
        }
        let exact = hits.filter { $0.intent.paymentID == PaymentID(recorded: text) || $0.tracking == text }
        let best = exact.isEmpty ? hits : exact
        guard let newest = best.first else { throw .notFound(text) }
        let byPaymentID = best.filter { folded($0.intent.paymentID.text) == folded(text) }
        guard best.count == 1 || byPaymentID.count == best.count else {
            throw .ambiguous(text, ids: best.map(\.id))
        }
        return (newest, best.dropFirst().map(\.id))
    }

    /// Invoices whose outcome is open: `unknown`, or `sending` by a program that no longer runs. Newest first.
    public func unsettled() throws(StorageProblem) -> [Invoice] {
        try open(states: [.unknown, .sending])
    }

    /// Invoices that are `sending` though the program that sent them no longer runs: to be recorded as
    /// `unknown(.interrupted)`. Newest first.
    ///
    /// - Parameter dead: leases that are known to be dead, and aren't looked at again: in doubt they would count as alive.
    package func abandoned(under dead: [String] = []) throws(StorageProblem) -> [Invoice] {
        try open(states: [.sending], dead: dead)
    }

    /// Invoices that are `unknown`, newest first, at most `limit` of them.
    public func unknown(limit: Int = .max) throws(StorageProblem) -> [Invoice] {
        try open(states: [.unknown], limit: limit)
    }

    private func open(
        states: [InvoiceState], limit: Int = .max, dead: [String] = []
    ) throws(StorageProblem) -> [Invoice] {
        var query = InvoiceQuery()
        query.states = states.map { .local($0) }
        var found: [Invoice] = []
        var alive = Dictionary(dead.map { ($0, false) }, uniquingKeysWith: { $1 })
        func isOpen(_ invoice: Invoice) -> Bool {
            guard invoice.state == .sending, let lease = invoice.lease else { return true }
            if let known = alive[lease] { return !known }
            let isAlive = isAlive(lease: lease)
            alive[lease] = isAlive
            return !isAlive
        }
        try find(query) { invoice in
            if isOpen(invoice) { found.append(invoice) }
            return found.count < limit
        }
        return found
    }
}

extension HistoryStore {
    /// How many invoices are looked at to find a customer's: a part of an account is part of others too.
    private static let customersLooked = 200

    /// A customer's newest invoices that exist or may exist, without test payments and those that were replaced.
    ///
    /// - Parameters:
    ///   - customer: whose account or sender.
    ///   - currency: a method's code, where only those in it are wanted.
    ///   - limit: at most so many, of the newest 200 that are looked at.
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
