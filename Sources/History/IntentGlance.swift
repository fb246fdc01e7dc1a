import Glibc
import InvoiceCore

/// What the beginning of an invoice's line tells without decoding it, where this program wrote it.
private struct IntentGlance {
    /// As `2026-11-22T12:14:42.123Z`.
    let at: UnsafeBufferPointer<UInt8>
    let amount: UnsafeBufferPointer<UInt8>

    /// Nil for a line that begins in another way, or with a text that needs escapes.
    init?(_ line: UnsafeBufferPointer<UInt8>) {
        var rest = line
        guard Self.value(after: #"{"v":1,"type":"invoice","id":""#, &rest) != nil,
            let at = Self.value(after: #"","at":""#, &rest), Self.isMoment(at),
            Self.value(after: #"","payment_id":""#, &rest) != nil,
            Self.value(after: #"","currency":""#, &rest) != nil,
            let amount = Self.value(after: #"","amount":""#, &rest)
        else { return nil }
        self.at = at
        self.amount = amount
    }

    /// The text up to the next quote; `rest` begins with that quote then.
    private static func value(
        after name: StaticString, _ rest: inout UnsafeBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8>? {
        let start = name.utf8CodeUnitCount
        guard let base = rest.baseAddress, rest.count > start, memcmp(base, name.utf8Start, start) == 0,
            let end = rest[start...].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }),
            rest[end] == UInt8(ascii: "\"")
        else { return nil }
        defer { rest = UnsafeBufferPointer(rebasing: rest[end...]) }
        return UnsafeBufferPointer(rebasing: rest[start..<end])
    }

    /// True for texts of which the later one is the greater one.
    private static func isMoment(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let shape: StaticString = "0000-00-00T00:00:00.000Z"
        guard text.count == shape.utf8CodeUnitCount else { return false }
        return text.indices.allSatisfy { index in
            let wanted = shape.utf8Start[index]
            return wanted == UInt8(ascii: "0") ? (0x30...0x39).contains(text[index]) : text[index] == wanted
        }
    }
}

/// The conditions of a query that a glance at a line can decide: a period and limits of the amount.
///
/// A period's few invoices among many are found in the time that reading the file takes; decoding all takes fifty times as
/// long.
struct GlanceConditions: Sendable {
    private let since: [UInt8]?
    private let until: [UInt8]?
    private let amounts: [Amount]
    private let moreThan: Amount?
    private let lessThan: Amount?

    /// Nil where there is nothing to decide.
    init?(_ query: InvoiceQuery) {
        // Years of another length than four digits don't compare as texts.
        func text(_ moment: Timestamp?) -> [UInt8]? {
            moment.map { Array($0.description.utf8) }.flatMap {
                $0.count == 24 && $0[0] != UInt8(ascii: "-") ? $0 : nil
            }
        }
        since = text(query.since)
        until = text(query.until)
        amounts = query.amounts
        moreThan = query.moreThan
        lessThan = query.lessThan
        if since == nil, until == nil, moreThan == nil, lessThan == nil, amounts.isEmpty { return nil }
    }

    /// True when the invoice in this line surely doesn't meet the query.
    func rulesOut(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let glance = IntentGlance(line), let at = glance.at.baseAddress else { return false }
        if let since, memcmp(at, since, 24) < 0 { return true }
        if let until, memcmp(at, until, 24) >= 0 { return true }
        if moreThan == nil, lessThan == nil, amounts.isEmpty { return false }
        // What is no amount makes the line a bad one: decoding it tells.
        guard let amount = try? Amount(String(decoding: glance.amount, as: UTF8.self)) else { return false }
        if !amounts.isEmpty, !amounts.contains(amount) { return true }
        if let moreThan, amount <= moreThan { return true }
        if let lessThan, amount >= lessThan { return true }
        return false
    }
}
