import InvoiceCore
import ScreenKit

/// What is counted.
public enum Countable: Sendable, Hashable, CaseIterable {
    case byte, day, difference, field, hour, invoice, line, minute, picture, record, row, status, tornEnd, update, unit
}

/// Numbers of things, in the plural forms of the language.
public protocol CountTexts {
    /// How it writes numbers: `12 300.50`, `12 300,50`.
    var numbers: NumberStyle { get }
    /// How many of something: `1 invoice`, `1 204 invoices`.
    func count(_ number: Int, _ thing: Countable) -> String
    /// That a sum is too large to be told.
    func tooLargeSum(unit: String) -> String
    /// A part of a whole in percent, rounded, but neither to nothing nor to all what isn't that: `84 %`, `<1 %`, `>99 %`.
    func percent(_ part: Int, of whole: Int) -> String
}

extension Language {
    /// A number grouped by thousands: `12 300`.
    public func count(_ number: Int) -> String {
        Amount(coefficient: UInt128(max(0, number)), scale: 0).grouped(minimumDecimals: 0, in: numbers)
    }

    /// A sum with its unit, or that it is too large to be told.
    public func text(for sum: UnitSum) -> String {
        let unit = visible(sum.unit)
        guard let total = sum.total else { return tooLargeSum(unit: unit) }
        return "\(total.readable(decimals: sum.decimals, in: numbers)) \(unit)"
    }

    /// As many whole sums as so many columns hold, those of the most invoices first, and how many more there are. A sum is
    /// shown whole or not at all.
    public func sums(of totals: Totals, width: Int, like others: Totals? = nil) -> String {
        let texts = totals.sums(like: others).map { text(for: $0) }
        var shown = 0
        var best = ""
        var line = ""
        for (index, text) in texts.enumerated() {
            line += index == 0 ? text : " · \(text)"
            let left = texts.count - index - 1
            let whole = left == 0 ? line : "\(line) +\(left)"
            if TextWidth.of(whole) <= width { (best, shown) = (whole, index + 1) }
        }
        if shown == 0, !texts.isEmpty {
            let hint = texts.count == 1 ? "…" : count(texts.count, .unit)
            return TextWidth.of(hint) <= width ? hint : ""
        }
        return best
    }
}

extension Totals {
    /// Its sums in the order of others, so that what stands below each other on a page has one order.
    public func sums(like others: Totals?) -> [UnitSum] {
        guard let others else { return sortedSums }
        return others.sortedSums.compactMap { sums[$0.unit] } + sortedSums.filter { others.sums[$0.unit] == nil }
    }
}
