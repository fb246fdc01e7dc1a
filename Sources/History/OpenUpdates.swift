/// The updates that a walk from the file's end backwards has met and whose invoices it has not: where each line is.
struct OpenUpdates: Sendable {
    /// By the hash of the invoice's id, the last line first.
    private var places: [UInt64: [LinePlace]] = [:]

    /// Adds an update that stands before all that were added for this invoice.
    mutating func add(_ place: LinePlace, invoice key: UInt64) { places[key, default: []].append(place) }

    /// Takes out what waits for an invoice, in the file's order.
    mutating func take(invoice key: UInt64) -> [LinePlace] { (places.removeValue(forKey: key) ?? []).reversed() }
}
