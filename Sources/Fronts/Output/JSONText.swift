import ScreenKit

/// Writes JSON whose members stand in the order in which they were added.
///
/// Whatever could command a terminal, hide, or change the reading order is written as `\uXXXX`: exact for a program, and
/// harmless where it is printed.
struct JSONObjectText: Sendable {
    private var members: [String] = []

    /// The object on one line.
    var text: String { "{\(members.joined(separator: ","))}" }

    /// Adds a text; nil adds nothing.
    mutating func add(_ name: String, _ value: String?) {
        if let value { add(name, json: JSONText.string(value)) }
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
    mutating func add(_ name: String, json: String) { members.append("\(JSONText.string(name)):\(json)") }
}

/// JSON's texts and lists.
enum JSONText {
    /// A text in quotes.
    static func string(_ text: String) -> String {
        let isHarmless = visible(text) == text
        if isHarmless { return escaped(text) }
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                let character = String(scalar)
                if visible(character) == character {
                    out += character
                } else {
                    for unit in character.utf16 { out += escape(unit) }
                }
            }
        }
        return out + "\""
    }

    /// A text in which only quotes and backslashes need care; by bytes, because requests and replies are full of them.
    private static func escaped(_ text: String) -> String {
        let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
        guard text.utf8.contains(where: { $0 == quote || $0 == backslash }) else { return "\"\(text)\"" }
        var bytes: [UInt8] = [quote]
        bytes.reserveCapacity(text.utf8.count * 5 / 4 + 2)
        for byte in text.utf8 {
            if byte == quote || byte == backslash { bytes.append(backslash) }
            bytes.append(byte)
        }
        bytes.append(quote)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A list of values that are JSON already.
    static func array(_ values: [String]) -> String { "[\(values.joined(separator: ","))]" }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
