@testable import EInvoiceKit

extension Database {
    /// Brings what stands in the write-ahead log into the database; SQLite does so by itself each 1000 pages.
    ///
    /// - Parameter isEmptyingLog: also cuts the log, and waits for whoever still reads in it.
    func checkpoint(isEmptyingLog: Bool = false) throws(DatabaseError) {
        try run("PRAGMA wal_checkpoint(\(isEmptyingLog ? "TRUNCATE" : "PASSIVE"))")
    }
}
