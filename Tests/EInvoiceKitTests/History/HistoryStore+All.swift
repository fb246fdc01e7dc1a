import InvoiceCore

@testable import EInvoiceKit

extension HistoryStore {
    /// Every invoice that meets the query, in its order.
    func all(_ query: InvoiceQuery = InvoiceQuery()) throws -> [Invoice] {
        var found: [Invoice] = []
        try find(query) { invoice in
            found.append(invoice)
            return true
        }
        return found
    }

    /// True when an invoice has this payment id.
    func has(_ id: PaymentID) throws -> Bool {
        var query = InvoiceQuery()
        query.add(id: id.text)
        return try all(query).contains { $0.intent.paymentID == id }
    }
}
