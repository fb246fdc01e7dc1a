import InvoiceCore
import ScreenKit

extension TextInput {
    /// Edits as ``handle(_:)`` does, where an amount is typed: a comma is the dot at once, as are the keys that stand where the
    /// dot and the comma stand on another layout. Blanks and apostrophes are left out, for the screen groups by itself.
    mutating func handle(amountKey key: Key) -> Bool {
        switch key.text {
        case ",", "/", "ю", "Ю", "б", "Б": handle(.char("."))
        case " ", "'", "’", "\u{A0}", "\u{202F}": true
        default: handle(key)
        }
    }

    /// Puts in an amount that was copied, in plain notation where it means one thing.
    mutating func insert(pastedAmount text: String) {
        do throws(AmountProblem) {
            insert(paste: try Amount.plainText(of: text))
        } catch {
            // As it is: what is wrong with it is said beside it.
            insert(paste: text.trimmingBlanks)
        }
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
