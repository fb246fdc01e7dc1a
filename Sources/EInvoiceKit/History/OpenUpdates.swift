/// The updates that a walk from the file's end backwards has met and whose invoices it has not: where each line is.
struct OpenUpdates: Sendable {
    /// By the hash of the invoice's id, the last line first.
    private var places: [UInt64: [LinePlace]] = [:]
    /// Of these, the invoices that one of the updates may tell whole.
    private var repeated: Set<UInt64> = []

    /// True where an invoice is waited for that an update may tell whole.
    var hasRepeated: Bool { !repeated.isEmpty }

    /// Adds an update that stands before all that were added for this invoice.
    mutating func add(_ place: LinePlace, invoice key: UInt64, mayRepeat: Bool) {
        places[key, default: []].append(place)
        if mayRepeat { repeated.insert(key) }
    }

    /// Takes out what waits for an invoice, in the file's order.
    mutating func take(invoice key: UInt64) -> [LinePlace] {
        repeated.remove(key)
        return (places.removeValue(forKey: key) ?? []).reversed()
    }

    /// Takes out what waits for the invoices that an update may tell whole, each in the file's order.
    mutating func takeRepeated() -> [(key: UInt64, lines: [LinePlace])] {
        repeated.map { ($0, take(invoice: $0)) }.sorted { ($0.1.first?.start ?? 0) > ($1.1.first?.start ?? 0) }
    }
}
