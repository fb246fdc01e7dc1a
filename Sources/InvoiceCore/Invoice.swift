/// The request to the gateway, as the history records it before the request leaves.
public struct InvoiceIntent: Sendable, Hashable {
    /// The history's own id of the invoice; sorts by time.
    public var id: String
    /// When the invoice was created; of an adopted one, by the gateway's clock where that is known.
    public var createdAt: Timestamp
    /// When it was adopted, where ``createdAt`` tells another moment.
    public var adoptedAt: Timestamp?
    /// When the gateway says that it created an adopted invoice, as it came.
    public var gatewayCreated: String?
    /// True for what a run of test payments made, which is no business.
    public var isTest = false
    public var paymentID: PaymentID
    /// The method's code.
    public var currency: String
    public var recordedMethod = RecordedMethod()
    public var amount: Amount
    /// A sender that is a card's number as its first six and last four digits, anything else whole.
    public var texts: RequestTexts
    public var extraFields: [ExtraField]
    /// Where and as whom it was sent; the kind is the profile's word for how much is at stake, nil in old records.
    public var profile: String
    public var kind: String?
    public var endpoint: String
    public var clientID: String
    /// The request's body but for a card number's middle digits.
    public var body: String
    /// Names the running program that sends it; see ``InvoiceState/sending``.
    public var lease: String?
    /// The ``id`` of an invoice that was made wrongly, in whose place this one is.
    public var replaces: String?

    /// The intent of a checked request that is about to be sent.
    public init(
        id: String, createdAt: Timestamp, request: InvoiceRequest, profile: String, kind: String? = nil,
        endpoint: String, clientID: String, body: String, lease: String?, isTest: Bool = false
    ) {
        self.id = id
        self.createdAt = createdAt
        self.isTest = isTest
        paymentID = request.paymentID
        currency = request.method.code
        recordedMethod = RecordedMethod(request.method)
        amount = request.amount
        texts = request.storedTexts
        extraFields = request.extraFields
        self.profile = profile
        self.kind = kind
        self.endpoint = endpoint
        self.clientID = clientID
        self.body = body
        self.lease = lease
        replaces = request.replaces
    }

    /// Sets the required members only. A reader of the history sets the rest one by one.
    public init(id: String, createdAt: Timestamp, paymentID: PaymentID, currency: String, amount: Amount) {
        self.id = id
        self.createdAt = createdAt
        self.paymentID = paymentID
        self.currency = currency
        self.amount = amount
        texts = RequestTexts()
        extraFields = []
        profile = ""
        endpoint = ""
        clientID = ""
        body = ""
    }

    /// When it came into the history.
    public var recordedAt: Timestamp { adoptedAt ?? createdAt }

    /// A member of the request as it is kept.
    public subscript(field: RequestField) -> String? {
        get { texts[field] }
        set { texts[field] = newValue }
    }
}

/// One request and its answer, as far as there was one.
public struct Exchange: Sendable, Hashable {
    /// The state of the reply's signature.
    public enum Signature: String, Sendable, Hashable {
        case verified, missing, wrong
    }

    public var httpStatus: Int?
    /// The reply's text as it came, at most 16 KiB of it.
    public var reply: String
    public var isTruncated: Bool
    public var elapsedMilliseconds: Int
    public var signature: Signature?

    /// The longest part of a reply that is kept, in bytes.
    public static let keptReplyBytes = 16 * 1024

    public init(httpStatus: Int?, reply: String, isTruncated: Bool, elapsedMilliseconds: Int, signature: Signature?) {
        self.httpStatus = httpStatus
        self.reply = reply
        self.isTruncated = isTruncated
        self.elapsedMilliseconds = elapsedMilliseconds
        self.signature = signature
    }
}

/// Something that happened to a recorded invoice.
public struct InvoiceUpdate: Sendable, Hashable {
    /// The longest note, in Unicode scalars.
    public static let longestNote = 1000

    /// The ``InvoiceIntent/id`` that it belongs to.
    public var id: String
    public var at: Timestamp
    public var change: Change
    public var exchange: Exchange?
    /// Which sending it is about, where it is about one: 1 is the first, 2 the first ``Change/resent(lease:)``. Nil in old
    /// records: then it is about the last one before it.
    public var sending: Int?
    /// True for a status that the gateway's statement told, and not an answer about this invoice alone.
    public var isFromStatement = false

    /// An event that a history records of an invoice.
    public enum Change: Sendable, Hashable {
        /// The tracking number is known, from the create reply or by asking later.
        case created(tracking: String, isSettled: Bool)
        case rejected(GatewayRejection)
        case unknown(UnknownReason)
        /// The gateway could not be reached; the text says how.
        case unsent(String)
        /// Sent again, the same bytes, after the gateway said that it has no such payment.
        case resent(lease: String?)
        /// Settling asked, and the gateway has no such payment.
        case notFound
        case status(StatusReport)
        /// A person closed it as never created, after the gateway said that it has no such payment.
        case closed
        /// The payment was started.
        case paymentStarted(PaymentStart)
        case note(String)
        /// The invoice with this local id, which is created, has taken its place.
        case replaced(by: String)
    }

