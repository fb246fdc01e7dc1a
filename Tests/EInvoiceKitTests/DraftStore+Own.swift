import InvoiceCore

@testable import EInvoiceKit

extension DraftStore {
    /// Drafts of this very program.
    func ownDrafts() throws -> DraftList {
        let own = try leaseID()
        return try list { $0 == own }
    }
}
