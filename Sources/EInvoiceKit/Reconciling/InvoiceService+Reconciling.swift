import InvoiceCore

extension InvoiceService {
    /// Compares a period of the history with the gateway's statement of it, and asks for nothing that is yet to come. Records
    /// nothing, but that what was closed as never created is there after all: see ``InvoiceCore/Reconciliation/reopened``.
    ///
    /// The statement's times are the gateway's, in a zone that isn't documented: it is asked for 13 hours more before the period
    /// and 15 after it, and rows are matched by payment id and tracking number, never by time. Of the history the period is
    /// exact.
    ///
    /// - Parameters:
    ///   - since: the first moment of the period.
    ///   - until: the moment after its last.
    ///   - progress: told after each part of the work.
    public nonisolated func reconcile(
        since: Timestamp, until: Timestamp, progress: @escaping @Sendable (ReconcileProgress) -> Void = { _ in }
    ) async throws(Problem) -> Reconciliation {
        guard since < until else { throw .emptyPeriod }
        let askedAt = await now
        // A slip in a date must not become a hundred thousand questions.
        let start = max(since, .oldestInvoice).advanced(byMilliseconds: -StatementComparison.farthestWest)
        let end = min(until, askedAt).advanced(byMilliseconds: StatementComparison.farthestEast)
        let fetch = StatementFetch { from, to async throws(Problem) in
            try await self.statement(from: from, to: to)
        } judge: {
            await self.judged($0, $1)
        }
        let rows = try await fetch.rows(from: start, to: end, progress: progress)
        var comparison = StatementComparison(
            rows: rows, since: since, until: until, askedAt: askedAt, catalog: profile.catalog)
        try await compare(&comparison, progress)
        let closed = comparison.closedButThere
        let reopened = await settleAll(closed).compactMap { outcome in
            if case .created(let sent) = outcome { sent } else { nil }
        }
        var result = comparison.result()
        result.reopened = reopened
        return result
    }

    private nonisolated func compare(
        _ comparison: inout StatementComparison, _ progress: (ReconcileProgress) -> Void
    ) async throws(Problem) {
        let account = account
        var taken = 0
        do {
            try await history.search(InvoiceQuery()) { batch in
                for invoice in batch.invoices {
                    taken += 1
                    guard account.owns(invoice.intent) else {
                        comparison.passBy(invoice)
                        continue
                    }
                    guard comparison.take(invoice) else { return false }
                }
                progress(.comparing(invoices: taken))
                return true
            }
        } catch is CancellationError {
            throw .canceled
        } catch {
            throw .historyUnreadable(StorageProblem(searching: error))
        }
    }

    /// Asks for a part of the gateway's statement, in the gateway's time.
    func statement(
        from start: LocalDateTime, to end: LocalDateTime
    ) async throws(Problem) -> GatewayAnswer<[StatusReport]> {
        await (try readyClient()).statement(from: start, to: end)
    }
}