    public init(
        id: String, at: Timestamp, change: Change, exchange: Exchange? = nil, sending: Int? = nil,
        intent: InvoiceIntent? = nil
    ) {
        self.id = id
        self.at = at
        self.change = change
        self.exchange = exchange
        self.sending = sending
        self.intent = intent
    }

    /// What was asked, whole, where this record repeats it: the invoice's own record may be on no disk. See
    /// ``Invoice/isSurelyRecorded``.
    public var intent: InvoiceIntent? {
        get { if case .intent(let intent) = repeated { intent } else { nil } }
        set { repeated = newValue.map { .intent($0) } }
    }
    private var repeated: Repeated?

    /// Few records have it, and it is large.
    private indirect enum Repeated: Sendable, Hashable { case intent(InvoiceIntent) }
}

/// An invoice with everything that happened to it.
public struct Invoice: Sendable, Hashable, Identifiable {
    public let intent: InvoiceIntent
    /// In the order in which they were recorded.
    public private(set) var updates: [InvoiceUpdate] = []
    public private(set) var state: InvoiceState = .sending
    /// The gateway's first tracking number; a different one that came later is in ``otherTracking``.
    public private(set) var tracking: String?
    /// A different tracking number that the gateway gave later. Something is wrong then, and the person is told.
    public private(set) var otherTracking: String?
    public private(set) var rejection: GatewayRejection?
    public private(set) var unknownReason: UnknownReason?
    /// The gateway's last word on the payment, once one was heard.
    public private(set) var report: StatusReport?
    /// When the gateway said it; nil before there is a ``report``. The history has no line of an answer without news, so in
    /// what is read from there it is when the gateway said it first.
    public private(set) var askedAt: Timestamp?
    /// The program that sends, or last sent it.
    public private(set) var lease: String?
    /// How often it was sent, or was to be.
    public private(set) var sendings = 1
    /// How the payer pays, once the payment was started.
    public private(set) var payment: PaymentStart?
    /// The local id of the invoice that has taken its place.
    public private(set) var replacement: String?

    /// The history's id.
    public var id: String { intent.id }
    /// The method; nil where nothing tells its unit.
    public var method: PaymentMethod? { intent.method }
    /// The unit to show beside the amount.
    public var unit: String { method?.unit ?? intent.currency }
    /// Decimals to show the amount with.
    public var decimals: Int { method?.decimals ?? intent.amount.scale }
    /// When something last happened to it.
    public var lastChange: Timestamp { updates.last?.at ?? intent.recordedAt }
    /// The page to pay on, as it was last told.
    public var paymentLink: String? { payment?.link }
    /// Notes that people wrote, in their order.
    public var notes: [String] {
        updates.compactMap { update in
            if case .note(let text) = update.change, !update.change.isCallback { text } else { nil }
        }
    }
    /// True where the program that recorded it told an outcome: it went on only after the disk had confirmed the record.
    ///
    /// The record of any other may stand in the file and not on the disk: its flush failed then, and its writer could not
    /// take it back. A flush that failed counts as done, and no later one brings the record there.
    public var isSurelyRecorded: Bool {
        let first = updates.first { update in
            switch update.change {
            case .created, .rejected, .unknown, .unsent: true
            case .resent, .notFound, .status, .closed, .paymentStarted, .note, .replaced: false
            }
        }
        // A program that repeats the intent did not record it.
        guard let first, first.intent == nil else { return false }
        return switch first.change {
        case .created(_, let isSettled): !isSettled
        case .unknown(let reason): reason.code != .interrupted
        default: true
        }
    }

    /// When the gateway turned out to have it after it was closed as never created; nil where that never was.
    public var reopenedAt: Timestamp? {
        guard state == .created, let place = updates.firstIndex(where: { $0.change == .closed }) else { return nil }
        return updates[place...].first { if case .created = $0.change { true } else { false } }?.at
    }

    /// True while the gateway may still change the payment.
    public var isWaiting: Bool { state == .created && report?.status.isFinal != true }

    /// An invoice to which `updates` happened, in this order.
    public init(intent: InvoiceIntent, updates: [InvoiceUpdate] = []) {
        self.intent = intent
        lease = intent.lease
        // Nobody is sending it. Where the rest of its adoption isn't there, the gateway tells it.
        if intent.isAdopted { (state, unknownReason) = (.unknown, UnknownReason(.interrupted)) }
        for update in updates { apply(update) }
    }

