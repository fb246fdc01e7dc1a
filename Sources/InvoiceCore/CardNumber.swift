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

    /// What stands between the digits that are kept.
    public static let dots = "••••••"

    /// True for 13 to 19 ASCII digits, whether or not they pass the check.
    public static func hasCardLength(_ text: String) -> Bool {
        (13...19).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// True when the text is what ``masked`` gives: six digits, six dots, four digits.
    public static func isMasked(_ text: String) -> Bool {
        let characters = Array(text)
        guard characters.count == 16, String(characters[6..<12]) == dots else { return false }
        return (characters[0..<6] + characters[12...]).allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// The text with every run of 13 to 19 digits masked whose first six and last four are those of `masked`; as it is where
    /// that is no masked card number.
    public static func hidingNumbers(maskedAs masked: String, in text: String) -> String {
        guard isMasked(masked) else { return text }
        var shown = ""
        var rest = text[...]
        while let start = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
            shown += rest[..<start]
            let run = rest[start...].prefix { $0.isASCII && $0.isNumber }
            let isIt = hasCardLength(String(run)) && mask(String(run)) == masked
            shown += isIt ? masked : String(run)
            rest = rest[run.endIndex...]
        }
        return shown + rest
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

    /// What goes to the gateway.
    public var wireText: String {
        switch self {
        case .card(let number): number.digits
        case .other(let text): text
        }
    }

    /// What may be stored and shown.
    public var storedText: String {
        switch self {
        case .card(let number): number.masked
        case .other(let text): text
        }
    }

    /// What may be kept of a sender that is still being typed: from 13 digits on, only the first six and last four.
    ///
    /// An unfinished or mistyped card number is as worth stealing as a right one, so the check sum is not asked, and
    /// separators do not hide it.
    public static func draftText(_ typed: String) -> String {
        let digits = typed.filter { !" -.\u{a0}".contains($0) }
        return CardNumber.hasCardLength(digits) ? CardNumber.mask(digits) : typed
    }
}
