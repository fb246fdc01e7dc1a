import InvoiceCore

/// What came of asking how a payment stands.
public enum StatusOutcome: Sendable, Hashable {
    /// The gateway's report; `isNew` when it says anything that the history didn't have.
    case report(SentInvoice, StatusReport, isNew: Bool)
    case problem(GatewayProblem)
    case notAsked(ServiceRefusal)
}

/// Where the payer goes, or how he pays. Texts from outside, not checked.
public struct StartedPayment: Sendable, Hashable {
    /// The page to pay on; may be opened or made clickable only where ``InvoiceCore/PaymentLink/isWebLink(_:)`` says so.
    public var link: String?
    /// An HTML form that leads there: to be shown or copied as text, never to be rendered.
    public var form: String?
    /// The address to pay a crypto currency to.
    public var address: String?
    public var currentConfirmations: Int?
    public var neededConfirmations: Int?
    public var status: GatewayStatus?

    /// Nothing told.
    public init() {}

    /// What is recorded of it.
    var record: PaymentStart {
        PaymentStart(
            link: link, address: address, currentConfirmations: currentConfirmations,
            neededConfirmations: neededConfirmations, status: status)
    }

    init(_ reply: ProcessReply) {
        link = reply.link
        form = reply.form
        address = reply.crypto?.address
        currentConfirmations = reply.crypto?.currentConfirmations
        neededConfirmations = reply.crypto?.neededConfirmations
        status = reply.status
    }
}

/// What came of starting a payment.
public enum PaymentOutcome: Sendable, Hashable {
    case started(SentInvoice, StartedPayment)
    case problem(GatewayProblem)
    case notAsked(ServiceRefusal)
}

extension InvoiceService {
    /// Asks how the payment of a created invoice stands, and records the answer where it is new. A rejected one is asked about
    /// as ``settle(_:)`` does: once the gateway tells its status, it is created.
    public func refreshStatus(_ invoice: Invoice) async -> StatusOutcome {
        do throws(ServiceRefusal) {
            let now = try await current(invoice)
            if now.state == .rejected { return try await statusBySettling(now) }
            let (found, client) = try await created(now)
            let answer = await client.status(
                paymentID: found.intent.paymentID, tracking: found.tracking, sender: found.intent[.sender])
            switch answer {
            case .value(let report, let exchange):
                guard report.tellsNews(after: found.report) else {
                    return .report(SentInvoice(invoice: found), report, isNew: false)
                }
                return .report(await note(.status(report), exchange, on: found), report, isNew: true)
            default: return .problem(await problem(answer))
            }
        } catch {
            return .notAsked(error)
        }
    }

    /// The status that settling brought; refused where it brought none.
    func statusBySettling(_ invoice: Invoice) async throws(ServiceRefusal) -> StatusOutcome {
        switch await settle(invoice) {
        case .created(let sent):
            guard let report = sent.invoice.report else { throw .wrongState(invoice.state) }
            return .report(sent, report, isNew: true)
        case .notFound: throw .wrongState(invoice.state)
        case .stillUnknown(_, let problem): return .problem(problem)
        case .notAsked(let refusal): throw refusal
        }
    }

    /// Starts the payment of a created invoice, and records how the payer pays and the status that the reply tells.
    ///
    /// Asked again, the gateway tells the same again, with the confirmations of now; the history gets a line only where
    /// something is not as it was last told.
    public func startPayment(_ invoice: Invoice) async -> PaymentOutcome {
        do throws(ServiceRefusal) {
            let (found, client) = try await created(invoice)
            let answer = await client.process(
                paymentID: found.intent.paymentID, tracking: found.tracking, sender: found.intent[.sender])
            guard case .value(let reply, let exchange) = answer else { return .problem(await problem(answer)) }
            let payment = StartedPayment(reply)
            if found.lastPaymentStart == payment.record { return .started(SentInvoice(invoice: found), payment) }
            return .started(await note(.paymentStarted(payment.record), exchange, on: found), payment)
        } catch {
            return .notAsked(error)
        }
    }

    /// Puts a note on an invoice; the card's number that pays it is kept there as its first six and last four digits too.
    ///
    /// - Throws: ``ServiceRefusal/notRecorded(_:)``, or that the invoice isn't in the history.
    public func addNote(_ text: String, to invoice: Invoice) async throws(ServiceRefusal) -> Invoice {
        let found = try await current(invoice)
        let kept = found.intent[.sender].map { CardNumber.hidingNumbers(maskedAs: $0, in: text) } ?? text
        let sent = await note(.note(kept), on: found)
        if let failure = sent.recordFailure { throw .notRecorded(failure) }
        return sent.invoice
    }

    private func created(_ invoice: Invoice) async throws(ServiceRefusal) -> (Invoice, GatewayClient) {
        let found = try await current(invoice)
        guard found.state == .created else { throw .wrongState(found.state) }
        try requireOwnAccount(found.intent)
        return (found, try await readyClient())
    }

    /// Why an answer is no use. Only asked where it isn't a value.
    func problem<Value: Sendable>(_ answer: GatewayAnswer<Value>) async -> GatewayProblem {
        switch answer {
        case .value: return .unusable(UnknownReason(.other))
        case .rejected(var rejection, let exchange):
            let refusal = await credentialsRefusal(in: exchange)
            rejection.remark = refusal?.remark
            return .rejected(rejection, areCredentialsRefused: refusal != nil)
        case .unusable(var reason, let exchange):
            if let refusal = await credentialsRefusal(in: exchange) {
                return .rejected(refusal, areCredentialsRefused: true)
            }
            reason.remark = await secretRemark(on: exchange)
            return .unusable(reason)
        case .unreachable(let text): return .unreachable(text)
        }
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
