import InvoiceCore

extension InvoiceService {
    /// Sends an invoice again, byte for byte the same body: one that the gateway said it has no payment for, or one that
    /// surely never left.
    ///
    /// - Parameters:
    ///   - id: the invoice's local id.
    ///   - card: the card's number typed again, where only its first and last digits were kept; it must fit these.
    ///   - confirmation: of its amount, as for a new invoice.
    public func resend(_ id: String, card: CardNumber? = nil, _ confirmation: Confirmation) async -> CreateOutcome {
        do throws(Problem) {
            let found = try await current(id)
            if isBeingSent(found) { throw .beingSent }
            try found.requireResendable()
            try requireOwnAccount(found.intent)
            guard confirmation.covers(found.intent.amount, on: account.kind) else {
                throw .notConfirmed(amount: found.intent.amount)
            }
            let body = try body(of: found.intent, card: card)
            let client = try await readyClient()
            let paymentID = found.intent.paymentID
            guard beginSending(paymentID, as: found.id) else { throw .beingSent }
            defer { endSending(paymentID) }
            let resent = try await leavingLease { () throws(Problem) in try await recordResending(found) }
            keepsRecord(of: resent)
            return await sendAgain(resent, former: found, body: body, card: card, through: client)
        } catch {
            return .notSent(error)
        }
    }

    private func body(of intent: InvoiceIntent, card: CardNumber?) throws(Problem) -> ZeroizingBytes {
        guard let sender = intent[.sender], CardNumber.isMasked(sender) else {
            return ZeroizingBytes([intent.body.utf8])
        }
        guard let card else { throw .cardNeeded(masked: sender) }
        guard let body = CreateBody.restoring(card, in: intent.body) else { throw .cardDoesNotFit(masked: sender) }
        return ZeroizingBytes([body.utf8])
    }

    /// Records that it is sent again, unless another program was faster.
    private func recordResending(_ invoice: Invoice) async throws(Problem) -> Invoice {
        let (lease, moment, account) = (try await sendingLease(), now, account)
        return try await change(invoice.id) { latest, history throws(Problem) in
            try latest.requireResendable()
            // Nothing kept a later invoice from taking the payment id of one that never left.
            if latest.state == .unsent, let other = try Self.user(of: latest.intent.paymentID, in: history) {
                throw .paymentIDUsed(id: other.id, state: other.state)
            }
            try Self.requireReplaceable(by: latest.intent, of: account, in: history)
            // This record alone must tell what is sent.
            return InvoiceUpdate(
                id: latest.id, at: moment, change: .resent(lease: lease), intent: latest.intent)
        }
    }

    private func sendAgain(
        _ invoice: Invoice, former: Invoice, body: ZeroizingBytes, card: CardNumber?, through client: GatewayClient
    ) async -> CreateOutcome {
        let answer = await client.create(body: body, paymentID: invoice.intent.paymentID, card: card)
        switch CreateVerdict(answer) {
        // The first request arrived after all.
        case .alreadyExists(let rejection, let exchange):
            return await findAlreadyExisting(invoice, rejection, exchange, through: client)
        case .unreachable(let text):
            // This one didn't leave; of the one before it no more is known than it was.
            let change = former.unknownReason.map(InvoiceUpdate.Change.unknown) ?? .unsent(text)
            return .unreachable(await note(change, on: invoice), text)
        case let verdict: return await conclude(verdict, on: invoice)
        }
    }
}

extension Invoice {
    fileprivate func requireResendable() throws(Problem) {
        if isResendable { return }
        throw state == .unknown && !intent.isAdopted ? .notAskedYet : .wrongState(state)
    }
}
