import Files
import InvoiceCore

extension InvoiceService {
    /// Turns invoices whose sending program is gone from `sending` into `unknown`; the console does so when it starts,
    /// commands before they read.
    ///
    /// The whole history is searched only where a program has left its lease behind, which is what being killed does;
    /// otherwise this costs nothing worth telling.
    /// - Returns: the invoices that were found so, as they are now, newest first; with a `recordFailure` where that
    ///   couldn't be written, which for a command that only reads is no failure.
    /// - Throws: the failure to read the history.
    @discardableResult
    public func recoverAbandoned() async throws(StorageProblem) -> [SentInvoice] {
        let dead = try await deadLeases()
        if dead.isEmpty { return [] }
        let open = try await onDisk { history throws(StorageProblem) in try history.abandoned(under: dead) }
        var recovered: [SentInvoice] = []
        // The history has looked at the leases: at another look, one that can't be had would count as alive.
        for invoice in open where !isSentFromHere(invoice) { recovered.append(await noteInterrupted(invoice)) }
        // Only the leases that were checked go: the next start handles a program that died meanwhile.
        if recovered.allSatisfy({ $0.recordFailure == nil }) { await remove(dead) }
        return recovered
    }

    /// Invoices whose outcome is open, newest first: `unknown`, or `sending` by a program that is gone. Searches the whole
    /// history.
    public func unsettled() async throws(StorageProblem) -> [Invoice] {
        try await onDisk { history throws(StorageProblem) in try history.unsettled() }.filter { !isBeingSent($0) }
    }

    /// Records that the program which sent it has ended before the answer came.
    func noteInterrupted(_ invoice: Invoice) async -> SentInvoice {
        await note(.unknown(UnknownReason(.interrupted)), on: invoice)
    }

    private nonisolated var leaseFolder: String { "\(history.folder)/leases" }

    /// The ids of programs that ended without giving their lease back.
    private func deadLeases() async throws(StorageProblem) -> [String] {
        let (history, folder) = (history, leaseFolder)
        return try await runBlocking { () throws(StorageProblem) in
            do throws(FileFailure) {
                return try Folder.names(in: folder).filter { !history.isAlive(lease: $0) }
            } catch {
                throw StorageProblem(error)
            }
        }
    }

    private func remove(_ leases: [String]) async {
        let history = history
        await runBlocking { () throws(Never) in for lease in leases { history.remove(deadLease: lease) } }
    }
}
