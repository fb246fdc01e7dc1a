import InvoiceCore
import JSON

/// Asks the gateway, in the words of its protocol. Each call sends one request, once.
struct GatewayClient: Sendable {
    private let profile: Profile
    private let secret: Secret
    private let transport: any HTTPTransport
    /// The address up to the endpoint's name.
    private let base: String

    /// Asks through `transport`; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - profile: where the gateway is, who asks, how far its replies are trusted, and what a request may cost.
    ///   - secret: the profile's; signs requests and proves replies.
    init(profile: Profile, secret: Secret, transport: any HTTPTransport = CurlTransport()) {
        self.profile = profile
        self.secret = secret
        self.transport = transport
        var address = profile.baseURL
        while address.hasSuffix("/") { address.removeLast() }
        base = address + "/api/"
    }

    /// Creates an invoice: sends these very bytes to `/api/einvoice/create`, and answers its tracking number as it came. Only the
    /// service may, which records it first and wants it confirmed; so it is no part of the library's interface.
    ///
    /// - Parameters:
    ///   - body: see ``CreateBody``.
    ///   - paymentID: the body's; a reply that belongs to another one is unusable.
    ///   - card: the body's sender where that is a card's number: of it the answer has only the first six and the last
    ///     four digits, should the gateway repeat it.
    func create(
        body: ZeroizingBytes, paymentID: PaymentID, card: CardNumber?
    ) async -> GatewayAnswer<String> {
        await ask("einvoice/create", body, paymentID, hiding: card) { reply throws(ReplyProblem) in
            try reply.trackingOfCreated(paymentID: paymentID.text)
        }
    }

    /// Asks which extra fields there are: `/api/extrafields/list`. A list that isn't understood is no failure.
    func extraFields() async -> GatewayAnswer<ExtraFieldReading> {
        await ask("extrafields/list", text(.object([]))) { reply throws(ReplyProblem) in
            try reply.requireSingleMembers { _ in true }
            try reply.refuseError()
            return ExtraFieldReading(reply)
        }
    }

    /// Starts the payment of an invoice, known by either or both: `/api/einvoice/process`.
    ///
    /// - Parameter sender: as it is stored; a card's number that the gateway repeats is masked as it is.
    func process(
        paymentID: PaymentID? = nil, tracking: String? = nil, sender: String? = nil
    ) async -> GatewayAnswer<PaymentStart> {
        await ask("einvoice/process", reference(paymentID, tracking), paymentID, sender: sender) {
            reply throws(ReplyProblem) in
            try reply.requireIdentity(paymentID: paymentID?.text, tracking: tracking)
            return try PaymentStart(reply)
        }
    }

    /// Asks how an invoice stands, known by either or both: `/api/einvoice/status`. `sender` as for ``process``.
    func status(
        paymentID: PaymentID? = nil, tracking: String? = nil, sender: String? = nil
    ) async -> GatewayAnswer<StatusReport> {
        await ask("einvoice/status", reference(paymentID, tracking), paymentID, sender: sender) {
            reply throws(ReplyProblem) in
            try reply.requireIdentity(paymentID: paymentID?.text, tracking: tracking)
            let report = try StatusReport(reply)
            try report.requireOneMeaning()
            return report
        }
    }

    /// Asks for all invoices of a period, perhaps only those with one status: `/api/einvoice/statement`.
    ///
    /// The gateway's clock counts, whose zone is not documented. A period too long for the reply's limit is unusable as
    /// `.replyTooLarge`: ask for its halves.
    func statement(
        from start: LocalDateTime, to end: LocalDateTime, status: GatewayStatus? = nil
    ) async -> GatewayAnswer<[StatusReport]> {
        let body = JSONValue.ordered([
            ("end_date", .string("\(end.date) \(end.clock)")),
            ("start_date", .string("\(start.date) \(start.clock)")),
            ("status", status.map { .string($0.text) }),
        ])
        return await ask("einvoice/statement", text(body)) { reply throws(ReplyProblem) in
            try StatusReport.list(in: reply).map(\.hidingCards)
        }
    }

    private func reference(_ paymentID: PaymentID?, _ tracking: String?) -> ZeroizingBytes {
        text(
            .ordered([
                ("payment_id", paymentID.map { .paymentID($0) }),
                ("tracking", tracking.map { .string($0) }),
            ]))
    }

    private func text(_ body: JSONValue) -> ZeroizingBytes { ZeroizingBytes([body.encoded().utf8]) }

    private func ask<Value: Sendable>(
        _ endpoint: String, _ body: ZeroizingBytes, _ paymentID: PaymentID? = nil, hiding card: CardNumber? = nil,
        sender: String? = nil, read: @Sendable (JSONValue) throws(ReplyProblem) -> Value
    ) async -> GatewayAnswer<Value> {
        switch await transport.post(request(endpoint, body)) {
        case .success(let reply):
            ReplyReader(
                secret: secret, acceptsUnsignedReplies: profile.acceptsUnsignedReplies, card: card, sender: sender,
                paymentID: paymentID?.text
            ).answer(to: reply, read: read)
        case .failure(let failure): GatewayAnswer(.failure(GatewayFailure(failure)))
        }
    }

    private func request(_ endpoint: String, _ body: ZeroizingBytes) -> HTTPRequest {
        HTTPRequest(
            url: base + endpoint,
            headers: [
                HTTPHeader("DPAY_CLIENT", profile.clientID),
                HTTPHeader("DPAY_SECURE", Signature.text(of: body.bytes, secret: secret)),
                HTTPHeader("Content-Type", "application/json"),
            ],
            content: body, limits: profile.limits, caFile: profile.caFile,
            clientCertificate: profile.clientCertificate, clientKey: profile.clientKey)
    }
}

extension StatusReport {
    /// The same without the middle digits of any card's number in the words of its reason, of which the reader knows only that of the
    /// whole reply. The payment's own id stays, though one in ten of those with so many digits passes the check sum.
    fileprivate var hidingCards: StatusReport {
        guard let reason else { return self }
        func hidden(_ text: String) -> String {
            text.changingParts(between: [paymentID ?? ""]) { CardNumber.hidingAll(in: $0) }
        }
        var report = self
        report.reason = GatewayRejection(code: reason.code.map(hidden), message: hidden(reason.message))
        return report
    }
}

extension GatewayFailure {
    /// The gateway failure that a missing reply means.
    init(_ failure: TransportFailure) {
        self =
            switch failure {
            case .notSent(let text), .libraryMissing(let text): .unreachable(text)
            case .timeout(let seconds): .unusable(UnknownReason(.timeout, detail: "\(seconds) s"))
            case .canceled: .unusable(UnknownReason(.canceled))
            case .connectionLost(let text): .unusable(UnknownReason(.connectionLost, detail: text))
            case .malformedReply(let text): .unusable(UnknownReason(.badReply, detail: text))
            case .replyTooLarge(let limit): .unusable(UnknownReason(.replyTooLarge, detail: "more than \(limit) bytes"))
            }
    }
}

/// The result of one question to the gateway, and the reply as it came where it was whole.
struct GatewayAnswer<Value: Sendable>: Sendable {
    let result: Result<Value, GatewayFailure>
    let exchange: Exchange?

    init(_ result: Result<Value, GatewayFailure>, _ exchange: Exchange? = nil) {
        self.result = result
        self.exchange = exchange
    }
}

extension GatewayAnswer: Equatable where Value: Equatable {}
