/// A number by which the gateway may know a payment, as a person has it from elsewhere.
public enum GatewayNumber: Sendable, Hashable {
    /// A tracking number with its dashes, as it may be; what was typed may be a payment id as well.
    case tracking(String, typed: PaymentID)
    case paymentID(PaymentID)

    /// Nil for a text that looks like neither: a payment id may be any text, one without a digit is most likely a word. Blanks and
    /// line breaks at both ends don't count: a copied number often brings them along.
    public init?(_ typed: String) {
        let text = typed.trimmingBlanks
        if Self.isTracking(text) {
            self = .tracking(text, typed: PaymentID(recorded: text))
            return
        }
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }), let id = try? PaymentID(text) else {
            return nil
        }
        // A tracking number without its dashes; digits alone are a payment id.
        if let dashed = LooseTerm.dashed(text, from: 12), Self.isTracking(dashed),
            text.utf8.contains(where: { !(0x30...0x39).contains($0) })
        {
            self = .tracking(dashed, typed: id)
            return
        }
        self = .paymentID(id)
    }

    /// As it was typed, without what is around it.
    public var text: String {
        switch self {
        case .tracking(_, let id), .paymentID(let id): id.text
        }
    }

    /// True for three or more groups of four hexadecimal digits, of either case.
    public static func isTracking(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count % 5 == 4, (14...128).contains(bytes.count) else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            index % 5 == 4 ? byte == UInt8(ascii: "-") : isHexDigit(byte)
        }
    }

    static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
            UInt8(ascii: "a")...UInt8(ascii: "f"):
            true
        default: false
        }
    }
}

/// A payment that the gateway has.
public struct FoundPayment: Sendable, Hashable {
    public let report: StatusReport
    /// The invoice that adopting it makes; nil where the gateway tells too little for one.
    public let invoice: Invoice?
    /// True when the reply had no signature and was believed nevertheless, as the profile says: worth a warning.
    public let isReplyUnsigned: Bool

    package init(report: StatusReport, invoice: Invoice?, isReplyUnsigned: Bool = false) {
        self.report = report
        self.invoice = invoice
        self.isReplyUnsigned = isReplyUnsigned
    }
}

/// What came of asking the gateway for a number.
public enum LookUpOutcome: Sendable, Hashable {
    case found(FoundPayment)
    /// The gateway has no payment with this number.
    case notFound
    /// The gateway gave no usable answer, or wasn't asked.
    case failed(Problem)
}
