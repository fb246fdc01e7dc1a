import InvoiceCore

/// What came of a question to the gateway.
enum GatewayAnswer<Value: Sendable>: Sendable {
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
struct CreatedReply: Sendable, Hashable {
    /// As it came; three or more groups of four hexadecimal digits.
    let tracking: String
    /// As the gateway repeated it, number or string; nil where it did not. Never another than the one asked for.
    let paymentID: String?

    init(tracking: String, paymentID: String?) {
        self.tracking = tracking
        self.paymentID = paymentID
    }
}

/// The reply to `/api/extrafields/list`, as far as it is understood.
struct ExtraFieldList: Sendable, Hashable {
    let rules: [ExtraFieldRule]
    /// The reply's text where all or part of it was not understood, to be shown as it is; nil when all of it was.
    let rawText: String?

    init(rules: [ExtraFieldRule], rawText: String? = nil) {
        self.rules = rules
        self.rawText = rawText
    }
}

/// The reply to `/api/einvoice/process`: where the payer goes. Members that were absent or empty are nil.
struct ProcessReply: Sendable, Hashable {
    var paymentID: String?
    var tracking: String?
    /// The page to pay on; text from outside, not checked to be a web address.
    var link: String?
    /// An HTML form that leads there.
    var form: String?
    /// For crypto currencies.
    var crypto: CryptoPayment?
    var status: GatewayStatus?

    /// A reply that says nothing.
    init() {}
}

/// Where to pay a crypto currency to, and how far the chain has confirmed it.
struct CryptoPayment: Sendable, Hashable {
    var address: String
    var currentConfirmations: Int?
    var neededConfirmations: Int?

    init(address: String, currentConfirmations: Int? = nil, neededConfirmations: Int? = nil) {
        self.address = address
        self.currentConfirmations = currentConfirmations
        self.neededConfirmations = neededConfirmations
    }
}
