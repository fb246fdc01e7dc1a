import InvoiceCore

extension InvoiceService {
    /// How many invoices are asked about at once.
    static let settledAtOnce = 4

    /// Asks the gateway about an invoice whose outcome is unknown, once, and records what it says.
    ///
    /// An invoice whose program ended before the answer is settled as well, and a rejected one, unless a later invoice has
    /// taken its payment id: the gateway may have it all the same. So may one that was closed; it is open again then. One that is created by now needs no question; one that is
    /// being sent is refused.
    public func settle(_ id: String) async -> SettleOutcome {
        do throws(Problem) {
            if unrecorded.contains(where: { $0.id == id }) {
                // The outcome is known and only lacks its record.
                if let failure = await recordUnrecorded() { throw .notRecorded(failure) }
            }
            let found = try await current(id)
            if isBeingSent(found) { throw .beingSent }
            switch found.state {
            case .unknown, .sending, .closed: break
            case .rejected: try await requireFreePaymentID(found)
            // Settled meanwhile: there is nothing to be asked any more.
            case .created: return .created(SentInvoice(invoice: found))
            case .unsent: throw .wrongState(.unsent)
            }
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
    /// - Parameters:
    ///   - ids: their local ids.
    ///   - settled: told the local id and the outcome of each, in the order in which they are done.
    /// - Returns: the outcomes in the order of `ids`; after a cancellation those not begun are refused as canceled.
    public func settleAll(
        _ ids: [String], settled: @escaping @Sendable (String, SettleOutcome) -> Void = { _, _ in }
    ) async -> [SettleOutcome] {
        let outcomes = await AsyncSemaphore(places: Self.settledAtOnce).each(of: ids) {
            await self.settle($0)
        } done: { index, outcome in
            settled(ids[index], outcome)
        }
        return outcomes.map { $0 ?? .notAsked(.canceled) }
    }

    /// Refuses a rejected invoice whose payment id a later one has: the answer would be about that one.
    private func requireFreePaymentID(_ invoice: Invoice) async throws(Problem) {
        let (history, paymentID) = (history, invoice.intent.paymentID)
        let user = try await runBlocking { () throws(Problem) in try Self.user(of: paymentID, in: history) }
        if let user { throw .paymentIDUsed(id: user.id, state: user.state) }
    }

    /// Asks by payment id and records the answer; anything but a clear one leaves the invoice as it is.
    func ask(about invoice: Invoice, _ client: GatewayClient) async -> SettleOutcome {
        let answer = await client.status(paymentID: invoice.intent.paymentID, sender: invoice.intent[.sender])
        switch SettleVerdict(answer) {
        case .found(let tracking, let report, let exchange):
            return await conclude(invoice, tracking, report, exchange)
        case .notFound(let exchange): return .notFound(await note(.notFound, exchange, on: invoice))
        case .nothing(let failure):
            return .stillUnknown(SentInvoice(invoice: invoice), await judged(failure, answer.exchange))
        case .unusable(let reason, let exchange):
            let failure = await judged(.unusable(reason), exchange)
            if failure.areCredentialsRefused { return .stillUnknown(SentInvoice(invoice: invoice), failure) }
            return .stillUnknown(await noteIfNew(reason, exchange, on: invoice), failure)
        }
    }

    private func conclude(
        _ invoice: Invoice, _ tracking: String, _ report: StatusReport, _ exchange: Exchange?
    ) async -> SettleOutcome {
        let differences = report.differences(from: invoice.intent)
        if invoice.state == .rejected, differences.contains(where: \.isCertain) {
            // The gateway said no to this one, so it is another's payment.
            var sent = SentInvoice(invoice: invoice)
            sent.differences = differences
            let detail = "the payment that the gateway has under this id is not the one that was asked for"
            return .stillUnknown(sent, .unusable(UnknownReason(.badReply, detail: detail)))
        }
        let created = await note(.created(tracking: tracking, isSettled: true), exchange, on: invoice)
        // A status without its tracking number before it would say nothing.
        var sent = created.recordFailure == nil ? await note(.status(report), on: created.invoice) : created
        sent.isReplyUnsigned = created.isReplyUnsigned
        sent.differences = differences
        sent.isReopened = invoice.state == .closed
        return .created(sent)
    }

    /// Records why it is still unknown, unless the history says so already or a person only stopped waiting.
    private func noteIfNew(_ reason: UnknownReason, _ exchange: Exchange?, on invoice: Invoice) async -> SentInvoice {
        let isKnown = invoice.updates.contains { $0.change == .unknown(reason) }
        if isKnown || reason.code == .canceled || invoice.state == .rejected || invoice.state == .closed {
            return SentInvoice(invoice: invoice)
        }
        return await note(.unknown(reason), exchange, on: invoice)
    }
}

extension InvoiceUpdate.Change {
    /// True for what an unsigned answer can bring about, where the profile lets it count.
    var isBelievedUnsigned: Bool {
        switch self {
        case .created, .status, .paymentStarted: true
        case .rejected, .unknown, .unsent, .resent, .notFound, .closed, .note, .replaced: false
        }
    }
}

extension InvoiceService {
    /// Rejected invoices of this account whose "no" nobody signed, newest first: former versions took it for the gateway's.
    /// Searches the whole history; those that ``settle(_:)`` has asked about since are left out.
    public func doubtfullyRejected() async throws(StorageProblem) -> [Invoice] {
        var query = InvoiceQuery()
        query.states = [.local(.rejected)]
        let account = account
        var found: [Invoice] = []
        do {
            try await history.search(query) { batch in
                found += batch.invoices.filter { account.owns($0.intent) && $0.isRejectionDoubtful }
                return true
            }
        } catch {
            throw StorageProblem(searching: error)
        }
        return found
    }
}

extension Invoice {
    /// True where the answer that rejected it had no signature, and the gateway hasn't said since that it has no such payment.
    var isRejectionDoubtful: Bool {
        guard state == .rejected, let place = updates.lastIndex(where: { $0.change.isRejection }) else { return false }
        let isMissing = updates[place...].contains { $0.change == .notFound }
        return updates[place].exchange.map { $0.signature != .verified } ?? false && !isMissing
    }
}

extension InvoiceUpdate.Change {
    fileprivate var isRejection: Bool { if case .rejected = self { true } else { false } }
}
