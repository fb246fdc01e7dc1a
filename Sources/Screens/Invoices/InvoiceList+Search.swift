import InvoiceCore

extension InvoiceList.Search {
    /// How many fit now.
    var fitting: Int { count + added - unfit.count }

    /// How many of ``found`` fit now.
    var shownFitting: Int { found.count - unfit.count }

    /// Takes in what the search found further.
    mutating func take(_ more: [Invoice], count: Int, isDone: Bool) {
        found += more
        self.count = count
        guard isDone else { return }
        running = nil
        for invoice in changed.values { follow(invoice) }
        changed = [:]
    }

    /// Follows an invoice to which something happened since it was searched for: a row that fits no longer stays and is
    /// marked, one that came to fit is added.
    mutating func follow(_ invoice: Invoice) {
        guard let query, failure == nil else { return }
        if let index = found.firstIndex(where: { $0.id == invoice.id }) {
            found[index] = invoice
            if query.matches(invoice) { unfit.remove(invoice.id) } else { unfit.insert(invoice.id) }
        }
        guard running == nil else { return changed[invoice.id] = invoice }
        guard !found.contains(where: { $0.id == invoice.id }), query.matches(invoice) else { return }
        let place = found.firstIndex { query.order.puts(invoice, before: $0) } ?? found.endIndex
        // Behind the last row it may be one of those that were counted and aren't shown.
        guard place < found.endIndex || found.count >= count + added else { return }
        found.insert(invoice, at: place)
        added += 1
    }
}

extension InvoiceQuery.Order {
    /// True where an invoice stands before another; of equal amounts the newest is the first.
    fileprivate func puts(_ invoice: Invoice, before other: Invoice) -> Bool {
        let (one, two) = (invoice.intent, other.intent)
        let isNewer = (two.createdAt, two.id) < (one.createdAt, one.id)
        return switch self {
        case .newestFirst: isNewer
        case .oldestFirst: !isNewer
        case .smallestFirst: one.amount == two.amount ? isNewer : one.amount < two.amount
        case .largestFirst: one.amount == two.amount ? isNewer : two.amount < one.amount
        }
    }
}
