import InvoiceCore
import ScreenKit
import Wording

/// How wide the texts of some columns are, of all invoices that were seen: a column that is as wide as what is visible would move
/// while one scrolls.
struct ListWidths: Sendable, Equatable {
    private(set) var paymentID = 10
    private(set) var tracking = 14
    private(set) var method = 0
    /// Of the gateway's own words for a status, and of what is told only of some.
    private var rareState = 0
    /// Of the amounts' digits before the point.
    private(set) var whole = 0
    /// Of a whole amount with its unit.
    private(set) var amount = 0

    /// Columns behind the point that all amounts have room for: decimals and a unit of three letters.
    private static let usualTail = 9
    /// Larger amounts stand further to the left than their point would.
    private static let mostWhole = 13

    /// A method of the settings may be called anything.
    private static let mostMethod = 60

    /// Takes the texts of further invoices in.
    mutating func note(_ invoices: some Sequence<Invoice>) {
        for invoice in invoices {
            paymentID = max(paymentID, min(20, invoice.intent.paymentID.text.utf8.count))
            tracking = max(tracking, min(24, invoice.tracking?.utf8.count ?? 0))
            if let status = invoice.report?.status, status.meaning == .unheardOf {
                rareState = max(rareState, min(18, status.text.utf8.count + 2))
            }
            if invoice.advice == .compareSums || invoice.report?.status.meaning == .paidOtherAmount {
                rareState = max(rareState, TextWidth.of(wording.badge(for: ShownState.otherSum).text))
            }
            method = max(method, min(Self.mostMethod, TextWidth.of(visible(wording.methodName(of: invoice)))))
            let text = Self.shortAmount(of: invoice)
            whole = max(whole, min(Self.mostWhole, Self.whole(of: text)))
            amount = max(amount, text.count + 1 + min(10, TextWidth.of(visible(invoice.unit))))
        }
    }

    /// Of the names of states.
    static var ownState: Int {
        ShownState.allCases.lazy.filter { $0 != .otherSum }.map { TextWidth.of(wording.badge(for: $0).text) }
            .reduce(14, max)
    }

    var state: Int { max(Self.ownState, rareState) }

    /// Of the column of amounts.
    var amountColumn: Int { max(8, amount, whole + Self.usualTail) }

    /// The amount behind the blanks that bring its point under those of the others, as far as it has room.
    func indentedAmount(of invoice: Invoice) -> String {
        let text = Self.shortAmount(of: invoice)
        let room = amountColumn - text.count - 1 - TextWidth.of(visible(invoice.unit))
        return String(repeating: " ", count: max(0, min(room, whole - Self.whole(of: text)))) + text
    }

    private static func whole(of amount: String) -> Int {
        amount.unicodeScalars.prefix { $0 != "." && $0 != "," }.count
    }

    /// Eighteen decimals say little in a list: at most eight are shown, with a mark where there are more; Enter shows all.
    static func shortAmount(of invoice: Invoice) -> String {
        let text = wording.number(of: invoice)
        let hidden = invoice.intent.amount.scale - 8
        return hidden > 1 ? text.dropLast(hidden) + "…" : text
    }
}
