import InvoiceCore

/// The proof that an answer to a create request gives about the invoice.
enum CreateVerdict {
    case created(tracking: String, Exchange?)
    /// The gateway signed its "no".
    case rejected(GatewayRejection, Exchange?)
    /// The gateway signed that this payment id was used before; perhaps by this very request.
    case alreadyExists(GatewayRejection, Exchange?)
    case unknown(UnknownReason, Exchange?)
    case unreachable(String)

    init(_ answer: GatewayAnswer<String>) {
        let exchange = answer.exchange
        switch answer.result {
        case .success(let tracking): self = .created(tracking: tracking, exchange)
        // Anything between here and the gateway can say no while the gateway makes the invoice.
        case .failure(.rejected(let rejection)), .failure(.credentialsRefused(let rejection)):
            guard exchange?.signature == .verified else {
                let words = rejection.message.isEmpty ? "error \(rejection.code ?? "")" : rejection.message
                let http = exchange?.httpStatus.map { "HTTP \($0): " } ?? ""
                self = .unknown(UnknownReason(.unsignedRefusal, detail: http + words), exchange)
                return
            }
            self = rejection.isAlreadyExisting ? .alreadyExists(rejection, exchange) : .rejected(rejection, exchange)
        case .failure(.unusable(let reason)): self = .unknown(reason, exchange)
        case .failure(.unreachable(let text)): self = .unreachable(text)
        }
    }
}

/// The proof that an answer by payment id gives about an invoice whose create request had no clear answer.
enum SettleVerdict {
    case found(tracking: String, StatusReport, Exchange?)
    /// The gateway has no such payment; whether that lets it be sent again is ``InvoiceCore/Invoice/isResendable``'s to say.
    case notFound(Exchange?)
    /// A reply came, and proves nothing.
    case unusable(UnknownReason, Exchange?)
    /// The gateway said another no, or can't be reached.
    case nothing(GatewayFailure)

    init(_ answer: GatewayAnswer<StatusReport>) {
        let exchange = answer.exchange
        switch answer.result {
        case .success(let report):
            if let tracking = report.tracking, GatewayNumber.isTracking(tracking) {
                self = .found(tracking: tracking, report, exchange)
            } else {
                let what = report.tracking.map { "the status has \($0) for a tracking number" }
                let detail = what ?? "the status has no tracking number"
                self = .unusable(UnknownReason(.badReply, detail: detail), exchange)
            }
        case .failure(.rejected(let rejection)) where rejection.isPaymentNotFound: self = .notFound(exchange)
        case .failure(.unusable(let reason)): self = .unusable(reason, exchange)
        case .failure(let failure): self = .nothing(failure)
        }
    }
}
