import InvoiceCore

@testable import EInvoiceKit

extension DraftStore {
    /// Drafts of this very program.
    func ownDrafts() throws -> Found {
        let own = try leaseID()
        return try list { $0 == own }
    }
}
