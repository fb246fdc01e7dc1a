import InvoiceCore

extension InvoiceService {
    /// Asks how the payment of a created invoice stands, and records the answer where it is new. A rejected or closed one is
    /// asked about as ``settle(_:)`` does: once the gateway tells its status, it is created.
    public func refreshStatus(_ id: String) async -> StatusOutcome {
        do throws(Problem) {
            let found = try await current(id)
            if found.state == .rejected || found.state == .closed { return try await statusBySettling(found) }
            let client = try await clientForPayment(of: found)
            let answer = await client.status(
                paymentID: found.intent.paymentID, tracking: found.tracking, sender: found.intent[.sender])
            switch answer.result {
            case .success(let report):
                guard report.tellsNews(after: found.report) else {
                    var invoice = found
                    invoice.noteNoNews(at: now)
                    return .report(SentInvoice(invoice: invoice), report, isNew: false)
                }
                return .report(await note(.status(report), answer.exchange, on: found), report, isNew: true)
            case .failure(let failure): return .failed(.gateway(await judged(failure, answer.exchange)))
            }
        } catch {
            return .failed(error)
        }
    }

    /// The status that settling brought; refused where it brought none.
    func statusBySettling(_ invoice: Invoice) async throws(Problem) -> StatusOutcome {
        switch await settle(invoice.id) {
        case .created(let sent):
            guard let report = sent.invoice.report else { throw .wrongState(invoice.state) }
            return .report(sent, report, isNew: true)
        case .notFound: throw .wrongState(invoice.state)
        case .stillUnknown(_, let failure): return .failed(.gateway(failure))
        case .notAsked(let problem): throw problem
        }
    }

    /// Starts the payment of a created invoice, and records how the payer pays and the status that the reply tells; where that
    /// is known already, it is told without a question. See ``InvoiceCore/Invoice/paymentStep(asksAnew:)``.
    ///
    /// Asked anew, the gateway tells the same again, with the confirmations of now, or another link; the history gets a line
    /// only where something is not as it was last told. Where the reply says that it was paid, its status is asked at once: this
    /// reply has no sum by which to tell whether the goods may be handed over. The start is recorded before that, without the
    /// reply's status and way to pay, so that nobody who looks at the history meanwhile is told of a sum that is missing, or pays
    /// again.
    public func startPayment(_ id: String, asksAnew: Bool = false) async -> PaymentOutcome {
        do throws(Problem) {
            let found = try await current(id)
            switch found.paymentStep(asksAnew: asksAnew) {
            case .refuse(let problem): throw problem
            case .show(let payment): return .started(SentInvoice(invoice: found), payment)
            case .ask: break
            }
            let client = try await clientForPayment(of: found)
            let answer = await client.process(
                paymentID: found.intent.paymentID, tracking: found.tracking, sender: found.intent[.sender])
            switch answer.result {
            case .success(let payment):
                if found.lastPaymentStart == payment.record { return .started(SentInvoice(invoice: found), payment) }
                let whole = (InvoiceUpdate.Change.paymentStarted(payment.record), answer.exchange)
                guard payment.status?.meaning.isPaid == true else {
                    return .started(await note([whole], on: found), payment)
                }
                // A link that nobody knows to be over must not be handed over, should this be all that is recorded.
                var start = payment.record
                (start.status, start.link, start.address) = (nil, nil, nil)
                let begun = await note(.paymentStarted(start), answer.exchange, on: found)
                // What the disk refused is tried again with the rest.
                var told = begun.recordFailure == nil ? [] : [whole]
                let status = await client.status(
                    paymentID: found.intent.paymentID, tracking: found.tracking, sender: found.intent[.sender])
                // Without an answer the doubt about the sum stays. So it does where the gateway contradicts itself and says
                // that the payment is still open: what it called over isn't paid a second time.
                if case .success(let report) = status.result, report.status.isFinal || report.status.meaning.isPaid {
                    told.append((.status(report), status.exchange))
                } else if told.isEmpty {
                    told = [whole]
                }
                var sent = await note(told, on: begun.recordFailure == nil ? begun.invoice : found)
                sent.isReplyUnsigned = sent.isReplyUnsigned || begun.isReplyUnsigned
                return .started(sent, payment)
            case .failure(let failure): return .failed(.gateway(await judged(failure, answer.exchange)))
            }
        } catch {
            return .failed(error)
        }
    }

    /// Puts a note on an invoice; the card's number that pays it is kept there as its first six and last four digits too.
    ///
    /// - Throws: ``InvoiceCore/Problem/notRecorded(_:)``, or that the invoice isn't in the history.
    public func addNote(_ text: String, to id: String) async throws(Problem) -> Invoice {
        let found = try await current(id)
        let kept = found.intent[.sender].map { CardNumber.hidingNumbers(maskedAs: $0, in: text) } ?? text
        let sent = await note(.note(kept), on: found)
        if let failure = sent.recordFailure { throw .notRecorded(failure) }
        return sent.invoice
    }

    private func clientForPayment(of invoice: Invoice) async throws(Problem) -> GatewayClient {
        guard invoice.state == .created else { throw .wrongState(invoice.state) }
        try requireOwnAccount(invoice.intent)
        return try await readyClient()
    }
}

extension Invoice {
    /// True once the gateway has answered that the payment is started.
    public var isPaymentStarted: Bool { lastPaymentStart != nil }

    /// How the payer pays, as it was last told.
    fileprivate var lastPaymentStart: PaymentStart? {
        for update in updates.reversed() { if case .paymentStarted(let start) = update.change { return start } }
        return nil
    }
}