    /// Adds an event. ``InvoiceState/after(_:)`` gives the new state; an event about an earlier sending than the last
    /// changes nothing.
    public mutating func apply(_ update: InvoiceUpdate) {
        updates.append(update)
        learnSendings(of: update)
        if isStale(update) { return }
        let former = state
        state = former.after(update.change)
        if state != former { (unknownReason, rejection) = (nil, nil) }
        switch update.change {
        case .created(let number, _):
            if let tracking, folded(tracking) != folded(number) { otherTracking = number }
            tracking = tracking ?? number
        case .rejected(let error) where state == .rejected: rejection = error
        case .unknown(let reason) where state == .unknown: unknownReason = reason
        case .resent(let lease) where state != former:
            self.lease = lease
            sendings += 1
        case .status(let told):
            // A statement is older than what was asked for since, and what has ended stays ended.
            if !update.isFromStatement || told.status.mayFollow(report?.status) {
                (report, askedAt) = (told, update.at)
            }
        case .paymentStarted(let start):
            payment = start.merged(into: payment)
            if let status = start.status { takeStatus(status, at: update.at) }
        case .replaced(let id): replacement = id
        case .rejected, .unknown, .unsent, .resent, .notFound, .closed, .note: break
        }
    }

    /// The gateway was asked at this moment, and had no news.
    public mutating func noteNoNews(at moment: Timestamp) { if report != nil { askedAt = moment } }

    /// An outcome of a sending whose own record can't be read is proof of it nevertheless.
    private mutating func learnSendings(of update: InvoiceUpdate) {
        guard let sending = update.sending, sending > sendings else { return }
        switch update.change {
        case .unknown, .unsent, .closed:
            sendings = sending
            if state == .unsent { state = .sending }
        case .created, .rejected, .resent, .notFound, .status, .paymentStarted, .note, .replaced: break
        }
    }

    /// True for an event about an earlier sending than the last.
    func isStale(_ update: InvoiceUpdate) -> Bool {
        guard let sending = update.sending, sending != sendings else { return false }
        return update.change.isAboutOneSending
    }

    /// A status that came without a report, and never leads back from a final one.
    private mutating func takeStatus(_ status: GatewayStatus, at moment: Timestamp) {
        if report?.status.isFinal == true { return }
        askedAt = moment
        guard var told = report, told.status.meaning != status.meaning else {
            if report == nil { report = StatusReport(status: status) } else { report?.status = status }
            return
        }
        told.status = status
        // An amount that agreed before says nothing about a later payment.
        if status.meaning.isPaid, told.amount == intent.amount { told.amount = nil }
        report = told
    }
}

extension InvoiceIntent {
    /// The path of the gateway's statement. An invoice that was found there, and not made from here, has it as the end of
    /// its ``endpoint``, and an empty ``body``: nothing was sent.
    public static let statementPath = "/api/einvoice/statement"

    /// True when the invoice was taken over from the gateway's statement.
    public var isAdopted: Bool { body.isEmpty && endpoint.hasSuffix(Self.statementPath) }

    /// The intent that stands for an invoice of the gateway's statement; nil where the row lacks payment id (and tracking
    /// number), currency or amount, without which there is no invoice to speak of.
    ///
    /// ``createdAt`` is when the gateway created it, ``adoptedAt`` this `moment`. Where the row tells no time that can be, the
    /// moment is both.
    /// - Parameters:
    ///   - row: the statement's.
    ///   - id: the local id that it gets.
    ///   - moment: when it is taken over.
    ///   - clockOffset: how far the gateway's clock is ahead of UTC, in seconds; 0 where nobody knows.
    ///   - profile: the profile's name.
    ///   - kind: the profile's kind.
    ///   - endpoint: the statement's address, see ``Account/statementEndpoint``.
    ///   - clientID: whose statement it is.
    ///   - catalog: the profile's methods.
    public init?(
        adopting row: StatusReport, id: String, at moment: Timestamp, clockOffset: Int = 0, profile: String,
        kind: String?, endpoint: String, clientID: String,
        catalog: PaymentMethodCatalog = .standard
    ) {
        guard let name = row.paymentID ?? row.tracking, let currency = row.currency, let amount = row.amount else {
            return nil
        }
        self.init(
            id: id, createdAt: moment, paymentID: PaymentID(recorded: name), currency: currency, amount: amount)
        if let method = catalog.method(named: currency) {
            self.currency = method.code
            recordedMethod = RecordedMethod(method)
        }
        self.profile = profile
        self.kind = kind
        self.endpoint = endpoint
        self.clientID = clientID
        guard let text = row.created, let made = Timestamp(text, offset: clockOffset), made >= .oldestInvoice else {
            return
        }
        gatewayCreated = text
        adoptedAt = moment
        // By a wrong zone it would lie ahead.
        createdAt = min(made, moment)
    }
}

extension Timestamp {
    /// 2000-01-01: no gateway of this protocol has an older invoice.
    public static let oldestInvoice = Timestamp(milliseconds: 946_684_800_000)
}

extension Invoice {
    /// True when it was taken over from the gateway's statement, and not made from here.
    public var isAdopted: Bool { intent.isAdopted }
}
