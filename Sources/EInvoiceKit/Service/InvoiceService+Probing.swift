import InvoiceCore

extension InvoiceService {
    /// Why an invoice couldn't be recorded in a profile's folder now; nil where it could. Leaves nothing behind.
    public static func recordingFailure(in folder: String) async -> StorageProblem? {
        do throws(StorageProblem) {
            try await runBlocking { () throws(StorageProblem) in
                try HistoryStore(folder: folder).probe(locks: [lockName])
            }
            return nil
        } catch {
            return error
        }
    }
}
