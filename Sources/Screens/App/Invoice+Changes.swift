import InvoiceCore

extension Invoice {
    /// Takes in what the history says of it, where it is among what changed.
    mutating func merge(_ changed: [Invoice]) {
        if let new = changed.first(where: { $0.id == id }) { self = new }
    }
}
