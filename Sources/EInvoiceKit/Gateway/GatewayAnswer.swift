import InvoiceCore

/// What came of one question to the gateway, and the reply as it came where there was a whole one.
struct GatewayAnswer<Value: Sendable>: Sendable {
    let result: Result<Value, GatewayFailure>
    let exchange: Exchange?

    init(_ result: Result<Value, GatewayFailure>, _ exchange: Exchange? = nil) {
        self.result = result
        self.exchange = exchange
    }
}

extension GatewayAnswer: Equatable where Value: Equatable {}

/// A successful reply to `/api/einvoice/create`.
struct CreatedReply: Sendable, Hashable {
    /// As it came; three or more groups of four hexadecimal digits.
    let tracking: String
    /// As the gateway repeated it, number or string; nil where it did not. Never another than the one asked for.
    let paymentID: String?
}
