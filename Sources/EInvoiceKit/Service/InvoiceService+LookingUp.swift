import InvoiceCore

extension InvoiceService {
    /// Asks the gateway for a payment that the history doesn't have. Records nothing; ``adopt(_:progress:)`` takes what is found
    /// into the history.
    ///
    /// What looks like a tracking number may be a payment id as well, and is looked for as both. The gateway writes tracking numbers in
    /// capitals, and so is it asked.
    public func lookUp(_ number: GatewayNumber) async -> LookUpOutcome {
        do throws(Problem) {
            let client = try await readyClient()
            switch number {
            case .paymentID(let id): return try await lookUp(id, client) ?? .notFound
            case .tracking(let text, let id):
                let answer = await client.status(tracking: text.uppercased())
                if let found = try await found(answer, { if $0.tracking == nil { $0.tracking = text.uppercased() } }) {
                    return found
                }
                return try await lookUp(id, client) ?? .notFound
            }
        } catch {
            return .failed(error)
        }
    }

    private func lookUp(_ id: PaymentID, _ client: GatewayClient) async throws(Problem) -> LookUpOutcome? {
        try await found(await client.status(paymentID: id)) { if $0.paymentID == nil { $0.paymentID = id.text } }
    }

    /// Nil where the gateway has no such payment. What the answer leaves out is what was asked for.
    private func found(
        _ answer: GatewayAnswer<StatusReport>, _ complete: (inout StatusReport) -> Void
    ) async throws(Problem) -> LookUpOutcome? {
        switch answer.result {
        case .success(var report):
            complete(&report)
            return .found(
                FoundPayment(
                    report: report, invoice: adopted(report, 0),
                    isReplyUnsigned: answer.exchange?.signature == .missing))
        case .failure(.rejected(let rejection)) where rejection.isPaymentNotFound: return nil
        case .failure(let failure): throw .gateway(await judged(failure, answer.exchange))
        }
    }
}
