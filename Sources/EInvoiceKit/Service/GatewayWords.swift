import InvoiceCore
import JSON

extension GatewayRejection {
    /// The gateway says that it has no payment with that id. Its words decide alone: the code 401 that comes with them means
    /// "unauthorized" elsewhere, and whatever is taken for this lets an invoice be sent again.
    var isPaymentNotFound: Bool { folded(message).contains("payment not found") }

    /// The gateway deduplicates by payment id: this one was used before.
    var isAlreadyExisting: Bool { folded(message).contains("already exists") }

    /// The gateway doesn't believe who asks: an `error` with HTTP 401 or 403, the code 401 ("unauthorized" wherever it isn't
    /// "Payment not found"), or its words.
    func areCredentialsRefused(httpStatus: Int?) -> Bool {
        let words = folded(message)
        if isPaymentNotFound { return false }
        if httpStatus == 401 || httpStatus == 403 || code == "401" { return true }
        return Self.credentialSigns.contains { words.contains($0) }
    }

    private static let credentialSigns = [
        "signature", "dpay_secure", "dpay_client", "unauthorized", "unauthorised", "unknown client", "invalid client",
        "client not found", "client is blocked", "client blocked", "client is disabled", "client disabled",
        "unknown merchant", "merchant not found", "merchant is blocked", "merchant blocked", "access denied",
        "forbidden", "credentials",
    ]
}

extension Exchange {
    /// The reply's complaint about client id or secret, whoever signed it; HTTP 401 is one without a word. It proves
    /// nothing about an invoice, but names a cause: with a wrong secret the gateway's own signature can't be checked
    /// either.
    var credentialsRefusal: GatewayRejection? {
        guard let refusal else { return httpStatus == 401 ? GatewayRejection(code: nil, message: "HTTP 401") : nil }
        return refusal.areCredentialsRefused(httpStatus: httpStatus) ? refusal : nil
    }
}

extension InvoiceService {
    /// A failure with what this side knows of its cause: whether client id or secret are to blame, and what is odd about the
    /// secret.
    func judged(_ failure: GatewayFailure, _ exchange: Exchange?) async -> GatewayFailure {
        switch failure {
        case .rejected(var rejection), .credentialsRefused(var rejection):
            let refusal = await credentialsRefusal(in: exchange)
            rejection.remark = refusal?.remark
            return refusal == nil ? .rejected(rejection) : .credentialsRefused(rejection)
        case .unusable(var reason):
            if let refusal = await credentialsRefusal(in: exchange) { return .credentialsRefused(refusal) }
            reason.remark = await secretRemark(on: exchange)
            return .unusable(reason)
        case .unreachable: return failure
        }
    }
}

extension Exchange {
    /// The error in the reply, whoever signed it. It proves nothing, and only helps to name a cause.
    package var refusal: GatewayRejection? {
        // A reply that isn't JSON, or wasn't kept whole, has no error that could be read.
        guard !isTruncated, let json = try? JSONValue(parsing: Array(reply.utf8), .reply) else { return nil }
        return json.rejection
    }
}
