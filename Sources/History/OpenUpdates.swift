/// The updates that a walk from the file's end backwards has met and whose invoices it has not: where each line is.
struct OpenUpdates: Sendable {
    /// By the hash of the invoice's id, the last line first.
    private var places: [UInt64: [LinePlace]] = [:]
    /// Of these, the invoices that were sent again: the record that says so may tell the invoice.
    private var resent: Set<UInt64> = []

    /// True where an invoice is waited for that was sent again.
    var hasResent: Bool { !resent.isEmpty }

    /// Adds an update that stands before all that were added for this invoice.
    mutating func add(_ place: LinePlace, invoice key: UInt64, isResent: Bool) {
        places[key, default: []].append(place)
        if isResent { resent.insert(key) }
    }

    /// Takes out what waits for an invoice, in the file's order.
    mutating func take(invoice key: UInt64) -> [LinePlace] {
        resent.remove(key)
        return (places.removeValue(forKey: key) ?? []).reversed()
    }

    /// Takes out what waits for the invoices that were sent again, each in the file's order.
    mutating func takeResent() -> [(key: UInt64, lines: [LinePlace])] {
        resent.map { ($0, take(invoice: $0)) }.sorted { ($0.1.first?.start ?? 0) > ($1.1.first?.start ?? 0) }
    }
}
