import Gateway
import History
import InvoiceCore

extension InvoiceService {
    /// How many invoices are asked about at once.
    static let settledAtOnce = 4

    /// Asks the gateway about an invoice whose outcome is unknown, once, and records what it says.
    ///
    /// An invoice whose program ended before the answer is settled as well; one that is being sent is refused.
    public func settle(_ invoice: Invoice) async -> SettleOutcome {
        do throws(ServiceRefusal) {
            if unrecorded.contains(where: { $0.id == invoice.id }) {
                // The outcome is known and only lacks its record.
                if let failure = await recordUnrecorded() { throw .notRecorded(failure) }
                let settled = try await current(invoice)
                if settled.state == .created { return .created(SentInvoice(invoice: settled)) }
            }
            let found = try await current(invoice)
            if isBeingSent(found) { throw .beingSent }
            guard found.state == .unknown || found.state == .sending else { throw .wrongState(found.state) }
            try requireOwnAccount(found.intent)
            let client = try await readyClient()
            let unknown = found.state == .sending ? await noteInterrupted(found).invoice : found
            return await ask(about: unknown, client)
        } catch {
            return .notAsked(error)
        }
    }

    /// Settles several, a few at once.
    ///
    /// - Parameter progress: told after each, in the order in which they are done.
    /// - Returns: the outcomes in the order of `invoices`; after a cancellation those not begun are refused as canceled.
    public func settleAll(
        _ invoices: [Invoice], progress: @escaping @Sendable (SettleProgress) -> Void = { _ in }
    ) async -> [SettleOutcome] {
        var outcomes = [SettleOutcome](repeating: .notAsked(.canceled), count: invoices.count)
        await withTaskGroup(of: (Int, SettleOutcome).self) { group in
            var next = 0
            var done = 0
            func begin() {
                guard next < invoices.count, !Task.isCancelled else { return }
                let index = next
                next += 1
                group.addTask { (index, await self.settle(invoices[index])) }
            }
            for _ in 0..<Self.settledAtOnce { begin() }
            while let (index, outcome) = await group.next() {
                outcomes[index] = outcome
                done += 1
                progress(
                    SettleProgress(done: done, total: invoices.count, id: invoices[index].id, outcome: outcome))
                begin()
            }
        }
        return outcomes
    }

    /// Asks by payment id and records the answer; anything but a clear one leaves the invoice as it is.
    func ask(about invoice: Invoice, _ client: GatewayClient) async -> SettleOutcome {
        switch await client.status(paymentID: invoice.intent.paymentID, sender: invoice.intent.sender) {
        case .value(let report, let exchange): return await conclude(invoice, report, exchange)
        case .rejected(let rejection, let exchange):
            if rejection.isPaymentNotFound {
                return .notFound(await note(.notFound, exchange, on: invoice))
            }
            let isRefused = await areCredentialsRefused(rejection, exchange)
            return .stillUnknown(
                SentInvoice(invoice: invoice), .rejected(rejection, areCredentialsRefused: isRefused))
        case .unusable(let reason, let exchange):
            return .stillUnknown(await noteIfNew(reason, exchange, on: invoice), .unusable(reason))
        case .unreachable(let text):
            return .stillUnknown(SentInvoice(invoice: invoice), .unreachable(text))
        }
    }

    private func conclude(_ invoice: Invoice, _ report: StatusReport, _ exchange: Exchange) async -> SettleOutcome {
        guard let tracking = report.tracking, CreatedReply.isTracking(tracking) else {
            let what = report.tracking.map { "the status has \($0) for a tracking number" }
            let reason = UnknownReason(.badReply, detail: what ?? "the status has no tracking number")
            return .stillUnknown(await noteIfNew(reason, exchange, on: invoice), .unusable(reason))
        }
        let created = await note(.created(tracking: tracking, isSettled: true), exchange, on: invoice)
        var sent = await note(.status(report), on: created.invoice)
        sent.recordFailure = created.recordFailure ?? sent.recordFailure
        sent.isReplyUnsigned = created.isReplyUnsigned
        sent.differences = SettleDifference.all(between: invoice.intent, and: report)
        return .created(sent)
    }

    /// Records why it is still unknown, unless the history says so already or a person only stopped waiting.
    private func noteIfNew(_ reason: UnknownReason, _ exchange: Exchange?, on invoice: Invoice) async -> SentInvoice {
        let isKnown = invoice.updates.contains { $0.change == .unknown(reason) }
        if isKnown || reason.code == .canceled { return SentInvoice(invoice: invoice) }
        return await note(.unknown(reason), exchange, on: invoice)
    }
}
