import InvoiceCore

/// What came of a question to the gateway.
public enum GatewayAnswer<Value: Sendable>: Sendable {
    /// The gateway answered as the protocol says.
    case value(Value, Exchange)
    /// The gateway said no, in its own words.
    case rejected(GatewayRejection, Exchange)
    /// The request left, or may have, and no usable answer came back. The exchange is there if any whole reply was.
    case unusable(UnknownReason, Exchange?)
    /// Surely nothing was sent; the text says why.
    case unreachable(String)
}

extension GatewayAnswer: Equatable where Value: Equatable {}

/// A successful reply to `/api/einvoice/create`.
public struct CreatedReply: Sendable, Hashable {
    /// As it came; three or more groups of four hexadecimal digits.
    public let tracking: String
    /// As the gateway repeated it, number or string; nil where it did not. Never another than the one asked for.
    public let paymentID: String?

    /// Takes both as they are.
    public init(tracking: String, paymentID: String?) {
        self.tracking = tracking
        self.paymentID = paymentID
    }
}

/// The reply to `/api/extrafields/list`, as far as it is understood.
public struct ExtraFieldList: Sendable, Hashable {
    public let rules: [ExtraFieldRule]
    /// The reply's text where all or part of it was not understood, to be shown as it is; nil when all of it was.
    public let rawText: String?

    /// Takes both as they are.
    public init(rules: [ExtraFieldRule], rawText: String? = nil) {
        self.rules = rules
        self.rawText = rawText
    }
}

/// The reply to `/api/einvoice/process`: where the payer goes. Members that were absent or empty are nil.
public struct ProcessReply: Sendable, Hashable {
    public var paymentID: String?
    public var tracking: String?
    /// The page to pay on; text from outside, not checked to be a web address.
    public var link: String?
    /// An HTML form that leads there.
    public var form: String?
    /// For crypto currencies.
    public var crypto: CryptoPayment?
    public var status: GatewayStatus?

    /// A reply that says nothing.
    public init() {}
}

/// Where to pay a crypto currency to, and how far the chain has confirmed it.
public struct CryptoPayment: Sendable, Hashable {
    public var address: String
    public var currentConfirmations: Int?
    public var neededConfirmations: Int?

    /// Takes all as they are.
    public init(address: String, currentConfirmations: Int? = nil, neededConfirmations: Int? = nil) {
        self.address = address
        self.currentConfirmations = currentConfirmations
        self.neededConfirmations = neededConfirmations
    }
}
