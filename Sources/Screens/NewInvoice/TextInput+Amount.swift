import InvoiceCore
import ScreenKit

/// The comma of an amount that is being typed. It becomes the dot at once; which of the two it was decides whether `1,500` may
/// mean 1500 as well.
struct TypedComma: Sendable, Equatable {
    private var isDot = false

    /// What is typed for a comma.
    enum Sign: Sendable {
        case dot, comma
        /// The one before was no dot: both group digits, as in `12,345,678`.
        case commas
    }

    /// Takes in the next key, before it changes the text; for a comma, what it means.
    mutating func take(_ key: Key, in input: TextInput) -> Sign? {
        let hasDot = !input.isSelected && input.text.utf8.contains(UInt8(ascii: "."))
        guard key == .char(",") else {
            if !hasDot { isDot = false }
            return nil
        }
        defer { isDot = !hasDot }
        return hasDot ? (isDot ? .commas : .comma) : .dot
    }

    /// The amount as it was meant: with its comma where that makes it mean two things, which it doesn't where people write it
    /// before decimals.
    func written(_ text: String, point: String) -> String {
        guard isDot else { return text }
        let written = text.replacing(".", with: ",")
        do throws(AmountProblem) {
            _ = try Amount.plainText(of: written, point: point)
        } catch {
            if case .ambiguous = error { return written }
        }
        return text
    }
}

extension TextInput {
    mutating func handle(_ sign: TypedComma.Sign) -> Bool {
        switch sign {
        case .dot: return handle(.char("."))
        case .comma: return handle(.char(","))
        case .commas:
            self = TextInput(text: text.replacing(".", with: ","))
            return handle(.char(","))
        }
    }

    /// Edits as ``handle(_:)`` does, where an amount is typed: a comma is the dot at once, as are the keys that stand where the
    /// dot and the comma stand on another layout. Blanks and apostrophes are left out, for the screen groups by itself.
    mutating func handle(amountKey key: Key) -> Bool {
        switch key.text {
        case ",", "/", "ю", "Ю", "б", "Б": handle(.char("."))
        case " ", "'", "’", "\u{A0}", "\u{202F}": true
        default: handle(key)
        }
    }

    /// Puts in an amount that was copied, in plain notation where it means one thing: whoever wrote it may have another language than
    /// this console.
    mutating func insert(pastedAmount text: String) {
        do throws(AmountProblem) {
            insert(paste: try Amount.plainText(of: text))
        } catch {
            // As it is: what is wrong with it is said beside it.
            insert(paste: text.trimmingBlanks)
        }
    }

    /// Edits as ``handle(_:)`` does, where digits with a `+` are typed: what a phone number is written with is left out.
    mutating func handle(numberKey key: Key) -> Bool {
        guard let character = key.text, character.isNumberSeparator else { return handle(key) }
        return true
    }

    /// Puts in a number that was copied, without what it is written with.
    mutating func insert(pastedNumber text: String) {
        let text = text.trimmingBlanks
        let number = text.filter { !$0.isNumberSeparator }
        insert(paste: number.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2B } ? number : text)
    }

    /// Puts in a number that was copied; a card's number comes without the blanks and dashes in it.
    mutating func insert(pastedSender text: String) {
        let text = text.trimmingBlanks
        guard let digits = Sender.plainDigits(of: text), CardNumber.hasCardLength(digits) else {
            return insert(paste: text)
        }
        insert(paste: digits)
    }
}

extension Character {
    /// What stands between the digits of a phone number.
    fileprivate var isNumberSeparator: Bool { isWhitespace || "-–().".contains(self) }
}

/// The blanks and dashes of a number that is being typed as a sender. A card's number goes without them; where it becomes
/// something else they were a part of it.
struct TypedSender: Sendable, Equatable {
    /// As it was typed.
    private var written = ""

    mutating func handle(_ key: Key, in input: inout TextInput) -> Bool {
        let isAtEnd = !input.isSelected && input.cursor == input.text.count
        guard isAtEnd, let character = key.text, Self.isDigits(input.text) else {
            written = ""
            return input.handle(key)
        }
        if written.filter({ $0 != " " && $0 != "-" }) != input.text { written = input.text }
        if character == " " || character == "-" {
            written.append(character)
            return true
        }
        if !("0"..."9").contains(character), written != input.text {
            var whole = input
            _ = whole.handle(.ctrl("u"))
            whole.insert(paste: written)
            input = whole
        }
        written = ("0"..."9").contains(character) ? written + String(character) : ""
        return input.handle(key)
    }

    private static func isDigits(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
