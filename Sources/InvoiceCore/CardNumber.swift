/// A payment card's number (primary account number): 13 to 19 digits that pass the Luhn check.
public struct CardNumber: Sendable, Hashable {
    /// All digits. Goes to the gateway, never to the disk or the screen.
    public let digits: String

    /// Nil unless `text` is 13 to 19 ASCII digits that pass the Luhn check (ISO/IEC 7812-1).
    public init?(_ text: String) {
        guard Self.hasCardLength(text), Self.passesLuhn(text) else { return nil }
        digits = text
    }

    /// The first six and the last four digits, which PCI DSS lets be kept; the dots never tell the length.
    public var masked: String { Self.mask(digits) }

    /// The dots between the digits that are kept.
    public static let dots = "••••••"

    /// True for 13 to 19 ASCII digits, whether or not they pass the check.
    public static func hasCardLength(_ text: String) -> Bool {
        (13...19).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// True for a text in the form of ``masked``: six digits, six dots, four digits.
    public static func isMasked(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count == 16, scalars[6..<12].elementsEqual(dots.unicodeScalars) else { return false }
        return (scalars[..<6] + scalars[12...]).allSatisfy { ("0"..."9").contains($0) }
    }

    /// First six and last four of a run of digits that is at least ten long.
    static func mask(_ digits: String) -> String { digits.prefix(6) + dots + digits.suffix(4) }

    static func passesLuhn(_ digits: String) -> Bool {
        var sum = 0
        for (index, byte) in digits.utf8.reversed().enumerated() {
            let digit = Int(byte) - 0x30
            sum += index % 2 == 0 ? digit : (digit * 2 - (digit > 4 ? 9 : 0))
        }
        return sum % 10 == 0
    }
}

extension CardNumber: CustomStringConvertible, CustomReflectable {
    /// As ``masked``, so that no log and no test failure shows a whole number.
    public var description: String { masked }
    /// As ``masked``.
    public var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}

/// Who pays, as typed: a card's number, or a wallet, phone or account number.
public enum Sender: Sendable, Hashable {
    case card(CardNumber)
    case other(String)

    /// Sorts a text without spaces or separators into card or other.
    public init(_ text: String) {
        self = CardNumber(text).map(Sender.card) ?? .other(text)
    }

    /// The card's number, where it is one.
    public var card: CardNumber? { if case .card(let number) = self { number } else { nil } }

    /// The text for the gateway.
    public var wireText: String {
        switch self {
        case .card(let number): number.digits
        case .other(let text): text
        }
    }

    /// The text that may be stored and shown.
    public var storedText: String {
        switch self {
        case .card(let number): number.masked
        case .other(let text): text
        }
    }

    /// The part of a half-typed sender that may be kept: of a number as long as a card's, only the first six and last
    /// four digits.
    ///
    /// An unfinished or mistyped card number is as worth stealing as a right one, so the check sum is not asked, and
    /// neither separators nor the digits' script hide it.
    public static func draftText(_ typed: String) -> String {
        if let digits = plainDigits(of: typed), CardNumber.hasCardLength(digits) { return CardNumber.mask(digits) }
        // No sender has blanks: of a number pasted with words around it nothing would be sent either.
        let hasBlanks = typed.unicodeScalars.contains(where: \.properties.isWhitespace)
        return hasBlanks ? CardNumber.hidingAll(in: typed) : typed
    }

    /// The ASCII digits of a number in digits of any script and with anything but letters between them.
    ///
    /// Nil for what has letters, as wallets' names have, and for a phone number with its `+` (at most 15 digits, ITU-T E.164).
    public static func plainDigits(of typed: String) -> String? {
        if typed.unicodeScalars.contains(where: \.isLetter) { return nil }
        let digits = typed.unicodeScalars.compactMap(\.digitValue)
        if typed.utf8.first == UInt8(ascii: "+"), digits.count <= 15 { return nil }
        return String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    }
}
