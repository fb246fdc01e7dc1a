import InvoiceCore

/// Where requests go and as whom, as it stands in the history beside each invoice.
struct AccountIdentity: Sendable, Hashable {
    let profile: String
    let kind: ProfileKind
    let endpoint: String
    /// Where invoices are adopted from; see ``InvoiceCore/InvoiceIntent/isAdopted``.
    let statementEndpoint: String
    let clientID: String
    let isEmbeddedSandbox: Bool

    init(_ profile: Profile) {
        self.profile = profile.name
        kind = profile.kind
        isEmbeddedSandbox = profile.isEmbeddedSandbox
        endpoint = "\(profile.baseURL)/api/einvoice/create"
        statementEndpoint = profile.baseURL + InvoiceIntent.statementPath
        clientID = profile.clientID
    }

    /// True for an invoice of this gateway, client and kind, which old records lack.
    ///
    /// The embedded sandbox gets a new port each time it starts and is one and the same nevertheless; its profile's name is
    /// no other's.
    func owns(_ intent: InvoiceIntent) -> Bool {
        guard intent.clientID == clientID, intent.kind == nil || intent.kind == kind.rawValue else { return false }
        if intent.endpoint == endpoint || intent.endpoint == statementEndpoint { return true }
        return isEmbeddedSandbox && intent.profile == profile && WebAddress.isLoopback(intent.endpoint)
    }
}

/// A checked request as it will be sent, to be looked at first. It becomes sendable by ``confirmed(by:)``.
public struct PreparedInvoice: Sendable, Equatable {
    public let request: InvoiceRequest
    /// The exact body but for a card number's middle digits.
    public let shownBody: String
    /// What deserves a second look; none of it forbids sending, but a used payment id will be refused.
    public let warnings: [PrepareWarning]
    let account: AccountIdentity

    init(request: InvoiceRequest, account: AccountIdentity, warnings: [PrepareWarning]) {
        self.request = request
        self.account = account
        self.warnings = warnings
        shownBody = CreateBody.storableText(for: request)
    }

    /// The exact body.
    var body: ZeroizingBytes { CreateBody.bytes(for: request) }

    /// The URL that it goes to.
    public var endpoint: String { account.endpoint }
    /// As whom it goes.
    public var clientID: String { account.clientID }
    /// How much is at stake.
    public var kind: ProfileKind { account.kind }
    /// True where the amount must be typed again.
    public var needsConfirmation: Bool { kind == .live }

    /// The invoice, ready to be sent.
    ///
    /// - Parameter typed: the amount as the person typed it again; a live profile needs it, and wherever it is given it
    ///   must be right.
    public func confirmed(by typed: String? = nil) throws(ConfirmationProblem) -> ConfirmedInvoice {
        try Confirmation.check(typed, amount: request.amount, kind: kind)
        return ConfirmedInvoice(self)
    }
}

/// An invoice that may be sent: only ``PreparedInvoice/confirmed(by:)`` makes one, so no way to the gateway leads past it.
public struct ConfirmedInvoice: Sendable, Equatable {
    public let prepared: PreparedInvoice

    fileprivate init(_ prepared: PreparedInvoice) { self.prepared = prepared }
}

/// The rule that a live profile sends only what was confirmed by its amount.
package enum Confirmation {
    package static func check(_ typed: String?, amount: Amount, kind: ProfileKind) throws(ConfirmationProblem) {
        guard let typed else {
            if kind == .live { throw .missing(amount: amount) }
            return
        }
        let typedAmount: Amount
        do throws(AmountProblem) {
            typedAmount = try Amount(typed)
        } catch {
            throw .notAnAmount(error)
        }
        if typedAmount != amount { throw .different(typed: typedAmount, amount: amount) }
    }
}

/// Why an invoice isn't confirmed. Nothing was recorded or sent.
public enum ConfirmationProblem: Error, Sendable, Hashable {
    /// The profile is live and the amount wasn't typed again.
    case missing(amount: Amount)
    case notAnAmount(AmountProblem)
    case different(typed: Amount, amount: Amount)
}

/// Something that deserves a second look before sending.
public enum PrepareWarning: Sendable, Hashable {
    /// The same amount was invoiced lately, to the same sender, account or description, or without any of these.
    case similarInvoice(id: String, createdAt: Timestamp, minutesAgo: Int)
    /// The history has this payment id already, so that it will be refused.
    case paymentIDUsed(id: String, state: InvoiceState)
    /// The history couldn't be looked at for the above.
    case historyUnreadable(RecordFailure)
}
