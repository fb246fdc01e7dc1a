import InvoiceCore

// An invoice that was made wrongly stays at the gateway, which has no cancel. One that takes its place names it, and once it is
// created the history says so of the wrong one.

extension InvoiceService {
    /// Refuses an invoice whose place can't be taken, or is taken by another one that exists or may exist: then two new ones
    /// would ask for the money of one. Called under the lock that all programs take before they record a new sending.
    static func requireReplaceable(
        by intent: InvoiceIntent, of account: Account, in history: HistoryStore
    ) throws(Problem) {
        guard let wrongID = intent.replaces else { return }
        let wrong: Invoice
        var other: Invoice?
        do throws(StorageProblem) {
            wrong = try history.invoice(id: wrongID)
            var query = InvoiceQuery()
            query.happenings = [.replacement]
            try history.find(query) { invoice in
                if invoice.intent.replaces == wrong.id, invoice.id != intent.id, invoice.mayExist { other = invoice }
                return other == nil
            }
        } catch {
            throw .historyUnreadable(error)
        }
        guard account.owns(wrong.intent) else {
            let intent = wrong.intent
            throw .otherAccount(endpoint: intent.endpoint, clientID: intent.clientID, kind: intent.kind)
        }
        if let other { throw .replaced(by: other.id, other.state) }
        if let problem = wrong.replaceProblem { throw problem }
    }
}

extension Invoice {
    /// True where the gateway has it, or may have it.
    var mayExist: Bool {
        switch state {
        case .created, .unknown, .sending: true
        case .rejected, .unsent, .closed: false
        }
    }

    /// What is recorded of the invoice in whose place this one is, where that is new. It goes first: where a power cut leaves one
    /// of the two records, this invoice is settled again, and both are there.
    func updatesOfReplaced(by update: InvoiceUpdate) -> [InvoiceUpdate] {
        guard case .created = update.change, let wrong = intent.replaces else { return [] }
        return [InvoiceUpdate(id: wrong, at: update.at, change: .replaced(by: id))]
    }
}
