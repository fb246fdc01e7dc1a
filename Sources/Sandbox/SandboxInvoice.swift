import EInvoiceKit
import InvoiceCore
import JSON

struct SandboxInvoice: Sendable {
    /// As the client gave it, a number or a string: it goes back the same.
    var paymentID: JSONValue
    var tracking: String
    /// The unguessable part of the pay link.
    var token: String
    var currency: PaymentMethod
    var amount: Amount
    /// The sender shortened to its first 6 and last 4 digits if it may be a card number.
    var texts: RequestTexts
    var created: Timestamp
    var status = PaymentStatus.created
    /// When it was processed, which starts the payment.
    var started: Timestamp?
    /// When it came to its present status.
    var changed: Timestamp?
    /// Why it failed.
    var reason: String?

    /// The payment id as text: 1 and "1" are the same.
    var paymentKey: String {
        Self.paymentKey(of: paymentID) ?? ""
    }

    /// The key of a payment id on the wire: a whole number or a string; nil for anything else.
    static func paymentKey(of value: JSONValue) -> String? {
        switch value {
        case .string(let text): text.isEmpty ? nil : text
        case .number(let digits): digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? digits : nil
        default: nil
        }
    }

    /// The outcome that the amount asks for.
    var outcome: SandboxOutcome? {
        amount.scale == 0 ? Int(exactly: amount.coefficient).flatMap(SandboxOutcome.init(rawValue:)) : nil
    }

    /// A tenth less than asked when the payment was recalculated, but never nothing.
    var paidAmount: Amount {
        guard status == .recalculated else { return amount }
        let less = amount.percent(90, decimals: currency.decimals)
        return less > .zero ? less : amount
    }

    /// The gateway's commission: 2 per cent of the paid amount.
    var fee: Amount {
        paidAmount.percent(2, decimals: currency.decimals)
    }

    /// The invoice as `/api/einvoice/status` tells it. Fee and credited sum are there once money came in.
    func statusReply(currencyInCapitals: Bool) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("tracking", .string(tracking)),
            .init("payment_id", .string(paymentKey)),
            .init("currency", .string(currencyInCapitals ? currency.code.uppercased() : currency.code)),
            .init("created", .string(created.protocolText)),
        ]
        if status != .created, status != .paying, let changed {
            members.append(.init("processed", .string(changed.protocolText)))
        }
        members.append(.init("status", .string(status.rawValue)))
        members.append(.init("amount", money(paidAmount)))
        if status.isPaid {
            members.append(.init("fee", money(fee)))
            members.append(.init("accrual_amount", money(paidAmount.less(fee))))
            members.append(.init("accrual_currency", .string(currency.unit)))
            members.append(.init("is_recalc", .bool(status == .recalculated)))
        }
        if let reason {
            members.append(.init("error", .object([.init("code", .integer(5)), .init("message", .string(reason))])))
        }
        return .object(members)
    }

    /// An amount with all its currency's decimals: `100.50`.
    private func money(_ amount: Amount) -> JSONValue {
        .number(amount.text(minimumDecimals: currency.decimals))
    }
}

/// As status replies name it.
enum PaymentStatus: String, Sendable {
    case created = "CREATED"
    case paying = "PAYIN"
    case recalculated = "PAYED_RECALC"
    case finished = "FINISHED"
    case failed = "FAILED"
    case canceled = "CANCELED"
    /// In no document: a status that a gateway may add some day.
    case onReview = "ON_REVIEW"

    /// Whether nothing changes any more, so that the callback is due.
    var isFinal: Bool {
        switch self {
        case .recalculated, .finished, .failed, .canceled: true
        case .created, .paying, .onReview: false
        }
    }

    /// Whether money came in.
    var isPaid: Bool {
        self == .finished || self == .recalculated
    }
}

extension SandboxOutcome {
    /// The status that a processed payment of this amount comes to by itself; nil if it waits to be paid.
    var settledStatus: PaymentStatus? {
        switch self {
        case .succeeds: .finished
        case .fails: .failed
        case .recalculated: .recalculated
        case .canceled: .canceled
        case .unheardOfStatus: .onReview
        default: nil
        }
    }
}

extension Timestamp {
    static var now: Timestamp { TimeSource.system.now }

    /// A time as the protocol writes it (`Y-m-d H:i:s`, here in UTC); nil for any other writing.
    init?(protocolText text: String) {
        guard let moment = Timestamp(text), moment.protocolText.utf8.elementsEqual(text.utf8) else { return nil }
        self = moment
    }

    /// The time as the protocol writes it, in UTC and whole seconds.
    var protocolText: String {
        let time = LocalDateTime(self, offset: 0)
        return "\(time.date) \(time.clock)"
    }

    func advanced(by duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        return advanced(byMilliseconds: seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}
