import InvoiceCore

/// Outcomes that came when the history couldn't be written: what the gateway said must not be lost with them.
///
/// As long as the program lives, no other one takes the invoice for abandoned, so nothing else happens to it meanwhile.
extension InvoiceService {
    /// True for an invoice whose request went out from here, and whose outcome the history doesn't have.
    func isOwnSending(_ invoice: Invoice) -> Bool { invoice.state == .sending && invoice.lease == lease?.id }

    /// Tries to record an outcome, and what belongs to it, again and again, as long as the program runs. Should it end before
    /// that, its lease stays behind, and whoever starts next finds the invoice by it, to be settled.
    func recordLater(_ updates: [InvoiceUpdate]) {
        unrecorded += updates
        lease?.leaveBehind(true)
        if recordingLater == nil { tryAgain() }
    }

    /// Runs `work`, which records a sending. Where it fails, the record may stand in the file nevertheless; this
    /// program's lease then stays behind, and the next program finds the invoice by it.
    func leavingLease<Value>(
        _ work: () async throws(Problem) -> Value
    ) async throws(Problem) -> Value {
        do throws(Problem) {
            return try await work()
        } catch {
            if case .notRecorded = error {
                mayHaveLeftRecord = true
                lease?.leaveBehind(true)
            }
            throw error
        }
    }

    private func tryAgain() {
        recordingLater = Task { [weak self, clock = dependencies.clock] in
            var wait = Duration.seconds(2)
            // A disk that was full may have room in a moment; one that is gone may take hours to come back.
            while (try? await clock.sleep(wait)) != nil {
                guard let self else { return }
                if await self.recordUnrecorded() == nil { return await self.endTrying() }
                wait = min(wait * 2, .seconds(30))
            }
        }
    }

    private func endTrying() {
        recordingLater = nil
        // What failed since the last was recorded.
        if !unrecorded.isEmpty { tryAgain() }
    }

    /// Records what is left to be recorded; gives the failure where there is still one.
    func recordUnrecorded() async -> StorageProblem? {
        if let recordingNow { return await recordingNow.value }
        let task = Task { await recordInOrder() }
        recordingNow = task
        defer { recordingNow = nil }
        return await task.value
    }

    private func recordInOrder() async -> StorageProblem? {
        while let update = unrecorded.first {
            do throws(StorageProblem) {
                try await onRecord { history throws(StorageProblem) in try history.record(update) }
            } catch {
                return error
            }
            unrecorded.removeFirst()
        }
        lease?.leaveBehind(mayHaveLeftRecord)
        return nil
    }
}
