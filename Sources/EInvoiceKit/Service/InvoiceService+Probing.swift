extension InvoiceService {
    /// Why an invoice couldn't be recorded in a profile's folder now; nil where it could. Leaves nothing behind.
    public static func recordingFailure(in folder: String) async -> RecordFailure? {
        do throws(HistoryError) {
            try await runBlocking { () throws(HistoryError) in
                try HistoryStore(folder: folder).probe(locks: [lockName])
            }
            return nil
        } catch {
            return RecordFailure(error, folder: folder)
        }
    }
}
