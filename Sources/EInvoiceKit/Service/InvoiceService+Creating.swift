import InvoiceCore

extension InvoiceService {
    /// Creates the invoice: records it, sends it, records the outcome.
    ///
    /// Where it can't be recorded, nothing is sent. A canceled task gives up waiting; the invoice then is `unknown`.
    public func create(_ prepared: PreparedInvoice, _ confirmation: Confirmation) async -> CreateOutcome {
        let request = prepared.request
        do throws(Problem) {
            guard prepared.account == account else {
                let other = prepared.account
                throw .otherAccount(endpoint: other.endpoint, clientID: other.clientID, kind: other.kind.rawValue)
            }
            guard confirmation.covers(request.amount, on: account.kind) else {
                throw .notConfirmed(amount: request.amount)
            }
            let client = try await readyClient()
            let paymentID = request.paymentID
            let moment = now
            let id = newInvoiceID(at: moment)
            guard beginSending(paymentID, as: id) else {
                throw .paymentIDUsed(id: inFlight(paymentID) ?? "", state: .sending)
            }
            defer { endSending(paymentID) }
            let intent = InvoiceIntent(
                id: id, createdAt: moment, request: request, profile: account.profile,
                kind: account.kind.rawValue, endpoint: account.endpoint, clientID: account.clientID,
                body: prepared.shownBody, lease: try await sendingLease(), isTest: prepared.isTest)
            // A proposed id is nobody else's.
            let isOurs = useProposal(paymentID)
            try await leavingLease { () throws(Problem) in try await record(intent, isOurs: isOurs) }
            let invoice = Invoice(intent: intent)
            keepsRecord(of: invoice)
            let body = CreateBody.bytes(for: request, stored: prepared.shownBody)
            return await send(invoice, isOurs: isOurs, body: body, card: request.sender?.card, through: client)
        } catch {
            return .notSent(error)
        }
    }

    /// The way to the gateway, when there is a secret and somebody still waits.
    func readyClient() async throws(Problem) -> GatewayClient {
        let client: GatewayClient
        do throws(SecretProblem) {
            client = try await self.client()
        } catch {
            throw error == .canceled ? .canceled : .secret(error)
        }
        if Task.isCancelled { throw .canceled }
        return client
    }

    /// The program's lease, without which nothing is sent: others would take a living sender for a dead one.
    func sendingLease() async throws(Problem) -> String {
        do throws(StorageProblem) {
            return try await leaseID()
        } catch {
            throw .notRecorded(error)
        }
    }

    private func record(_ intent: InvoiceIntent, isOurs: Bool) async throws(Problem) {
        // Then the whole history need not be searched for it.
        if isOurs, intent.replaces == nil {
            do throws(StorageProblem) {
                try await onRecord { history throws(StorageProblem) in try history.record(intent) }
            } catch {
                throw .notRecorded(error)
            }
            return
        }
        let account = account
        try await underLock { history throws(Problem) in
            if !isOurs, let other = try Self.user(of: intent.paymentID, in: history) {
                throw .paymentIDUsed(id: other.id, state: other.state)
            }
            try Self.requireReplaceable(by: intent, of: account, in: history)
            do throws(StorageProblem) {
                try history.record(intent)
            } catch {
                throw .notRecorded(error)
            }
        }
    }

    /// The invoice that has taken the payment id, wherever in the history it is.
    static func user(of paymentID: PaymentID, in history: HistoryStore) throws(Problem) -> Invoice? {
        var query = InvoiceQuery()
        query.add(id: paymentID.text)
        var user: Invoice?
        do throws(StorageProblem) {
            if try history.isSurelyNew(paymentID) { return nil }
            try history.find(query) { invoice in
                if invoice.uses(paymentID) { user = invoice }
                return user == nil
            }
        } catch {
            throw .historyUnreadable(error)
        }
        return user
    }

    /// Sends the body of a recorded invoice, once, and records what came of it.
    private func send(
        _ invoice: Invoice, isOurs: Bool, body: ZeroizingBytes, card: CardNumber?, through client: GatewayClient
    ) async -> CreateOutcome {
        if Task.isCancelled {
            let text = "canceled before it was sent"
            return .unreachable(await note(.unsent(text), on: invoice), text)
        }
        let answer = await client.create(body: body, paymentID: invoice.intent.paymentID, card: card)
        switch CreateVerdict(answer) {
        case .alreadyExists(let rejection, let exchange) where isOurs:
            return await findAlreadyExisting(invoice, rejection, exchange, through: client)
        case let verdict: return await conclude(verdict, on: invoice)
        }
    }

    /// Records what an answer proves.
    func conclude(_ verdict: CreateVerdict, on invoice: Invoice) async -> CreateOutcome {
        switch verdict {
        case .created(let tracking, let exchange):
            return .created(await note(.created(tracking: tracking, isSettled: false), exchange, on: invoice))
        case .alreadyExists(let rejection, let exchange):
            return await conclude(.unknown(Self.reason(rejection), exchange), on: invoice)
        case .rejected(var rejection, let exchange):
            let refusal = await credentialsRefusal(in: exchange)
            rejection.remark = refusal?.remark
            let sent = await note(.rejected(rejection), exchange, on: invoice)
            return .rejected(sent, rejection, areCredentialsRefused: refusal != nil)
        case .unknown(var reason, let exchange):
            let isDoubted = await credentialsRefusal(in: exchange) != nil
            reason.remark = await secretRemark(on: exchange)
            var sent = await note(.unknown(reason), exchange, on: invoice)
            sent.areCredentialsDoubted = isDoubted
            return .unknown(sent, reason)
        case .unreachable(let text): return .unreachable(await note(.unsent(text), on: invoice), text)
        }
    }

    /// Whatever is between here and the gateway may deliver a request twice, and bring back the second answer.
    private static func reason(_ rejection: GatewayRejection) -> UnknownReason {
        UnknownReason(.alreadyExists, detail: rejection.message)
    }

    /// The payment id is nobody else's, so an earlier copy of the request arrived: the gateway can tell the tracking number.
    func findAlreadyExisting(
        _ invoice: Invoice, _ rejection: GatewayRejection, _ exchange: Exchange?, through client: GatewayClient
    ) async -> CreateOutcome {
        let reason = Self.reason(rejection)
        let unknown = await note(.unknown(reason), exchange, on: invoice)
        switch await ask(about: unknown.invoice, client) {
        case .created(let sent): return .created(sent)
        case .notFound(let sent), .stillUnknown(let sent, _):
            return .unknown(sent, sent.invoice.unknownReason ?? reason)
        case .notAsked(let problem): return .notSent(problem)
        }
    }
}
