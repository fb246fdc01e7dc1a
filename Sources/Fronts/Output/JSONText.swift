import JSON
import ScreenKit

/// An object of the output, on one line, its members in the order in which they were added.
struct JSONObjectText: Sendable {
    private var writer = JSONWriter()

    init() { writer.beginObject() }

    /// The object on one line.
    var text: String {
        var whole = writer
        whole.endObject()
        return String(decoding: whole.bytes, as: UTF8.self)
    }

    /// Adds a text; nil adds nothing.
    mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        addName(name)
        writer.string(value, escaping: JSONText.escapes(in: value))
    }

    /// Adds a whole number; nil adds nothing.
    mutating func add(_ name: String, _ value: Int?) {
        if let value { add(name, json: String(value)) }
    }

    /// Adds true or false; nil adds nothing.
    mutating func add(_ name: String, _ value: Bool?) {
        if let value { add(name, json: value ? "true" : "false") }
    }

    /// Adds a value that is JSON already.
    mutating func add(_ name: String, json: String) {
        addName(name)
        writer.raw(json)
    }

    /// Adds a member with all that is in it.
    mutating func add(_ member: JSONValue.Member) {
        switch member.value {
        case .string(let text): add(member.name, text)
        case .object(let members):
            var whole = JSONObjectText()
            for member in members { whole.add(member) }
            add(member.name, json: whole.text)
        case .null, .bool, .number, .array: add(member.name, json: member.value.encoded())
        }
    }

    private mutating func addName(_ name: String) {
        writer.name(name, escaping: JSONText.escapes(in: name))
    }
}

/// JSON's texts and lists.
///
/// Whatever could command a terminal, hide, or change the reading order is written as `\uXXXX`: exact for a program, and
/// harmless where it is printed.
enum JSONText {
    /// A text in quotes.
    static func string(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text, escaping: escapes(in: text))
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// A list of values that are JSON already.
    static func array(_ values: [String]) -> String { "[\(values.joined(separator: ","))]" }

    /// The scalars to escape in a text; nil where JSON's own escapes suffice, as in most texts.
    static func escapes(in text: String) -> ((Unicode.Scalar) -> Bool)? {
        visible(text) == text ? nil : { visible(String($0)) != String($0) }
    }
}
