/// The invoice's number in the merchant's own accounting; the gateway deduplicates by it.
///
/// Two are the same where their bytes are: ids that only look alike, as é in one scalar and in two, are two payments.
public struct PaymentID: Sendable, Hashable, CustomStringConvertible {
    /// As typed and shown.
    public let text: String

    /// The longest that is accepted, in characters.
    public static let maximumLength = 64

    /// - Throws: ``PaymentIDProblem`` when empty, longer than 64 characters, or with blanks or invisible characters.
    public init(_ text: String) throws(PaymentIDProblem) {
        if text.isEmpty { throw .empty }
        if text.unicodeScalars.count > Self.maximumLength { throw .tooLong(limit: Self.maximumLength) }
        if let bad = text.unicodeScalars.first(where: { !$0.isVisibleInk }) { throw .unusable(bad) }
        self.text = text
    }

    /// For a text that a history or a gateway gave; nothing is checked.
    public init(recorded text: String) { self.text = text }

    /// A whole number that every JSON reader keeps exact (at most 2^53 - 1) and writes back the same; such an id goes on
    /// the wire as a number, any other as a string.
    public var isExactNumber: Bool {
        guard let value = UInt64(text), value <= Self.largestExactNumber else { return false }
        return String(value) == text
    }

    /// 2^53 - 1: the largest whole number that a reader with IEEE 754 doubles keeps apart from its neighbours (RFC 8259, 6).
    public static let largestExactNumber: UInt64 = (1 << 53) - 1

    /// The id to propose: microseconds since 1970, or the one after the last proposed where the clock has not moved on.
    ///
    /// 16 digits until the year 2255, exact as a JSON number. Uniqueness between processes comes from `last` being shared
    /// by them under a lock.
    public static func proposal(microseconds: Int64, last: UInt64?) -> PaymentID {
        let now = UInt64(max(0, microseconds))
        return PaymentID(recorded: String(min(largestExactNumber, max(now, (last ?? 0) + 1))))
    }

    /// As ``text``.
    public var description: String { text }

    public static func == (a: PaymentID, b: PaymentID) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}

/// Why a typed text is no payment id.
public enum PaymentIDProblem: Error, Sendable, Hashable {
    case empty
    case tooLong(limit: Int)
    /// A blank, control or otherwise invisible character.
    case unusable(Unicode.Scalar)
}

extension Unicode.Scalar {
    /// Its number as the standard writes it: `U+00A0`.
    package var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// False for blanks and for everything that has no ink of its own: controls, formats, surrogates, private use.
    package var isVisibleInk: Bool {
        if properties.isWhitespace { return false }
        return switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    /// True for what a one-line text may hold: ink, and plain blanks.
    var isPlainText: Bool {
        isVisibleInk || self == " " || self == "\u{a0}" || self == "\u{202f}" || self == "\u{200d}"
    }
}
