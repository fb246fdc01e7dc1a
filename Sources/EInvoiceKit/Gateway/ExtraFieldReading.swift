import InvoiceCore
import JSON

/// The rules read from the reply to `/api/extrafields/list`, whose shape is not documented.
///
/// Brands differ, and a field that can't be read must not block a create. An odd field is left out and reported; of a
/// rule that is half readable the milder half counts.
struct ExtraFieldReading: Sendable {
    private(set) var rules: [ExtraFieldRule] = []
    /// False where something was left out.
    private(set) var isWhole = true

    /// Reads an array; an object with the array under `list` or `fields`; or an object of such, keyed by currency.
    init(_ reply: JSONValue) {
        read(reply, currency: nil)
    }

    private mutating func read(_ value: JSONValue, currency: String?) {
        switch value {
        case .array(let elements):
            for element in elements { readField(element, currency: currency) }
        case .object(let members):
            if let list = value["list"] ?? value["fields"] {
                read(list, currency: currency)
            } else if Self.name(of: value) != nil {
                readField(value, currency: currency)
            } else if let elements = value.elements {
                for element in elements { readField(element, currency: currency) }
            } else if currency == nil {
                for member in members where member.value != .null { read(member.value, currency: member.name) }
            } else {
                isWhole = false
            }
        case .null, .bool, .number, .string: isWhole = false
        }
    }

    private mutating func readField(_ value: JSONValue, currency: String?) {
        guard let name = Self.name(of: value) else {
            isWhole = false
            return
        }
        var rule = ExtraFieldRule(name: name, currencies: currency.map { [$0] } ?? [])
        if case .object = value {
            let own = Self.currencies(of: value)
            if let own, !own.isEmpty, currency == nil { rule.currencies = own }
            // A field with an unreadable currency is at least not one for all currencies.
            if own == nil { isWhole = false }
            rule.title = Self.first(of: ["title", "label", "description"], in: value)?.text
            rule.pattern = Self.first(of: ["regexp", "regex", "pattern"], in: value)?.text
            rule.type = value["type"]?.text
            rule.example = Self.first(of: ["example", "sample"], in: value)?.text
            readRequired(value, into: &rule, isCurrencyKnown: own != nil)
            readChoices(value, into: &rule)
        }
        rules.append(rule)
    }

    private mutating func readRequired(_ value: JSONValue, into rule: inout ExtraFieldRule, isCurrencyKnown: Bool) {
        guard let required = value["required"] else { return }
        if let flag = required.flag { rule.isRequired = flag && isCurrencyKnown } else { isWhole = false }
    }

    private mutating func readChoices(_ value: JSONValue, into rule: inout ExtraFieldRule) {
        guard let given = Self.first(of: ["values", "options"], in: value) else { return }
        var choices: [String?] = []
        switch given {
        case .array(let elements):
            choices = elements.map { $0.text ?? Self.first(of: ["value", "id", "code", "key", "name"], in: $0)?.text }
        // A form's options, as value and label: the value goes on the wire.
        case .object(let members): choices = members.map(\.name)
        case .string(let text) where !text.isEmpty:
            choices = text.unicodeScalars.split(separator: ",").map(trimmingBlanks)
        case .null, .bool, .number, .string: choices = [nil]
        }
        // A list with a gap would refuse a value that the gateway takes.
        if choices.contains(nil) { isWhole = false } else { rule.choices = choices.compactMap(\.self) }
    }

    /// The field's name: its own member, or the text itself where fields are plain names.
    private static func name(of value: JSONValue) -> String? {
        if case .string(let name) = value { return name.isEmpty ? nil : name }
        return first(of: ["name", "field", "field_name"], in: value)?.text
    }

    /// The codes that a field says it belongs to; empty where it says nothing, nil where it can't be understood.
    private static func currencies(of value: JSONValue) -> [String]? {
        guard let given = first(of: ["currency", "currencies", "payment_system"], in: value) else { return [] }
        if let text = given.text { return text.unicodeScalars.split(separator: ",").map(trimmingBlanks) }
        if given == .string("") { return [] }
        guard case .array(let elements) = given else { return nil }
        let codes = elements.compactMap(\.text)
        return codes.count == elements.count ? codes : nil
    }

    private static func first(of names: [String], in value: JSONValue) -> JSONValue? {
        for name in names {
            if let found = value[name] { return found }
        }
        return nil
    }
}

/// Without blanks at either end.
private func trimmingBlanks(_ text: Substring.UnicodeScalarView) -> String {
    let start = text.drop { $0 == " " }
    return start.lastIndex { $0 != " " }.map { String(start[...$0]) } ?? ""
}
