import InvoiceCore

/// How far the gateway's clock is ahead of UTC, which it tells nowhere: found from invoices of which it has told when it created
/// them, and this side knows it, too.
struct GatewayClock {
    /// By how many seconds it was ahead, for each of them.
    private var leads: [Int] = []

    /// Fewer invoices don't tell its zone.
    private static let enough = 3

    /// Takes an invoice that the gateway says it created at this time. An adopted one tells nothing of its own.
    mutating func learn(_ invoice: Invoice, created: String?) {
        guard !invoice.isAdopted, let there = created.flatMap({ Timestamp($0) }) else { return }
        leads.append(Int(there.seconds - invoice.intent.createdAt.seconds))
    }

    /// How many invoices it was learned from.
    var count: Int { leads.count }

    /// In seconds; nil where too few invoices tell it. Zones differ by whole quarters of an hour; the median isn't moved by a
    /// few that were sent again later.
    var offset: Int? {
        guard leads.count >= Self.enough else { return nil }
        let median = leads.sorted()[leads.count / 2]
        return Int((Double(median) / 900).rounded()) * 900
    }
}
