import InvoiceCore
import Synchronization

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
        await checkConnection(environment: environment, dependencies: dependencies).outcome
    }

    /// The same, and by how many seconds this machine's clock is ahead of the gateway's; nil where the gateway doesn't tell its own.
    public func checkConnection(
        environment: [String: String], dependencies: Dependencies = Dependencies()
    ) async -> (outcome: ConnectionOutcome, secondsAhead: Int?) {
        let clock = ClockObserver(dependencies.transport, dependencies.clock)
        var observed = dependencies
        observed.transport = clock
        return (await ask(environment, observed), clock.secondsAhead)
    }

    private func ask(_ environment: [String: String], _ dependencies: Dependencies) async -> ConnectionOutcome {
        let secret: Secret
        do throws(SecretProblem) {
            secret = try await SecretProvider(source: secretSource, environment: environment).value()
            try checkClientCertificate()
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
            if let (obstacle, words) = exchange?.certificatePage { return .unreachable(obstacle, words) }
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

    /// What a web server before the gateway says of client certificates in a page of its own: nginx does, with status 400.
    fileprivate var certificatePage: (NetworkObstacle, String)? {
        guard httpStatus == 400, isPage else { return nil }
        let scalars = reply.unicodeScalars
        for words in ["No required SSL certificate was sent", "The SSL certificate error"]
        where scalars.firstRange(of: words.unicodeScalars) != nil {
            let isWanted = words.utf8.first == UInt8(ascii: "N")
            return (isWanted ? .clientCertificateWanted : .clientCertificateRefused("HTTP 400"), words)
        }
        return nil
    }

    /// True for what a browser would show.
    fileprivate var isPage: Bool { reply.unicodeScalars.first { !$0.properties.isWhitespace } == "<" }
}

/// Compares this machine's clock with the one that a reply's head tells.
private final class ClockObserver: HTTPTransport {
    private let inner: any HTTPTransport
    private let clock: TimeSource
    private let found = Mutex<Int?>(nil)

    init(_ inner: any HTTPTransport, _ clock: TimeSource) {
        self.inner = inner
        self.clock = clock
    }

    var secondsAhead: Int? { found.withLock(\.self) }

    func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> {
        let start = clock.now.seconds
        let result = await inner.post(request)
        let end = clock.now.seconds
        if case .success(let reply) = result, let told = reply.values(of: "Date").first,
            let moment = Timestamp(httpDate: told)?.seconds
        {
            // The gateway wrote it somewhere between the two.
            found.withLock { $0 = Int(moment < start ? start - moment : min(0, end - moment)) }
        }
        return result
    }
}

extension Timestamp {
    /// Reads the form of a reply's `Date` (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
    init?(httpDate text: String) {
        let parts = text.split(separator: " ")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else {
            return nil
        }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        self.init("\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z")
    }
}
