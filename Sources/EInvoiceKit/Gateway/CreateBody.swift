import InvoiceCore
import JSON

/// The body of a create request: the same bytes for the same request, always.
///
/// Members stand in the order of their names, without blanks, in UTF-8; empty ones are left out. The signature covers these
/// very bytes, the history keeps them, and an unanswered request is sent again as the same ones.
enum CreateBody {
    /// The body for the gateway.
    static func text(for request: InvoiceRequest) -> String {
        text(for: request, request.wireTexts)
    }

    /// The same bytes, the only copy of a card's number that is made for them; `text` is the ``storableText(for:)`` of this
    /// request.
    static func bytes(for request: InvoiceRequest, stored text: String) -> ZeroizingBytes {
        guard case .card(let card)? = request.sender else { return ZeroizingBytes([text.utf8]) }
        let stored = Array(text.utf8)
        // The last place: an extra field, which comes before, may have the same name and text.
        guard let place = lastRange(of: member("sender", card.masked), in: stored) else {
            return ZeroizingBytes([Self.text(for: request).utf8])
        }
        return ZeroizingBytes([
            stored[..<place.lowerBound], #""sender":""#.utf8, card.digits.utf8, "\"".utf8, stored[place.upperBound...],
        ])
    }

    /// The body that may be stored and shown: the same without a card number's middle digits.
    static func storableText(for request: InvoiceRequest) -> String {
        text(for: request, request.storedTexts)
    }

    /// The bytes that were sent, from what was stored and the number typed again.
    ///
    /// Nil where `storedText` has no masked sender, or `card` doesn't fit the digits that it kept.
    static func restoring(_ card: CardNumber, in storedText: String) -> String? {
        guard let stored = try? JSONValue(parsing: Array(storedText.utf8), .reply),  // Not JSON: nothing to restore in.
            stored["sender"] == .string(card.masked)
        else { return nil }
        let restored = replacingLast(
            member("sender", card.masked), with: member("sender", card.digits), in: Array(storedText.utf8))
        // An extra field may have the name "sender" too; only the right one's digits make this true.
        guard let restored, let whole = try? JSONValue(parsing: restored, .reply), case .object(let members) = stored,
            whole
                == .object(
                    members.map { $0.name == "sender" ? .init("sender", .string(card.digits)) : $0 })
        else { return nil }
        return String(decoding: restored, as: UTF8.self)
    }

    private static func text(for request: InvoiceRequest, _ texts: RequestTexts) -> String {
        let extras = request.extraFields.map { ($0.name, string($0.value)) }.filter { $0.1 != nil }
        let members: [(String, JSONValue?)] = [
            ("amount", amount(request.amount, in: request.method)),
            ("currency", .string(request.method.code)),
            ("extra_fields", extras.isEmpty ? nil : .ordered(extras)),
            ("payment_id", .paymentID(request.paymentID)),
        ]
        return JSONValue.ordered(members + RequestField.allCases.map { ($0.name, string(texts[$0])) }).encoded()
    }

    private static func string(_ text: String?) -> JSONValue? {
        text.flatMap { $0.isEmpty ? nil : .string($0) }
    }

    /// A JSON number, exact. Money that has cents shows them, as the gateway's document does; coins with more decimals
    /// show only those that count.
    private static func amount(_ amount: Amount, in method: PaymentMethod) -> JSONValue {
        .number(amount.text(minimumDecimals: method.decimals <= 2 ? method.decimals : 0))
    }

    private static func member(_ name: String, _ value: String) -> [UInt8] {
        Array("\(JSONValue.string(name).encoded()):\(JSONValue.string(value).encoded())".utf8)
    }

    private static func replacingLast(_ old: [UInt8], with new: [UInt8], in bytes: [UInt8]) -> [UInt8]? {
        lastRange(of: old, in: bytes).map { bytes[..<$0.lowerBound] + new + bytes[$0.upperBound...] }
    }

    private static func lastRange(of wanted: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
        var start = bytes.count - wanted.count
        while start >= 0 {
            if bytes[start...].starts(with: wanted) { return start..<start + wanted.count }
            start -= 1
        }
        return nil
    }
}

extension JSONValue {
    /// An object whose bytes are the same for the same members: names in order; members without a value are left out.
    static func ordered(_ members: [(name: String, value: JSONValue?)]) -> JSONValue {
        .object(
            members.compactMap { name, value in value.map { Member(name, $0) } }
                .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    }

    /// A number where every JSON reader keeps it exact, else a string.
    static func paymentID(_ id: PaymentID) -> JSONValue { id.isExactNumber ? .number(id.text) : .string(id.text) }
}
