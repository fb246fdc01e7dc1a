import InvoiceCore

extension Profile {
    /// Asks the gateway for the status of a payment id that no invoice has, to learn whether the profile works: "Payment not found"
    /// says that the gateway knows who asks. Nothing is recorded.
    ///
    /// - Parameters:
    ///   - environment: what the secret's command sees.
    ///   - dependencies: the way to the gateway, and chance.
    public func tryConnection(
        environment: [String: String], dependencies: Dependencies = Dependencies()
    ) async -> ConnectionOutcome {
        let secret: Secret
        do throws(SecretProblem) {
            secret = try await SecretProvider(source: secretSource, environment: environment).value()
        } catch {
            return .failed(error == .canceled ? .canceled : .secret(error))
        }
        let client = GatewayClient(profile: self, secret: secret, transport: dependencies.transport)
        let number = "einvoice-connection-\(String(dependencies.random(), radix: 36))"
        let answer = await client.status(paymentID: PaymentID(recorded: number))
        let isSigned = answer.exchange?.signature == .verified
        switch answer.result {
        case .success: return .works(isSigned: isSigned)
        case .failure(.rejected(let rejection)) where rejection.isPaymentNotFound: return .works(isSigned: isSigned)
        case .failure(let failure): return .failed(Self.problem(failure, answer.exchange))
        }
    }

    private static func problem(_ failure: GatewayFailure, _ exchange: Exchange?) -> ConnectionProblem {
        if failure.isCanceled { return .canceled }
        if let refusal = exchange?.credentialsRefusal { return .refused(refusal) }
        switch failure {
        case .rejected(let rejection), .credentialsRefused(let rejection): return .rejected(rejection)
        case .unreachable(let words): return .unreachable(NetworkObstacle(words), words)
        case .unusable(let reason):
            // A page says more than the signature that it lacks.
            if reason.code != .redirect, let exchange, exchange.signature != .verified, !exchange.isJSON {
                return .noGateway(httpStatus: exchange.httpStatus, isPage: exchange.isPage)
            }
            switch reason.code {
            case .wrongSignature: return .wrongSignature
            case .missingSignature: return .unsigned
            case .redirect: return .redirect(reason.detail ?? "")
            case .timeout, .connectionLost:
                let words = reason.detail ?? ""
                return .unreachable(reason.code == .timeout ? .noAnswerInTime : NetworkObstacle(words), words)
            case .badReply where exchange == nil: return .noGateway(httpStatus: nil, isPage: false)
            default: return .unusable(reason)
            }
        }
    }
}

extension Exchange {
    /// True where the reply is JSON, or its beginning could be.
    fileprivate var isJSON: Bool {
        let first = reply.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\u{feff}" }
        return first == "{" || first == "["
    }

    /// True for what a browser would show.
    fileprivate var isPage: Bool { reply.unicodeScalars.first { !$0.properties.isWhitespace } == "<" }
}
